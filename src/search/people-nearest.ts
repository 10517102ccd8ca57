import { distance } from 'fastest-levenshtein';
import { nameWords } from '../model/identity.ts';
import { type NameTable, withoutInitials } from './people-names.ts';

/** Somebody whose name is like the one that was typed. */
export interface NearName {
  /** The index of the person. */
  person: number;
  /** The spelling that is like it. */
  name: string;
}

/** How well a word is met at least, from 0 to 1, to be offered. */
const worst = 0.5;

/**
 * Finds the people whose names come nearest to one that nobody has: by slips of the keyboard in its words, and by words
 * that begin alike. The nearest come first, and among those equally near the most active: by `counts` of each person,
 * or else by their order in the table.
 */
export function nearestNames(table: NameTable, wanted: string, limit: number, counts?: ArrayLike<number>): NearName[] {
  const typed = [...new Set(withoutInitials(nameWords(wanted)))].slice(0, mostWords);
  /** For each spelling that is like it, how well its words meet those typed. */
  const scores = new Map<number, number>();
  for (const word of typed) {
    const best = new Map<number, number>();
    for (const [near, likeness] of nearWords(table, word)) {
      for (const spelling of table.words.get(near) ?? []) {
        if (likeness > (best.get(spelling) ?? 0)) best.set(spelling, likeness);
      }
    }
    for (const [spelling, likeness] of best)
      scores.set(spelling, (scores.get(spelling) ?? 0) + likeness / typed.length);
  }
  const people = new Map<number, { score: number; name: string }>();
  for (const [index, score] of scores) {
    const spelling = table.spellings[index];
    if (spelling === undefined || score < worst) continue;
    if (score > (people.get(spelling.person)?.score ?? 0)) people.set(spelling.person, { score, name: spelling.text });
  }
  const countOf = (person: number): number => counts?.[person] ?? 0;
  return [...people]
    .sort(([a, one], [b, two]) => two.score - one.score || countOf(b) - countOf(a) || a - b)
    .slice(0, limit)
    .map(([person, { name }]) => ({ person, name }));
}

/** Longer questions are no names. */
const mostWords = 5;

/** The words in names that are like this one, and how much, from 0 to 1. */
function nearWords(table: NameTable, typed: string): [string, number][] {
  const slips = typed.length < 3 ? 0 : typed.length < 5 ? 1 : typed.length < 9 ? 2 : 3;
  const letters = lettersOf(typed);
  const near: [string, number][] = [];
  for (const word of table.words.keys()) {
    const likeness = Math.max(alikeByBeginning(word, typed), alikeBySlips(word, typed, slips, letters));
    if (likeness > 0) near.push([word, likeness]);
  }
  return near;
}

/** One that begins with the other is like it, the more the less is missing. */
function alikeByBeginning(word: string, typed: string): number {
  const [short, long] = word.length < typed.length ? [word, typed] : [typed, word];
  const shortest = short === typed ? 3 : 4;
  return short.length >= shortest && long.startsWith(short) ? 0.6 + (0.2 * short.length) / long.length : 0;
}

function alikeBySlips(word: string, typed: string, slips: number, letters: number): number {
  if (word === typed) return 1;
  if (Math.abs(word.length - typed.length) > slips || countBits(letters ^ lettersOf(word)) > 2 * slips) return 0;
  const slipped = distance(word, typed);
  return slipped <= slips ? 1 - slipped / Math.max(word.length, typed.length) : 0;
}

/** Which letters a word has, as bits: two words that differ in many are not worth comparing closely. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
