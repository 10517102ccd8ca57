import type { TieParts, TieTable } from '../enrich/tie-parts.ts';
import { readTieMarks, readTold, type TieMarks } from '../model/tie-facts.ts';
import type { ByteSource } from '../search/paged-bytes.ts';
import { decodeNumbers, encodeInPieces, encodeNumbers, openNumbers, packText } from './number-file.ts';
import { parseTold } from './parse-told.ts';

/** Raised whenever the layout changes, or what is read of an entry: a file of another version is made anew. */
export const tieVersion = 2;

const kind = { magic: 0x5449_4e41, version: tieVersion };

/** Writes the ties of a log, and the notes that they were found by, as pieces of one file. */
export function encodeTies({ basis, mark, notes, rows }: TieParts): Uint8Array[] {
  const { hashes, titles, twins, parentCounts, parents, numbered, mentions, aliases } = notes;
  const { froms, kinds, tos, named } = rows;
  const counts = Uint32Array.from(parentCounts);
  const told = packText(JSON.stringify({ mentions, aliases }));
  // The hashes come first: `openTieHashes` reads them alone.
  const lists = [hashes, titles, twins, counts, parents, numbered, froms, kinds, tos, named, told];
  return encodeInPieces(kind, { basis, mark }, lists);
}

/** Reads what `encodeTies` wrote; undefined where it is damaged or of another version. */
export async function decodeTies(file: Uint8Array): Promise<TieParts | undefined> {
  const read = await decodeNumbers(kind, file);
  const marks = readTieMarks(read?.facts);
  const [hashes, titles, twins, counts, parents, numbered, froms, kinds, tos, named, told] = read?.lists ?? [];
  if (!marks || !hashes || !titles || !twins || !counts || !parents || !numbered) return undefined;
  if (!froms || !kinds || !tos || !named || !told) return undefined;
  const texts = readTold(await parseTold(told));
  if (!texts) return undefined;
  const parentCounts = Uint8Array.from(counts);
  return {
    ...marks,
    notes: { hashes, titles, twins, parentCounts, parents, numbered, ...texts },
    rows: { froms, kinds, tos, named },
  };
}

/** Of the same file what the noted records have for hashes, and of which log they are, without reading the rest. */
export function openTieHashes(file: ByteSource): { basis: string; hashes: Uint32Array } | undefined {
  const opened = openNumbers(kind, file);
  const marks = readTieMarks(opened?.facts);
  const hashes = opened?.list(0);
  return marks && hashes && { basis: marks.basis, hashes };
}

/** Raised whenever the layout changes of what answers need; the marks tell what was read of entries. */
const tableVersion = 3;

const tableKind = { magic: 0x5254_4e41, version: tableVersion };

/** Writes what answers need of ties as a file. */
export function encodeTieTable({ basis, mark }: TieMarks, { rows, mentions, back }: TieTable): Uint8Array {
  const { froms, kinds, tos, named } = rows;
  const told = packText(JSON.stringify({ mentions, aliases: [] }));
  return encodeNumbers(tableKind, { basis, mark }, [froms, kinds, tos, named, back, told]);
}

/** Reads what `encodeTieTable` wrote; undefined where it is damaged, of another version, or of something else. */
export async function decodeTieTable({ basis, mark }: TieMarks, file: Uint8Array): Promise<TieTable | undefined> {
  const read = await decodeNumbers(tableKind, file);
  const marks = readTieMarks(read?.facts);
  const [froms, kinds, tos, named, back, told] = read?.lists ?? [];
  if (marks?.basis !== basis || marks.mark !== mark) return undefined;
  if (!froms || !kinds || !tos || !named || !back || !told) return undefined;
  const texts = readTold(await parseTold(told));
  return texts && { rows: { froms, kinds, tos, named }, mentions: texts.mentions, back };
}
