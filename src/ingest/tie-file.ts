import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TieParts } from '../enrich/tie-parts.ts';
import { tieFactsSchema } from '../model/tie-facts.ts';
import { decodeNumbers, encodeNumbers, parseFacts } from './number-file.ts';

/** Raised whenever the layout changes, or what is read of an entry: a file of another version is made anew. */
export const tieVersion = 1;

const kind = { magic: 0x5449_4e41, version: tieVersion };

/** Writes the ties of a log, and the notes that they were found by, as one file. */
export function encodeTies({ basis, mark, notes, rows }: TieParts): Uint8Array {
  const { hashes, titles, twins, parentCounts, parents, mentions, aliases } = notes;
  const { froms, kinds, tos, named } = rows;
  const counts = Uint32Array.from(parentCounts);
  const lists = [hashes, titles, twins, counts, parents, froms, kinds, tos, named];
  return encodeNumbers(kind, { basis, mark, mentions, aliases }, lists);
}

/** Reads what `encodeTies` wrote; undefined where it is damaged or of another version. */
export async function decodeTies(file: Uint8Array): Promise<TieParts | undefined> {
  const read = await decodeNumbers(kind, file);
  const facts = tieFactsSchema.safeParse(read && (await parseInTurns(read.facts)));
  if (!facts.success) return undefined;
  const [hashes, titles, twins, counts, parents, froms, kinds, tos, named] = read?.lists ?? [];
  if (!hashes || !titles || !twins || !counts || !parents || !froms || !kinds || !tos || !named) return undefined;
  const { basis, mark, mentions, aliases } = facts.data;
  const parentCounts = Uint8Array.from(counts);
  return {
    basis,
    mark,
    notes: { hashes, titles, twins, parentCounts, parents, mentions, aliases },
    rows: { froms, kinds, tos, named },
  };
}

/** So much of the facts is read in a turn of the event loop: that takes some milliseconds. */
const readInATurn = 1024 * 1024;

/** What stands before the mentions, behind them, and between two of them; no text in JSON has such quotes in it. */
const [opening, ending, between] = ['"mentions":[', '],"aliases":[', '},{"place":'];

/** The facts as JSON.parse reads them. Those of a large log have tens of megabytes of mentions: they are read in parts. */
async function parseInTurns(facts: Buffer): Promise<unknown> {
  const [first, last] = [facts.indexOf(opening) + opening.length, facts.lastIndexOf(ending)];
  if (facts.length <= 2 * readInATurn || first < opening.length || last < first) return parseFacts(facts);
  const read: unknown[][] = [];
  let from = first;
  for (;;) {
    const end = facts.indexOf(between, from + readInATurn);
    if (end < 0 || end > last) break;
    const part = parseFacts(Buffer.from(`[${facts.toString('utf8', from, end + 1)}]`));
    // It is laid out in another way: another program wrote it.
    if (!Array.isArray(part)) return parseFacts(facts);
    read.push(part);
    from = end + 2;
    await nextTurn();
  }
  const rest = parseFacts(Buffer.concat([facts.subarray(0, first), facts.subarray(from)]));
  const isWhole = typeof rest === 'object' && rest !== null && 'mentions' in rest && Array.isArray(rest.mentions);
  return isWhole ? { ...rest, mentions: [...read, rest.mentions].flat() } : undefined;
}
