import { type TieMention, tieKinds } from '../model/tie.ts';
import { makeLineTest } from './same-line.ts';
import { makeTieLookup, type TieLookup, type Titled } from './tie-lookup.ts';
import type { TieNotes } from './tie-notes.ts';
import { leastDigits } from './tie-words.ts';

/** Ties in rows, sorted by the entries that have them; then by where they stand. */
export interface TieRows {
  froms: Uint32Array;
  /** Places in `tieKinds`. */
  kinds: Uint32Array;
  /** The number of the entry at the other end plus one; zero where the log does not have it. */
  tos: Uint32Array;
  /** The place of the mention plus one; zero where nothing is named. */
  named: Uint32Array;
}

/** So short a hash must fit its title, where it comes with one: by chance another one begins so. */
const shortHash = 10;

/**
 * Finds which entries are meant by what others name: a hash or its beginning, where several begin so the one whose title
 * fits; without a known hash the title, then the number, where only one earlier entry has it. What is gone stands for nothing, but the twin
 * that took its place in a rewritten history does.
 */
export function resolveTies(notes: TieNotes, isGone: (sequence: number) => boolean): TieRows {
  return resolveFrom(notes, isGone, { entries: 0, mentions: 0 });
}

/**
 * The same of a log that only grew, of whose entries none is gone: `before` are the rows of what it had, and how many
 * entries and mentions that were. Nearly always they stay, since a title and a number mean an earlier entry.
 */
export function resolveMoreTies(notes: TieNotes, before: TieRows, known: KnownNotes): TieRows {
  const isNoneGone = () => false;
  if (namesAny(notes, known)) return resolveTies(notes, isNoneGone);
  const more = resolveFrom(notes, isNoneGone, known);
  const join = (key: keyof TieRows): Uint32Array => {
    const joined = new Uint32Array(before[key].length + more[key].length);
    joined.set(before[key]);
    joined.set(more[key], before[key].length);
    return joined;
  };
  return { froms: join('froms'), kinds: join('kinds'), tos: join('tos'), named: join('named') };
}

/** How many entries and mentions the first part of some notes has. */
export interface KnownNotes {
  entries: number;
  mentions: number;
}

/** Whether an earlier mention may name one of the later entries by its hash. */
function namesAny({ hashes, aliases, mentions }: TieNotes, known: KnownNotes): boolean {
  const starts = new Set<string>();
  for (let at = 2 * known.entries; at < hashes.length; at += 2) {
    const digits = (hashes[at] ?? 0).toString(16).padStart(8, '0');
    starts.add(digits.slice(0, leastDigits));
  }
  for (const { place, hash } of aliases) if (place >= known.entries) starts.add(hash.slice(0, leastDigits));
  for (let index = 0; index < known.mentions; index += 1) {
    const hash = mentions[index]?.hash;
    if (hash !== undefined && starts.has(hash.slice(0, leastDigits).toLowerCase())) return true;
  }
  return false;
}

/** The rows of the entries behind those that are known. */
function resolveFrom(notes: TieNotes, isGone: (sequence: number) => boolean, known: KnownNotes): TieRows {
  const lookup = makeTieLookup(notes);
  const rows: [from: number, kind: number, to: number, named: number][] = [];
  const picked = new Set<string>();
  for (let index = known.mentions; index < notes.mentions.length; index += 1) {
    const mention = notes.mentions[index];
    if (!mention) continue;
    const from = mention.place;
    if (isGone(from)) continue;
    const to = findMeant(mention, from, lookup, isGone);
    if (to === undefined && mention.loose) continue;
    rows.push([from, tieKinds.indexOf(mention.kind), (to ?? -1) + 1, index + 1]);
    if (mention.kind === 'picks' && to !== undefined) picked.add(`${from} ${to}`).add(`${to} ${from}`);
  }
  const isBelow = makeLineTest(notes, lookup);
  for (const group of lookup.listTwins(known.entries)) {
    const [first = 0, ...others] = group.filter((sequence) => !isGone(sequence));
    for (const other of others) {
      if (other < known.entries || picked.has(`${other} ${first}`)) continue;
      rows.push([other, tieKinds.indexOf(isBelow(first, other) ? 'second' : 'twin'), first + 1, 0]);
    }
  }
  rows.sort((a, b) => a[0] - b[0] || a[3] - b[3]);
  return {
    froms: Uint32Array.from(rows, ([from]) => from),
    kinds: Uint32Array.from(rows, ([, kind]) => kind),
    tos: Uint32Array.from(rows, ([, , to]) => to),
    named: Uint32Array.from(rows, ([, , , named]) => named),
  };
}

function findMeant(
  { hash, title, number }: TieMention,
  from: number,
  lookup: TieLookup,
  isGone: (sequence: number) => boolean,
): number | undefined {
  const meant = hash === undefined ? undefined : findByHash(hash.toLowerCase(), title, from, lookup);
  if (meant !== undefined) {
    if (!isGone(meant)) return meant;
    return lookup.twinsOf(meant).find((twin) => twin !== from && !isGone(twin));
  }
  const titled = title === undefined ? undefined : takeOnly(lookup.byTitle(title, isGone), from);
  return titled ?? (number === undefined ? undefined : takeOnly(lookup.byNumber(number, isGone), from));
}

/** The first of those that are alike, where it is the only one before an entry. */
function takeOnly(alike: Titled | undefined, from: number): number | undefined {
  if (alike === undefined || alike.first >= from) return undefined;
  return alike.other === undefined || alike.other >= from ? alike.first : undefined;
}

function findByHash(hash: string, title: string | undefined, from: number, lookup: TieLookup): number | undefined {
  const found = lookup.byHash(hash).filter((other) => other !== from);
  const fits = (other: number): boolean => title !== undefined && lookup.hasTitle(other, title);
  const [only, ...others] = found;
  if (only === undefined) return undefined;
  if (others.length === 0) return title === undefined || hash.length >= shortHash || fits(only) ? only : undefined;
  const fitting = found.filter(fits);
  return fitting.length === 1 ? fitting[0] : undefined;
}
