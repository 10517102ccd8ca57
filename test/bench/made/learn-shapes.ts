import type { Document } from '../corpus.ts';
import type { WordSequence } from './word-process.ts';

/** How a message is laid out: how many words each line has, 0 for an empty one; the first line is the title. */
export type Shape = readonly number[];

/** What made logs are made like. */
export interface LearntLog {
  text: WordSequence;
  shapes: Shape[];
}

/** Words that are learnt at most: enough to know how the vocabulary grows. */
const mostWords = 6_000_000;

/** Lines of a message that are kept at most; the longest of a real log would make up a tenth of a made one. */
const mostLines = 80;

/** Takes the words of a log, in its order, and the layout of its messages. Merges are made otherwise. */
export function learnLog(documents: readonly Document[]): LearntLog {
  const numbers = new Map<string, number>();
  const places: number[] = [];
  const shapes: Shape[] = [];
  for (const { title, body, change } of documents) {
    if (!change || title === '') continue;
    const lines = [title, '', ...body.split('\n')].slice(0, mostLines);
    const shape = lines.map((line) => {
      const words = line.split(/\s+/).filter((word) => word !== '' && word.length <= 60);
      for (const word of words) {
        let number = numbers.get(word);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(word, number);
        }
        if (places.length < mostWords) places.push(number);
      }
      return words.length;
    });
    shapes.push(shape);
  }
  const places32 = Int32Array.from(places);
  const known = places32.reduce((most, number) => Math.max(most, number), -1) + 1;
  return { text: { words: [...numbers.keys()].slice(0, known), places: places32 }, shapes };
}
