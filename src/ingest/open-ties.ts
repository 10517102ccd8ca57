import { createHash } from 'node:crypto';
import { resolveTies } from '../enrich/resolve-ties.ts';
import { joinTieNotes, makeTieNoter, type TieNotes } from '../enrich/tie-notes.ts';
import { makeTieTable, type TieParts, type TieTable } from '../enrich/tie-parts.ts';
import { printHash } from '../enrich/tie-words.ts';
import { systemCode, UserError } from '../model/errors.ts';
import { listNumbers } from '../model/ranges.ts';
import type { Catalogue } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { decodeTies, decodeTieTable, encodeTies, encodeTieTable, tieVersion } from './tie-file.ts';

/**
 * Opens what ties the entries of a log together. Of what came after the stored file notes are taken; one that is missing,
 * damaged or of another log is made anew, and stored where that is allowed. `noted` are notes of the whole log, where
 * somebody has just taken them.
 */
export async function openTies(log: StoredLog, noted?: TieNotes): Promise<TieParts> {
  const { catalogue } = log;
  const [basis, mark] = [markBasis(catalogue), markTies(catalogue)];
  const stored = noted === undefined ? await readStored(log) : undefined;
  const isOurs = stored?.basis === basis && stored.notes.parentCounts.length <= catalogue.records;
  if (isOurs && stored.mark === mark) return stored;
  const notes = noted ?? (await takeNotes(log, isOurs ? stored.notes : undefined));
  const gone = listNumbers(catalogue.gone);
  const parts = { basis, mark, notes, rows: resolveTies(notes, (sequence) => gone.has(sequence)) };
  await unlessTrouble(log.tieFile.write(encodeTies(parts)));
  return parts;
}

/**
 * Opens what answers need of ties, which has a file of its own: in a large log the notes take most of a second to read, and
 * hundreds of megabytes. It is made of the ties where it is missing or of another state of the log.
 */
export async function openTieTable(log: StoredLog, noted?: TieNotes): Promise<TieTable> {
  const marks = { basis: markBasis(log.catalogue), mark: markTies(log.catalogue) };
  const bytes = noted === undefined ? await unlessTrouble(log.tieTableFile.read()) : undefined;
  const stored = bytes && decodeTieTable(marks, bytes);
  if (stored) return stored;
  const table = makeTieTable(await openTies(log, noted));
  await unlessTrouble(log.tieTableFile.write(encodeTieTable(marks, table)));
  return table;
}

/**
 * Makes what tells whether a commit may be stored, by the hashes that were noted of all records: of what it says no to, none
 * is. Without notes of all records anything may be.
 */
export async function readStoredTest(log: StoredLog): Promise<(hash: string) => boolean> {
  const stored = await readStored(log);
  const isWhole =
    stored?.basis === markBasis(log.catalogue) && stored.notes.parentCounts.length === log.catalogue.records;
  if (!isWhole) return () => true;
  const { hashes } = stored.notes;
  const known = new Set<number>();
  for (let at = 0; at < hashes.length; at += 2) known.add(hashes[at] ?? 0);
  return (hash) => known.has(printHash(hash)[0]);
}

/** Goes on with notes from where they end. */
async function takeNotes(log: StoredLog, before: TieNotes | undefined): Promise<TieNotes> {
  const noter = makeTieNoter();
  for await (const batch of log.records(before?.parentCounts.length ?? 0)) {
    for (const record of batch) noter.add(record.kind === 'entry' ? record.entry : undefined);
  }
  const added = noter.finish();
  return before === undefined ? added : joinTieNotes([before, added]);
}

/** What notes depend on: records never change. */
const markBasis = ({ id }: Catalogue): string => hash(String(tieVersion), id);

const markTies = ({ id, records, gone }: Catalogue): string => hash(id, String(records), JSON.stringify(gone));

async function readStored(log: StoredLog): Promise<TieParts | undefined> {
  const bytes = await unlessTrouble(log.tieFile.read());
  return bytes && decodeTies(bytes);
}

/** Whoever only reads may not be allowed to write, and a full disk keeps nobody from an answer. */
async function unlessTrouble<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    return undefined;
  }
}

const isDiskTrouble = (error: unknown): boolean => error instanceof UserError || systemCode(error) !== undefined;

const hash = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
