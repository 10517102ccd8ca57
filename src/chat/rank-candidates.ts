import { fold } from '../model/text.ts';
import { type Steps, workAtOnce } from '../ops/turns.ts';
import { eachPlace, indexPairs, type PairIndex } from './pair-index.ts';

/** How many candidates are offered at most: as many as Discord shows. */
export const mostCandidates = 25;

/** Names made ready to be completed. */
export interface CompletionNames {
  names: readonly string[];
  /** All names, then all their aliases, folded, each after a line end, and with a mark before each of their words. */
  text: string;
  /** Where each of them begins in `text`, and the index of the name that it stands for. */
  starts: Uint32Array;
  owners: Uint32Array;
  /** Where pairs of letters stand in `text`, where that is long. */
  pairs: PairIndex | undefined;
  /** What else may be meant by what was typed. */
  otherForms: OtherForms;
}

/** Gives other forms of what is typed: `theodore` for `ted`. */
export type OtherForms = (typed: string) => readonly string[];

const wordMark = '\u0001';

/** In a text of so many letters it takes a tenth of a millisecond to look for something. */
const longText = 50_000;

/**
 * Makes names ready to be completed, in the order in which equal ones are offered. `aliases` are those of the name in the
 * same place: who types one is offered the name. A name that a terminal would obey is left out.
 */
export const prepareNames = (
  names: readonly string[],
  aliases: readonly (readonly string[])[] = [],
  otherForms: OtherForms = () => [],
): CompletionNames => workAtOnce(prepareNamesInSteps(names, aliases, otherForms));

/** So many names are a step of making them ready. */
const stepNames = 256;

/** The same in steps. */
export function* prepareNamesInSteps(
  names: readonly string[],
  aliases: readonly (readonly string[])[] = [],
  otherForms: OtherForms = () => [],
): Steps<CompletionNames> {
  const usable: string[] = [];
  const also: (readonly string[])[] = [];
  for (const [index, written] of names.entries()) {
    const name = isSimple(written) ? written : written.replace(/\p{Cf}/gu, '');
    if (!isPlain(name)) continue;
    usable.push(name);
    also.push(aliases[index] ?? []);
    if (index % stepNames === 0) yield;
  }
  const starts: number[] = [];
  const owners: number[] = [];
  const lines: string[] = [];
  let length = 0;
  const add = (text: string, owner: number): void => {
    // A line end parts names; folding leaves none in them.
    const line = markWords(fold(text));
    starts.push(length);
    owners.push(owner);
    length += line.length + 1;
    lines.push(line);
  };
  for (const [owner, name] of usable.entries()) {
    add(name, owner);
    if (owner % stepNames === 0) yield;
  }
  for (const [owner, texts] of also.entries()) {
    for (const text of texts) add(text, owner);
    if (owner % stepNames === 0) yield;
  }
  const text = lines.length === 0 ? '' : `\n${lines.join('\n')}`;
  return {
    names: usable,
    text,
    starts: Uint32Array.from(starts),
    owners: Uint32Array.from(owners),
    pairs: text.length < longText ? undefined : yield* indexPairs(text),
    otherForms,
  };
}

/**
 * Ranks names by how they have what was typed: they begin with it, a word of theirs does, or it is a part of them. Those
 * of which an alias has it, or that have another form of it, come after them.
 */
export function rankCandidates(typed: string, known: CompletionNames, limit: number = mostCandidates): string[] {
  const found = new Set<number>();
  for (const form of [typed, ...known.otherForms(typed)]) {
    const marked = markWords(fold(form));
    if (marked === '') return known.names.slice(0, limit);
    const part = marked.startsWith(wordMark) ? marked.slice(1) : marked;
    for (const wanted of [`\n${marked}`, marked, part]) collect(known, wanted, found, limit);
  }
  return [...found].flatMap((index) => known.names.slice(index, index + 1));
}

/** Adds the names that have a text, in their order, until there are enough. */
function collect(known: CompletionNames, wanted: string, found: Set<number>, limit: number): void {
  if (found.size >= limit) return;
  eachPlace(known.text, known.pairs, wanted, (place) => {
    found.add(known.owners[findPlace(known.starts, place)] ?? 0);
    return found.size < limit;
  });
}

/** Which of the texts a place belongs to. */
function findPlace(starts: Uint32Array, place: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** Text of letters, digits and other signs that a keyboard has: most names are such, and the rest takes longer. */
const isSimple = (text: string): boolean => /^[ -~]*$/.test(text);

const markWords = (text: string): string =>
  isSimple(text)
    ? text.replace(/[A-Za-z0-9]+/g, `${wordMark}$&`)
    : text.replace(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])/gu, wordMark);

const isPlain = (name: string): boolean =>
  name.trim() !== '' && (isSimple(name) || !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name));
