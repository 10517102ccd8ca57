import { createHash } from 'node:crypto';
import { resolveMoreTies, resolveTies, type TieRows } from '../enrich/resolve-ties.ts';
import { joinTieNotes, makeTieNoter, type TieNotes } from '../enrich/tie-notes.ts';
import { makeTieTable, type TieParts, type TieTable } from '../enrich/tie-parts.ts';
import { printHash } from '../enrich/tie-words.ts';
import { listNumbers } from '../model/ranges.ts';
import { isDiskTrouble } from '../store/disk-errors.ts';
import { type Catalogue, segmentSize } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { decodeTies, decodeTieTable, encodeTies, encodeTieTable, openTieHashes, tieVersion } from './tie-file.ts';

/** Hears how many records of a log are done. */
export type TellRecords = (records: number) => void;

/**
 * Opens what ties the entries of a log together. Of what came after the stored file notes are taken; one that is missing,
 * damaged or of another log is made anew, and stored where that is allowed. `noted` are notes of the whole log, where
 * somebody has just taken them; else `tell` hears how many records they were taken of so far.
 */
export async function openTies(log: StoredLog, noted?: TieNotes, tell?: TellRecords): Promise<TieParts> {
  const { catalogue } = log;
  const [basis, mark] = [markBasis(catalogue), markTies(catalogue)];
  const stored = noted === undefined ? await readStored(log) : undefined;
  const isOurs = stored?.basis === basis && stored.notes.parentCounts.length <= catalogue.records;
  if (isOurs && stored.mark === mark) return stored;
  const notes = noted ?? (await takeNotes(log, isOurs ? stored.notes : undefined, tell));
  const parts = { basis, mark, notes, rows: resolve(catalogue, notes, isOurs ? stored : undefined) };
  await unlessTrouble(log.tieFile.write(encodeTies(parts)));
  return parts;
}

/** Finds the ties; where a log only grew, those of what came. */
function resolve(catalogue: Catalogue, notes: TieNotes, stored: TieParts | undefined): TieRows {
  const entries = stored?.notes.parentCounts.length ?? 0;
  const hasGrown = catalogue.gone.length === 0 && stored?.mark === markTies({ ...catalogue, records: entries });
  if (stored && hasGrown) {
    return resolveMoreTies(notes, stored.rows, { entries, mentions: stored.notes.mentions.length });
  }
  const gone = listNumbers(catalogue.gone);
  return resolveTies(notes, (sequence) => gone.has(sequence));
}

/** The notes of a whole log, by those that are stored; undefined where none are, or none of this log. */
export async function readTieNotes(log: StoredLog): Promise<TieNotes | undefined> {
  const { catalogue } = log;
  const stored = await readStored(log);
  if (stored?.basis !== markBasis(catalogue) || stored.notes.parentCounts.length > catalogue.records) return undefined;
  return stored.notes.parentCounts.length === catalogue.records ? stored.notes : await takeNotes(log, stored.notes);
}

/** Of so many records hashes are read from the segments, where notes were not taken of them yet. */
const mostUnnoted = 2048;

/** Says of some commits which may be stored; none of the others is. */
export type StoredTest = (hashes: readonly string[]) => string[];

/**
 * Opens what answers need of ties, which has a file of its own: in a large log the notes take most of a second to read, and
 * hundreds of megabytes. It is made of the ties where it is missing or of another state of the log.
 */
export async function openTieTable(log: StoredLog, noted?: TieNotes, tell?: TellRecords): Promise<TieTable> {
  const marks = { basis: markBasis(log.catalogue), mark: markTies(log.catalogue) };
  const bytes = noted === undefined ? await unlessTrouble(log.tieTableFile.read()) : undefined;
  const stored = bytes && (await decodeTieTable(marks, bytes));
  if (stored) return stored;
  const table = makeTieTable(await openTies(log, noted, tell));
  await unlessTrouble(log.tieTableFile.write(encodeTieTable(marks, table)));
  return table;
}

/**
 * Makes what tells which commits may be stored, by the hashes that were noted of the records; those that came after the notes
 * are read. Without notes of nearly all records any commit may be.
 */
export async function readStoredTest(log: StoredLog): Promise<StoredTest> {
  const { records } = log.catalogue;
  const noted = await readHashes(log);
  const known = (noted?.hashes.length ?? 0) / 2;
  const isOurs = noted?.basis === markBasis(log.catalogue) && known <= records;
  if (!noted || !isOurs || records - known > mostUnnoted) return (hashes) => [...hashes];
  const rest = known === records ? new Set<string>() : await readKeys(log, known);
  if (!rest) return (hashes) => [...hashes];
  return (hashes) => {
    const prints = findPrints(noted.hashes, hashes);
    return hashes.filter((hash) => rest.has(hash) || prints.has(hash.slice(0, 16)));
  };
}

/** The beginnings of hashes that a list of prints has. They are few and the list is long, so it is gone through once. */
function findPrints(list: Uint32Array, hashes: readonly string[]): Set<string> {
  const wanted = new Map<number, string[]>();
  /** Most of the list is passed over by the last bits alone. */
  const ends = new Uint8Array(1 << 16);
  for (const hash of hashes) {
    const [high] = printHash(hash);
    wanted.set(high, [...(wanted.get(high) ?? []), hash.slice(0, 16)]);
    ends[high & 0xffff] = 1;
  }
  const found = new Set<string>();
  for (let at = 0; at < list.length; at += 2) {
    const high = list[at] ?? 0;
    if (ends[high & 0xffff] === 0) continue;
    for (const start of wanted.get(high) ?? []) if (printHash(start)[1] === list[at + 1]) found.add(start);
  }
  return found;
}

/** The keys of all records from a number on; undefined where they cannot be read, which is told to whoever needs them. */
async function readKeys(log: StoredLog, from: number): Promise<Set<string> | undefined> {
  const first = Math.floor(from / segmentSize);
  const segments = log.catalogue.segments.map((_, index) => index).slice(first);
  const keys = new Set<string>();
  try {
    for await (const batch of log.keys(segments)) for (const key of batch) if (key !== undefined) keys.add(key);
    return keys;
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    return undefined;
  }
}

/** Goes on with notes from where they end. */
async function takeNotes(log: StoredLog, before: TieNotes | undefined, tell?: TellRecords): Promise<TieNotes> {
  const noter = makeTieNoter();
  let done = before?.parentCounts.length ?? 0;
  for await (const batch of log.records(done)) {
    for (const record of batch) noter.add(record.kind === 'entry' ? record.entry : undefined);
    done += batch.length;
    tell?.(done);
  }
  const added = noter.finish();
  return before === undefined ? added : joinTieNotes([before, added]);
}

/** What notes depend on: records never change. */
const markBasis = ({ id }: Catalogue): string => hash(String(tieVersion), id);

const markTies = ({ id, records, gone }: Catalogue): string => hash(id, String(records), JSON.stringify(gone));

async function readStored(log: StoredLog): Promise<TieParts | undefined> {
  const bytes = await unlessTrouble(log.tieFile.read());
  return bytes && (await decodeTies(bytes));
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

async function readHashes(log: StoredLog): Promise<ReturnType<typeof openTieHashes>> {
  const file = await unlessTrouble(log.tieFile.open());
  return file && openTieHashes(file);
}

const hash = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
