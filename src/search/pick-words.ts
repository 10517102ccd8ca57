import { eachStretch } from './tokens.ts';
import { isEmptyWord } from './words.ts';

const star = 0x2a;

/** A word of a query, where it stands, and its parts where it is an identifier. */
export interface PickedWord {
  word: string;
  parts: string[];
  start: number;
  end: number;
  /** Whether a star behind it asks for all that begins so. */
  open: boolean;
}

/** The words of a query that tell something, and which stretches of it are joined words. */
export function pickWords(text: string): {
  words: PickedWord[];
  compounds: { word: string; start: number; end: number }[];
} {
  const words: PickedWord[] = [];
  const compounds: { word: string; start: number; end: number }[] = [];
  eachStretch(text, (low, start, end, kind) => {
    const word = String.fromCharCode(...low.subarray(start, end));
    const last = words.at(-1);
    if (kind === 'compound') compounds.push({ word, start, end });
    else if (isEmptyWord(word)) return;
    else if (kind === 'part' && last && end <= last.end) last.parts.push(word);
    // The parts of an identifier that is too long to be indexed whole are words of their own.
    else words.push({ word, parts: [], start, end, open: word.length > 1 && low[end] === star });
  });
  return { words, compounds };
}
