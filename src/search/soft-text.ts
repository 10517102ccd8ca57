import type { SoftWord } from './soft-words.ts';
import { eachStretch } from './tokens.ts';
import { isEmptyWord } from './words.ts';

/** The terms of a question's words, to be looked for in texts. */
export interface SoftTerms {
  /** For a term, the words of the question that it may stand for, each with how surely. */
  words: ReadonlyMap<string, readonly { word: number; weight: number }[]>;
  /** For each first letter, which lengths terms have that begin so, as bits: most words of a text are none of them. */
  lengths: Uint32Array;
}

/** What lies beyond plain letters and signs shares a place. */
const firstOf = (unit: number): number => (unit < 127 ? unit : 127);
const lengthBit = (length: number): number => 1 << Math.min(length, 31);

/** Makes the table of the terms of a question's words. */
export function listSoftTerms(words: readonly SoftWord[]): SoftTerms {
  const terms = new Map<string, { word: number; weight: number }[]>();
  const lengths = new Uint32Array(128);
  for (const [word, { groups }] of words.entries()) {
    for (const group of groups) {
      for (const { term, weight } of group.variants) {
        const known = terms.get(term) ?? [];
        known.push({ word, weight: group.weight * weight * (group.compared ?? 1) });
        terms.set(term, known);
        const first = firstOf(term.charCodeAt(0));
        lengths[first] = (lengths[first] ?? 0) | lengthBit(term.length);
      }
    }
  }
  return { words: terms, lengths };
}

/** What a stretch of a text has of a question's words. */
export interface SoftStretch {
  /** How surely it has each of the words, from 0 to 1. */
  has: Float32Array;
  /** Where each word stands first, counted in words from the stretch's beginning; -1 where it does not. */
  places: Int32Array;
  /** How many of its words are the question's. */
  told: number;
}

/** Room for what a stretch of text has of so many words, to be used for one stretch after the other. */
export const makeStretch = (count: number): SoftStretch => ({
  has: new Float32Array(count),
  places: new Int32Array(count).fill(-1),
  told: 0,
});

/** Looks for the words of a question in a stretch of text. What `stretch` had before is gone then. */
export function readStretch(text: string, terms: SoftTerms, stretch: SoftStretch): SoftStretch {
  const { has, places } = stretch;
  if (stretch.told > 0) {
    has.fill(0);
    places.fill(-1);
    stretch.told = 0;
  }
  let place = -1;
  let told = -1;
  eachStretch(text, (units, start, end, kind) => {
    if (kind === 'word') place += 1;
    const lengths = terms.lengths[firstOf(units[start] ?? 0)] ?? 0;
    if ((lengths & lengthBit(end - start)) === 0) return;
    const found = terms.words.get(String.fromCharCode(...units.subarray(start, end)));
    if (!found) return;
    if (told !== place) stretch.told += 1;
    told = place;
    for (const { word, weight } of found) {
      if (weight <= (has[word] ?? 0)) continue;
      has[word] = weight;
      places[word] = place;
    }
  });
  return stretch;
}

/** How many words of a text tell anything. */
export function countTelling(text: string): number {
  let telling = 0;
  eachStretch(text, (units, start, end, kind) => {
    if (kind === 'word' && !isEmptyWord(String.fromCharCode(...units.subarray(start, end)))) telling += 1;
  });
  return telling;
}
