import type { ParsedEntry } from '../model/entry.ts';
import type { TieMention } from '../model/tie.ts';
import { makeHeadline } from './headline.ts';
import { readTieMentions } from './tie-mentions.ts';
import { readOwnNumber } from './tie-numbers.ts';
import { foldTitle, type Print, printHash, printText } from './tie-words.ts';

/** What of the entries of a log ties them together, by their numbers from the first on. */
export interface TieNotes {
  /** Of each record, in two numbers: the first 64 bits of its hash, zero where it has none; its title. */
  hashes: Uint32Array;
  titles: Uint32Array;
  /** What is the same in twins: author, the author's instant and title. Zero for merges, and where there is no instant. */
  twins: Uint32Array;
  /** How many parents each record has, and the first 64 bits of their hashes. */
  parentCounts: Uint8Array;
  parents: Uint32Array;
  /** The places of the records whose titles tell a number of theirs, each with that number behind it. */
  numbered: Uint32Array;
  /** What entries name, by their places from the first record of these notes on. */
  mentions: NotedMention[];
  /** Hashes under which entries of a text are known, that have other ids. */
  aliases: { place: number; hash: string }[];
}

export interface NotedMention extends TieMention {
  place: number;
}

/** Takes notes of entries in the order of their numbers. */
export interface TieNoter {
  /** Adds a record; undefined for a day without text. */
  add(entry: ParsedEntry | undefined): void;
  /** The notes so far; it begins anew. */
  finish(): TieNotes;
}

/** More parents than these are not looked at. */
const mostParents = 255;

/** Makes what takes notes. */
export function makeTieNoter(): TieNoter {
  let kept = makeKept();
  return {
    add(entry) {
      const { hashes, titles, twins, counts, parents, numbered, mentions, aliases } = kept;
      const place = counts.length;
      const isHashed = entry !== undefined && /^[0-9a-f]{40,64}$/.test(entry.id);
      const ownTitle = entry ? (entry.subject ?? makeHeadline(entry)) : '';
      const title = foldTitle(ownTitle);
      const number = readOwnNumber(ownTitle);
      const linked = entry?.parents?.slice(0, mostParents) ?? [];
      const isTwin = entry?.authored !== undefined && linked.length < 2;
      const { name = '', email = '' } = entry?.author ?? {};
      pushPrint(hashes, isHashed ? printHash(entry.id) : none);
      pushPrint(titles, title === '' ? none : printText(title));
      twins.push(isTwin ? printText(`${name}\n${email}\n${entry.authored}\n${title}`)[0] : 0);
      counts.push(linked.length);
      for (const parent of linked) pushPrint(parents, printHash(parent));
      if (!entry) return;
      if (number > 0) numbered.push(place, number);
      for (const mention of readTieMentions(entry)) mentions.push({ place, ...mention });
      const alias = isHashed ? undefined : readAlias(entry);
      if (alias !== undefined) aliases.push({ place, hash: alias });
    },
    finish() {
      const { hashes, titles, twins, counts, parents, numbered, mentions, aliases } = kept;
      kept = makeKept();
      return {
        hashes: Uint32Array.from(hashes),
        titles: Uint32Array.from(titles),
        twins: Uint32Array.from(twins),
        parentCounts: Uint8Array.from(counts),
        parents: Uint32Array.from(parents),
        numbered: Uint32Array.from(numbered),
        mentions,
        aliases,
      };
    },
  };
}

interface Kept {
  hashes: number[];
  titles: number[];
  twins: number[];
  counts: number[];
  parents: number[];
  numbered: number[];
  mentions: NotedMention[];
  aliases: TieNotes['aliases'];
}

const makeKept = (): Kept => ({
  hashes: [],
  titles: [],
  twins: [],
  counts: [],
  parents: [],
  numbered: [],
  mentions: [],
  aliases: [],
});

const none: Print = [0, 0];

function pushPrint(list: number[], print: Print): void {
  list.push(print[0], print[1]);
}

/** The one hash that an item of a changelog is marked with, `(1a2b3c4)` or `([1a2b3c4](https://…))`. */
function readAlias({ id, subject = '', body }: ParsedEntry): string | undefined {
  if (/^[0-9a-f]{7,39}$/.test(id)) return id;
  const found = [...`${subject}\n${body}`.slice(0, 4000).matchAll(/[([]([0-9a-f]{7,40})[)\]]/g)];
  const [first, ...others] = new Set(found.map(([, hash]) => hash));
  return others.length === 0 ? first : undefined;
}

/** Puts notes of stretches together, in their order. */
export function joinTieNotes(parts: readonly TieNotes[]): TieNotes {
  const join = (read: (part: TieNotes) => Uint32Array): Uint32Array => {
    const joined = new Uint32Array(parts.reduce((sum, part) => sum + read(part).length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(read(part), at);
      at += read(part).length;
    }
    return joined;
  };
  const mentions: NotedMention[] = [];
  const aliases: TieNotes['aliases'] = [];
  const numbered: number[] = [];
  const counts = new Uint8Array(parts.reduce((sum, { parentCounts }) => sum + parentCounts.length, 0));
  let first = 0;
  for (const part of parts) {
    counts.set(part.parentCounts, first);
    for (let at = 0; at < part.numbered.length; at += 2) {
      numbered.push(first + (part.numbered[at] ?? 0), part.numbered[at + 1] ?? 0);
    }
    for (const mention of part.mentions) mentions.push({ ...mention, place: first + mention.place });
    for (const { place, hash } of part.aliases) aliases.push({ place: first + place, hash });
    first += part.parentCounts.length;
  }
  return {
    hashes: join((part) => part.hashes),
    titles: join((part) => part.titles),
    twins: join((part) => part.twins),
    parentCounts: counts,
    parents: join((part) => part.parents),
    numbered: Uint32Array.from(numbered),
    mentions,
    aliases,
  };
}
