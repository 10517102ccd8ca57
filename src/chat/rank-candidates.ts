import { fold } from '../model/text.ts';

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
  /** What else may be meant by what was typed. */
  otherForms: OtherForms;
}

/** Gives other forms of what is typed: `theodore` for `ted`. */
export type OtherForms = (typed: string) => readonly string[];

const wordMark = '\u0001';

/**
 * Makes names ready to be completed, in the order in which equal ones are offered. `aliases` are those of the name in the
 * same place: who types one is offered the name. A name that a terminal would obey is left out.
 */
export function prepareNames(
  names: readonly string[],
  aliases: readonly (readonly string[])[] = [],
  otherForms: OtherForms = () => [],
): CompletionNames {
  const all = names.map((name, index) => ({ name: name.replace(/\p{Cf}/gu, ''), also: aliases[index] ?? [] }));
  const usable = all.filter(({ name }) => isPlain(name));
  const written = [
    ...usable.map(({ name }, owner) => ({ text: name, owner })),
    ...usable.flatMap(({ also }, owner) => also.map((text) => ({ text, owner }))),
  ];
  const starts = new Uint32Array(written.length);
  const owners = new Uint32Array(written.length);
  const parts: string[] = [];
  let length = 0;
  for (const [place, { text, owner }] of written.entries()) {
    // In the text a line end parts names; folding leaves none in them.
    const part = `\n${markWords(fold(text))}`;
    starts[place] = length;
    owners[place] = owner;
    length += part.length;
    parts.push(part);
  }
  return { names: usable.map(({ name }) => name), text: parts.join(''), starts, owners, otherForms };
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
    // Mostly nobody has it, once a few letters are typed.
    if (!known.text.includes(part)) continue;
    for (const wanted of [`\n${marked}`, marked, part]) collect(known, wanted, found, limit);
  }
  return [...found].flatMap((index) => known.names.slice(index, index + 1));
}

/** Adds the names that have a text, in their order, until there are enough. */
function collect({ text, starts, owners }: CompletionNames, wanted: string, found: Set<number>, limit: number): void {
  let at = text.indexOf(wanted);
  while (at >= 0 && found.size < limit) {
    found.add(owners[findPlace(starts, at)] ?? 0);
    const next = text.indexOf('\n', at + 1);
    if (next < 0) return;
    at = text.indexOf(wanted, next);
  }
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

const markWords = (text: string): string => text.replace(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])/gu, wordMark);

const isPlain = (name: string): boolean => name.trim() !== '' && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name);
