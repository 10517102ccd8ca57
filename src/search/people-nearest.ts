import { nameWords } from '../model/identity.ts';
import { type NameTable, withoutInitials } from './people-names.ts';
import { allowSlips, countSlips, lettersOf } from './slips.ts';

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
 * Finds the people whose names come nearest to one that nobody has: those who may be called so in short, then by slips
 * of the keyboard in its words, and by words that begin alike. The nearest come first, and among those equally near the most active: by `counts` of each person,
 * or else by their order in the table.
 */
export function nearestNames(table: NameTable, wanted: string, limit: number, counts?: ArrayLike<number>): NearName[] {
  const typed = [...new Set(withoutInitials(nameWords(wanted)))].slice(0, mostWords);
  /** For each spelling that is like it, how well its words meet those typed. */
  const scores = new Map<number, number>();
  for (const word of typed) {
    const best = new Map<number, number>();
    for (const [near, likeness] of nearWords(table, word)) {
      for (const spelling of table.words().get(near) ?? []) {
        if (likeness > (best.get(spelling) ?? 0)) best.set(spelling, likeness);
      }
    }
    for (const [spelling, likeness] of best)
      scores.set(spelling, (scores.get(spelling) ?? 0) + likeness / typed.length);
  }
  const people = new Map<number, { score: number; name: string }>();
  for (const [index, score] of scores) {
    if (score < worst) continue;
    const spelling = table.spelling(index);
    if (score > (people.get(spelling.person)?.score ?? 0)) people.set(spelling.person, { score, name: spelling.text });
  }
  const countOf = (person: number): number => counts?.[person] ?? 0;
  const shorts = table.shorts().get(nameWords(wanted).join('')) ?? [];
  for (const person of shorts) people.set(person, { score: shortFor, name: table.people[person]?.name ?? '' });
  return [...people]
    .sort(([a, one], [b, two]) => two.score - one.score || countOf(b) - countOf(a) || a - b)
    .slice(0, limit)
    .map(([person, { name }]) => ({ person, name }));
}

/** Better than any likeness. */
const shortFor = 2;

/** Longer questions are no names. */
const mostWords = 5;

/** The words in names that are like this one, and how much, from 0 to 1. */
function nearWords(table: NameTable, typed: string): [string, number][] {
  const slips = allowSlips(typed);
  const letters = lettersOf(typed);
  const near: [string, number][] = [];
  for (const word of table.words().keys()) {
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
  const slipped = countSlips(word, typed, slips, letters);
  return slipped === undefined ? 0 : 1 - slipped / Math.max(word.length, typed.length);
}
