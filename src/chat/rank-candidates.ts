import { fold } from '../model/text.ts';

/** How many candidates are offered at most: as many as Discord shows. */
export const mostCandidates = 25;

/** Names made ready to be completed. */
export interface CompletionNames {
  names: readonly string[];
  /** All names folded, each after a line end, and with a mark before each of their words. */
  text: string;
  /** Where each name begins in `text`. */
  starts: Uint32Array;
}

const wordMark = '\u0001';

/**
 * Makes names ready to be completed, in the order in which equal ones are offered. A name that a terminal would obey is
 * left out.
 */
export function prepareNames(names: readonly string[]): CompletionNames {
  const usable = names.map((name) => name.replace(/\p{Cf}/gu, '')).filter(isPlain);
  const starts = new Uint32Array(usable.length);
  const parts: string[] = [];
  let length = 0;
  for (const [index, name] of usable.entries()) {
    const part = `\n${markWords(fold(name))}`;
    starts[index] = length;
    length += part.length;
    parts.push(part);
  }
  return { names: usable, text: parts.join(''), starts };
}

/** Ranks names by how they have what was typed: they begin with it, a word of theirs does, or it is a part of them. */
export function rankCandidates(typed: string, known: CompletionNames, limit: number = mostCandidates): string[] {
  const marked = markWords(fold(typed));
  if (marked === '') return known.names.slice(0, limit);
  const found = new Set<number>();
  const part = marked.startsWith(wordMark) ? marked.slice(1) : marked;
  // Mostly nobody has it, once a few letters are typed.
  if (!known.text.includes(part)) return [];
  for (const wanted of [`\n${marked}`, marked, part]) collect(known, wanted, found, limit);
  return [...found].flatMap((index) => known.names.slice(index, index + 1));
}

/** Adds the names that have a text, in their order, until there are enough. */
function collect({ text, starts }: CompletionNames, wanted: string, found: Set<number>, limit: number): void {
  let at = text.indexOf(wanted);
  while (at >= 0 && found.size < limit) {
    found.add(findName(starts, at));
    const next = text.indexOf('\n', at + 1);
    if (next < 0) return;
    at = text.indexOf(wanted, next);
  }
}

/** The name that a place in the text belongs to. */
function findName(starts: Uint32Array, place: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

const markWords = (text: string): string => text.replace(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])/gu, wordMark);

const isPlain = (name: string): boolean => name.trim() !== '' && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name);
