import type { SoftWord } from './soft-words.ts';
import { eachToken } from './tokens.ts';
import { isEmptyWord } from './words.ts';

/** For a term, the words of the question that it may stand for, each with how surely. */
export type SoftTerms = ReadonlyMap<string, readonly { word: number; weight: number }[]>;

/** Makes the table of the terms of a question's words. */
export function listSoftTerms(words: readonly SoftWord[]): SoftTerms {
  const terms = new Map<string, { word: number; weight: number }[]>();
  for (const [word, { groups }] of words.entries()) {
    for (const group of groups) {
      for (const variant of group.variants) {
        const known = terms.get(variant.term) ?? [];
        known.push({ word, weight: group.weight * variant.weight });
        terms.set(variant.term, known);
      }
    }
  }
  return terms;
}

/** What a stretch of a text has of a question's words. */
export interface SoftStretch {
  /** How surely it has each of the words, from 0 to 1. */
  has: Float32Array;
  /** Where each word stands first, counted in words from the stretch's beginning; -1 where it does not. */
  places: Int32Array;
  /** How many words it has that tell anything, and how many of these are the question's. */
  telling: number;
  told: number;
}

/** Looks for the words of a question in a stretch of text; `most` words of it at most are looked at. */
export function readStretch(text: string, terms: SoftTerms, count: number, most = 4000): SoftStretch {
  const has = new Float32Array(count);
  const places = new Int32Array(count).fill(-1);
  const stretch: SoftStretch = { has, places, telling: 0, told: 0 };
  let place = -1;
  let told = -1;
  eachToken(text, (token, kind) => {
    if (kind === 'word') {
      place += 1;
      if (!isEmptyWord(token)) stretch.telling += 1;
    }
    if (place > most) return;
    for (const { word, weight } of terms.get(token) ?? []) {
      if (told !== place) stretch.told += 1;
      told = place;
      if (weight > (has[word] ?? 0)) {
        has[word] = weight;
        places[word] = place;
      }
    }
  });
  return stretch;
}
