import type { Entry } from '../model/entry.ts';
import { splitQuery } from '../search/words.ts';
import { makeWordCounter, type WordCounter } from './word-counter.ts';

/** The words by which passages are chosen. */
export interface PassageWords {
  /** How many there are. */
  length: number;
  count: WordCounter;
}

/** Makes the words ready by which the passages of all entries of an answer are chosen. */
export function readPassageWords(about: string | undefined): PassageWords {
  const words = about === undefined ? [] : splitQuery(about);
  return { length: words.length, count: makeWordCounter(words) };
}

/** The longest quote, in characters. */
export const quoteLength = 300;

/**
 * The passage of an entry that says most of the words: word for word from its text, line ends as spaces, at most 300
 * characters, whole sentences where they fit. Without words, how the text begins.
 */
export function choosePassage(entry: Entry, words: PassageWords): string {
  const { count: countWords } = words;
  // No sentence has more of them than the whole text.
  const most = words.length === 0 ? 0 : countWords(entry.body);
  if (most === 0 && entry.subject && words.length > 0) return cutAround(entry.subject, countWords);
  const paragraphs = entry.merge ? splitMerge(entry.body, entry.merge.listed) : splitParagraphs(entry.body);
  const best = findBest(paragraphs, most, countWords);
  if (!best) return cutAround(entry.subject ?? '', countWords);
  const { score, texts } = best;
  const [first = '', ...others] = texts;
  if (score === 0 && entry.subject && words.length > 0) return cutAround(entry.subject, countWords);
  if (first.length > quoteLength) return cutAround(first, countWords);
  let passage = first;
  for (const next of others) {
    if (passage.length + 1 + next.length > quoteLength) break;
    passage += ` ${next}`;
  }
  return passage;
}

export interface Sentence {
  text: string;
  /** Sentences of two paragraphs are never quoted as one. */
  paragraph: number;
}

/** The first of the sentences that have most of the words, and what follows it in its paragraph; none has more than `most`. */
function findBest(paragraphs: Iterable<readonly string[]>, most: number, countWords: WordCounter) {
  let best: { score: number; texts: readonly string[] } | undefined;
  for (const texts of paragraphs) {
    for (const [index, text] of texts.entries()) {
      const score = most === 0 ? 0 : countWords(text);
      if (best === undefined || score > best.score) best = { score, texts: texts.slice(index) };
      // What comes behind is not even cut into sentences.
      if (best.score >= most) return best;
    }
  }
  return best;
}

/**
 * The titles that a merge lists are lines of their own, so that two of them are never quoted as one; what else it says is
 * made of sentences.
 */
function splitMerge(body: string, listed: readonly string[]): string[][] {
  const titles = new Set(listed);
  const isTitle = (line: string): boolean => bullet.test(line) || titles.has(line);
  const pieces = body.split(emptyLine).flatMap((text): string[][] => {
    const lines = text.split('\n').flatMap((line) => line.replace(/\s+/g, ' ').trim() || []);
    return lines.some(isTitle) ? lines.map((line) => [line]) : [splitParagraph(lines.join(' '))];
  });
  return pieces.map((texts) => texts.filter((text) => text !== ''));
}

const bullet = /^[*•◦-] /;

/** White space that is no single space: most of a text's is, and replacing it by itself takes longest. */
const looseSpace = /[^\S ]\s*| \s+/g;

/** Where a sentence ends and another begins; the number of an item is no sentence. */
const sentenceEnd = /(?<!^\d{1,2})[.!?] (?=["'(]?[\p{Lu}\p{N}])/gu;

/** The sentences of a text, each of one paragraph. */
export function splitSentences(body: string): Sentence[] {
  const paragraphs = [...splitParagraphs(body)];
  return paragraphs.flatMap((texts, paragraph) => texts.map((text) => ({ text, paragraph })));
}

/** The sentences of each paragraph of a text; none where it is empty. */
function* splitParagraphs(body: string): Generator<string[], void> {
  for (const text of body.split(emptyLine)) {
    const folded = text.replace(looseSpace, ' ').trim();
    yield folded === '' ? [] : splitParagraph(folded);
  }
}

const emptyLine = /\n[ \t\r]*\n/;

/** The sentences of a paragraph whose white space is single spaces. */
function splitParagraph(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  // `matchAll` would make an expression anew for each text, which takes longer than the search.
  sentenceEnd.lastIndex = 0;
  while (sentenceEnd.test(text)) {
    sentences.push(text.slice(start, sentenceEnd.lastIndex - 1));
    start = sentenceEnd.lastIndex;
  }
  sentences.push(text.slice(start));
  return sentences;
}

/** At most 300 characters of a long text, from a word's beginning to a word's end, around the first word asked for. */
export function cutAround(text: string, countWords: WordCounter): string {
  if (text.length <= quoteLength) return text;
  const pieces = text.split(' ');
  const found = pieces.findIndex((piece) => countWords(piece) > 0);
  let start = Math.max(0, found);
  let length = pieces[start]?.length ?? 0;
  if (length > quoteLength) return (pieces[start] ?? '').slice(0, quoteLength).replace(/[\uD800-\uDBFF]$/, '');
  let end = start + 1;
  const fits = (piece: string | undefined): boolean => piece !== undefined && length + 1 + piece.length <= quoteLength;
  while (fits(pieces[end]) || fits(pieces[start - 1])) {
    // Some words before the one asked for, most of them after it.
    if (fits(pieces[end])) length += 1 + (pieces[end++]?.length ?? 0);
    if (fits(pieces[start - 1])) length += 1 + (pieces[--start]?.length ?? 0);
  }
  return pieces.slice(start, end).join(' ');
}
