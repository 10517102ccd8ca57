import type { TieParts } from '../enrich/tie-parts.ts';
import { tieFactsSchema } from '../model/tie-facts.ts';
import { decodeNumbers, encodeNumbers } from './number-file.ts';

/** Raised whenever the layout changes, or what is read of an entry: a file of another version is made anew. */
export const tieVersion = 2;

const kind = { magic: 0x5449_4e41, version: tieVersion };

/** Writes the ties of a log, and the notes that they were found by, as one file. */
export function encodeTies({ basis, mark, notes, rows }: TieParts): Uint8Array {
  const { hashes, titles, twins, parentCounts, parents, numbered, mentions, aliases } = notes;
  const { froms, kinds, tos, named } = rows;
  const counts = Uint32Array.from(parentCounts);
  const lists = [hashes, titles, twins, counts, parents, numbered, froms, kinds, tos, named];
  return encodeNumbers(kind, { basis, mark, mentions, aliases }, lists);
}

/** Reads what `encodeTies` wrote; undefined where it is damaged or of another version. */
export function decodeTies(file: Uint8Array): TieParts | undefined {
  const read = decodeNumbers(kind, file);
  const facts = tieFactsSchema.safeParse(read?.facts);
  if (!facts.success) return undefined;
  const [hashes, titles, twins, counts, parents, numbered, froms, kinds, tos, named] = read?.lists ?? [];
  if (!hashes || !titles || !twins || !counts || !parents || !numbered || !froms || !kinds || !tos || !named)
    return undefined;
  const { basis, mark, mentions, aliases } = facts.data;
  const parentCounts = Uint8Array.from(counts);
  return {
    basis,
    mark,
    notes: { hashes, titles, twins, parentCounts, parents, numbered, mentions, aliases },
    rows: { froms, kinds, tos, named },
  };
}
