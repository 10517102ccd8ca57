import type { ParsedEntry } from '../model/entry.ts';
import { isFullHash } from '../model/full-hash.ts';
import { NumberList } from '../model/number-list.ts';
import type { TieMention } from '../model/tie.ts';
import { makeHeadline } from './headline.ts';
import { readTieMentions } from './tie-mentions.ts';
import { readOwnNumber } from './tie-numbers.ts';
import { addLine, noLines, type Print, printHash, printTitle } from './tie-words.ts';

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
  // They go on to be used: what is made anew for each stretch is compiled anew by the engine.
  const hashes = new NumberList();
  const titles = new NumberList();
  const twins = new NumberList();
  const counts = new NumberList();
  const parents = new NumberList();
  const numbered = new NumberList();
  let mentions: NotedMention[] = [];
  let aliases: TieNotes['aliases'] = [];
  const addEntry = (entry: ParsedEntry): void => {
    const place = counts.length;
    const isHashed = isFullHash(entry.id);
    const ownTitle = entry.subject ?? makeHeadline(entry);
    const linked = entry.parents === undefined ? 0 : Math.min(mostParents, entry.parents.length);
    const { authored, author } = entry;
    const isTwin = authored !== undefined && linked < 2;
    pushPrint(hashes, isHashed ? printHash(entry.id) : none);
    const told = isTwin ? addLine(addLine(addLine(noLines, author.name), author.email ?? ''), authored) : noLines;
    const title = printTitle(ownTitle, told);
    titles.push(title.isEmpty ? 0 : title.high);
    titles.push(title.isEmpty ? 0 : title.low);
    twins.push(isTwin ? title.lines : 0);
    counts.push(linked);
    for (let at = 0; at < linked; at += 1) pushPrint(parents, printHash(entry.parents?.[at] ?? ''));
    const number = readOwnNumber(ownTitle);
    if (number > 0) {
      numbered.push(place);
      numbered.push(number);
    }
    for (const mention of readTieMentions(entry)) mentions.push({ place, ...mention });
    const alias = isHashed ? undefined : readAlias(entry);
    if (alias !== undefined) aliases.push({ place, hash: alias });
  };
  return {
    add(entry) {
      if (entry) {
        addEntry(entry);
        return;
      }
      pushPrint(hashes, none);
      pushPrint(titles, none);
      twins.push(0);
      counts.push(0);
    },
    finish() {
      const noted = { mentions, aliases };
      [mentions, aliases] = [[], []];
      return {
        hashes: hashes.take(),
        titles: titles.take(),
        twins: twins.take(),
        parentCounts: Uint8Array.from(counts.take()),
        parents: parents.take(),
        numbered: numbered.take(),
        ...noted,
      };
    },
  };
}

const none: Print = [0, 0];

function pushPrint(list: NumberList, print: Print): void {
  list.push(print[0]);
  list.push(print[1]);
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
