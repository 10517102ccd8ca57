import type { DeveloperWords } from '../model/developer-words.ts';
import type { AskedWord } from '../model/reading.ts';
import type { Dictionary } from './dictionary.ts';
import { expandWord, sumSizes, type Variant } from './expand.ts';
import { findJoined } from './joined-words.ts';
import { pickWords } from './pick-words.ts';
import { rarityOf } from './rank.ts';
import { stem } from './stems.ts';
import { findMeaning } from './word-meaning.ts';

/** Terms that stand for a word in one way: as it is, or as one that is said for it. */
export interface SoftGroup {
  variants: readonly Variant[];
  /** How much it counts beside the word itself, from 0 to 1. */
  weight: number;
  /** How much it tells that a text has one of the terms. */
  rarity: number;
}

/** A word of a question with all that may stand for it. */
export interface SoftWord {
  word: string;
  kind: AskedWord['kind'];
  /** What it was taken for, where the log does not have it. */
  taken?: string | undefined;
  /** How much an answer is expected to have it: its rarity, less for words that say little about a change. */
  weight: number;
  /** The word itself and its forms first; none where the log has nothing for it. */
  groups: readonly SoftGroup[];
  /** In how many units the log has the word itself. */
  size: number;
  /** A piece of a joined word, which the joined word counts for already. */
  piece: boolean;
}

/** How much words of each kind are expected in an answer. */
const kindWeights = { thing: 1, action: 0.45, vague: 0.35 };

const [formWeight, sameWeight, pieceWeight, pairWeight] = [0.85, 0.5, 0.5, 0.9];

/** Terms of more units than this share of the log tell nothing in the place of another. */
const commonShare = 0.1;

/** Reads the words of a question against those of a log. */
export function readSoftWords(
  dictionaries: readonly Dictionary[],
  asked: readonly AskedWord[],
  same: DeveloperWords,
  units: number,
): SoftWord[] {
  const words: SoftWord[] = [];
  const known = new Set<string>();
  const add = (word: SoftWord): void => {
    if (!known.has(word.word)) words.push(word);
    known.add(word.word);
  };
  for (const { text, kind } of asked) {
    const picked = pickWords(text);
    const joined = picked.compounds.flatMap(({ word, start, end }) => {
      const variants = findJoined(dictionaries, word);
      return variants.length > 0 ? [{ word, variants, start, end }] : [];
    });
    for (const { word, variants } of joined) {
      const size = sumSizes(dictionaries, variants);
      const rarity = rarityOf(Math.min(size, units), units);
      add({ word, kind, weight: rarity, groups: [{ variants, weight: 1, rarity }], size, piece: false });
    }
    for (const { word, start, end } of picked.words) {
      const piece = joined.some((one) => start >= one.start && end <= one.end);
      add(readWord(dictionaries, { word, kind, piece, pieces: picked.compounds.length > 0 }, same, units));
    }
  }
  return joinPairs(dictionaries, words, units);
}

function readWord(
  dictionaries: readonly Dictionary[],
  { word, kind, piece, pieces }: { word: string; kind: AskedWord['kind']; piece: boolean; pieces: boolean },
  same: DeveloperWords,
  units: number,
): SoftWord {
  const own = expandWord(dictionaries, word);
  const others = same.get(word) ?? same.get(stem(word)) ?? [];
  const meaning = own.length > 0 ? { word, variants: own } : findMeaning(dictionaries, word);
  const size = sumSizes(dictionaries, meaning.variants);
  const rarity = rarityOf(Math.min(size, units), units);
  const forms = meaning.variants.map(({ term, weight }) => ({ term, weight: weight === 1 ? 1 : formWeight }));
  const groups: SoftGroup[] = forms.length > 0 ? [{ variants: forms, weight: 1, rarity }] : [];
  const roots = new Set([stem(word)]);
  for (const other of others) {
    if (roots.has(stem(other))) continue;
    roots.add(stem(other));
    const variants = expandWord(dictionaries, other);
    const its = sumSizes(dictionaries, variants);
    if (variants.length === 0 || its > units * commonShare) continue;
    groups.push({ variants, weight: sameWeight, rarity: rarityOf(Math.min(its, units), units) });
  }
  const kindWeight = kindWeights[kind] * (piece ? pieceWeight : 1);
  return {
    word,
    kind: pieces && kind !== 'thing' ? 'thing' : kind,
    ...(meaning.word !== word && { taken: meaning.word }),
    weight: rarity * kindWeight,
    groups,
    size,
    piece,
  };
}

/** Two words of a question may stand in the log as one: `set proc` in `setproc`, `big keys` in `bigkeys`. */
function joinPairs(dictionaries: readonly Dictionary[], words: readonly SoftWord[], units: number): SoftWord[] {
  return words.map((word, index) => {
    const pairs = [word.word + (words[index + 1]?.word ?? ''), (words[index - 1]?.word ?? '') + word.word];
    const groups = pairs.flatMap((pair): SoftGroup[] => {
      if (pair === word.word || pair.length < 5) return [];
      const variants = expandWord(dictionaries, pair);
      const size = sumSizes(dictionaries, variants);
      return variants.length === 0 ? [] : [{ variants, weight: pairWeight, rarity: rarityOf(size, units) }];
    });
    return groups.length === 0 ? word : { ...word, groups: [...word.groups, ...groups] };
  });
}
