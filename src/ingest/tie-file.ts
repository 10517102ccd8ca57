import type { TieParts, TieTable } from '../enrich/tie-parts.ts';
import { type TieFacts, tieFactsSchema, tieTableFactsSchema } from '../model/tie-facts.ts';
import { decodeNumbers, encodeNumbers } from './number-file.ts';

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
export function decodeTies(file: Uint8Array): TieParts | undefined {
  const read = decodeNumbers(kind, file);
  const facts = tieFactsSchema.safeParse(read?.facts);
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

const tableKind = { magic: 0x5254_4e41, version: tieVersion };

/** Of which log a table of ties is, and what it was made of. */
type TieMarks = Pick<TieFacts, 'basis' | 'mark'>;

/** Writes what answers need of ties as a file. */
export function encodeTieTable({ basis, mark }: TieMarks, { rows, mentions }: TieTable): Uint8Array {
  const { froms, kinds, tos, named } = rows;
  return encodeNumbers(tableKind, { basis, mark, mentions }, [froms, kinds, tos, named]);
}

/** Reads what `encodeTieTable` wrote; undefined where it is damaged, of another version, or of something else. */
export function decodeTieTable({ basis, mark }: TieMarks, file: Uint8Array): TieTable | undefined {
  const read = decodeNumbers(tableKind, file);
  const facts = tieTableFactsSchema.safeParse(read?.facts);
  const [froms, kinds, tos, named] = read?.lists ?? [];
  if (!facts.success || facts.data.basis !== basis || facts.data.mark !== mark) return undefined;
  if (!froms || !kinds || !tos || !named) return undefined;
  return { rows: { froms, kinds, tos, named }, mentions: facts.data.mentions };
}
