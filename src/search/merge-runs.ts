import { makeByteWriter } from './bytes.ts';
import { type DictionaryParts, makeDictionaryWriter } from './dictionary.ts';
import type { RunSource } from './packed-run.ts';
import type { PartlyRead } from './paged-bytes.ts';
import { joinBytes, listBases, RunRow, writePostings } from './run-row.ts';
import type { TermParts } from './term-builder.ts';

/** So many bytes of postings are made at a time, or a few more. */
const pieceSize = 1 << 20;

/** The searchable text of an index, of whose postings some may lie on the disk. */
export interface MergedTerms extends Omit<TermParts, 'postings'> {
  postings: PartlyRead & { readonly length: number };
}

/** What a merge makes beside the postings. */
export type MergedWords = DictionaryParts & Pick<TermParts, 'titleLengths' | 'bodyLengths'>;

/**
 * Makes the searchable part of an index of runs whose units follow on each other. It is the same whatever runs the units
 * were cut into.
 */
export function mergeRuns(runs: readonly RunSource[]): TermParts {
  const pieces: Uint8Array[] = [];
  const merging = mergeInPieces(runs);
  let step = merging.next();
  for (; !step.done; step = merging.next()) pieces.push(step.value);
  return { ...step.value, postings: Uint8Array.from(Buffer.concat(pieces)) };
}

/** The same, which gives the postings in pieces that follow on each other: those of a long log need not be held. */
export function* mergeInPieces(runs: readonly RunSource[]): Generator<Uint8Array, MergedWords> {
  const bases = listBases(runs);
  const row = new RunRow(runs);
  const dictionary = makeDictionaryWriter(makeByteWriter());
  let postings = makeByteWriter();
  let before = 0;
  for (; row.count > 0; row.next()) {
    let size = 0;
    for (let place = 0; place < row.count; place += 1) size += row.at(place).size;
    writePostings(row, bases, postings);
    const { units, length } = row.at(0);
    dictionary.add(units, 0, length, size, postings.length - before);
    before = postings.length;
    if (before < pieceSize) continue;
    yield postings.finish();
    postings = makeByteWriter();
    before = 0;
  }
  yield postings.finish();
  return {
    ...dictionary.finish(),
    titleLengths: joinBytes(runs.map((run) => run.titleLengths)),
    bodyLengths: joinBytes(runs.map((run) => run.bodyLengths)),
  };
}
