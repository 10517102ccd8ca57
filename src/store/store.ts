import { systemCode, UserError } from '../model/errors.ts';
import { isLogName } from '../model/log-name.ts';
import { joinWords } from '../model/text.ts';
import { readCatalogue } from './catalogue-file.ts';
import { type Disk, nodeDisk, type PartFile } from './disk.ts';
import { explainDisk, isMissing } from './disk-errors.ts';
import { makeKeptCache } from './kept-cache.ts';
import { type LogWriter, openLogWriter } from './log-writer.ts';
import { placeLog, placeLogs } from './names.ts';
import { nodeProcesses, type Processes } from './processes.ts';
import type { Catalogue, LogRecord } from './records.ts';
import type { SegmentHead } from './segment-head.ts';
import { type LogFiles, makeStoredLog, type StoredLog } from './stored-log.ts';
import { makeTextCache, type SharedTexts, type TextCache } from './text-cache.ts';

export type { LogWriter, StoredLog };

/** What the store takes from outside. */
export interface StorePorts {
  disk: Disk;
  processes: Processes;
  /** Milliseconds since 1970. */
  now(): number;
  /** The texts of segments that are kept in memory, of all logs together. */
  texts: TextCache;
  /** What keeps texts and heads of a log's segments apart from those of the others; of most logs nothing. */
  keepApart(catalogue: Catalogue): KeptTexts | undefined;
}

/** Texts and heads of segments that are kept in memory. */
export type KeptTexts = Pick<LogFiles, 'texts' | 'heads'>;

/** A stored log in a list: what it holds, or why it cannot be used. */
export type ListedLog =
  | { name: string; catalogue: Catalogue; problem?: undefined }
  | { name: string; catalogue?: undefined; problem: UserError };

/** The logs of a data folder. Troubles with the folder itself come as a `UserError` from every method. */
export interface Store {
  /** All logs by name; one that is damaged does not keep the others from being listed. */
  listLogs(): Promise<ListedLog[]>;
  /**
   * The log as it is now; no lock is needed. Throws a `UserError`: `not-found`, which names the logs there are,
   * `damaged` with the way back, or `newer-version`.
   */
  openLog(name: string): Promise<StoredLog>;
  /** A mark that changes whenever the log was committed to; undefined where there is no log. Costs next to nothing. */
  generation(name: string): Promise<string | undefined>;
  /**
   * Begins to write to a log, made where it does not exist; `holder` tells others what for. Throws a `UserError`:
   * `busy`, which names who else writes to it, `damaged`, or `newer-version`.
   */
  writeLog(name: string, holder: string): Promise<LogWriter>;
}

/** Segments that stay decoded, of all logs together; one of 512 commits takes about 1 MB. */
const keptSegments = 8;

/** Bytes of segments' texts that stay, of all logs together, outside the heap: a part of 64 long commits has 75 KB. */
export const keptText = 80 * 1024 * 1024;

/**
 * Bytes of the heads of segments that stay, outside the heap. They are worth more than texts: one serves 512 records, and
 * takes as much as half a part.
 */
const keptHeads = 64 * 1024 * 1024;

/** Files of segments that stay open. */
const keptFiles = 256;

/** Makes what keeps texts of segments for a store; it shares them with the threads at the other end of `others`. */
export const makeStoreTexts = (others?: SharedTexts): TextCache => makeTextCache(keptText, others);

/** Opens the store in a data folder, which is made when something is first written. */
export function openStore(dataFolder: string, ports: Partial<StorePorts> = {}): Store {
  const {
    disk: bare = nodeDisk,
    processes = nodeProcesses,
    now = Date.now,
    texts = makeStoreTexts(),
    keepApart = () => undefined,
  } = ports;
  const disk = explainDisk(bare, dataFolder);
  const cache = makeKeptCache<readonly LogRecord[]>(keptSegments, () => 1);
  const heads = makeKeptCache<SegmentHead>(keptHeads, ({ bytes }) => bytes);
  const opened = makeKeptCache<PartFile>(
    keptFiles,
    () => 1,
    (_, file) => file.close(),
  );
  const openedLast = new Map<string, readonly string[]>();
  /** A file that a log no longer has would stay on the disk as long as it is open. */
  const closeReplaced = (name: string, catalogue: Catalogue): void => {
    const files = catalogue.segments.map(({ file }) => file);
    const current = new Set(files);
    for (const file of openedLast.get(name) ?? []) if (!current.has(file)) opened.drop(file);
    openedLast.set(name, files);
  };
  const findFiles = (name: string): LogFiles => ({
    disk,
    places: placeLog(dataFolder, name),
    cache,
    texts,
    heads,
    opened,
  });

  const listNames = async (): Promise<string[]> => {
    const names = await unlessMissing(disk.list(placeLogs(dataFolder)));
    return (names ?? []).filter(isLogName).sort();
  };
  const markOf = async (name: string): Promise<string | undefined> =>
    (await unlessMissing(disk.stat(placeLog(dataFolder, name).catalogue)))?.mark;
  // Every question without a log's name asks which logs there are, and reading a large log's catalogue takes 10 ms.
  const listed = new Map<string, { mark: string; catalogue: Catalogue }>();
  const readListed = async (name: string): Promise<Catalogue | undefined> => {
    const mark = await markOf(name);
    const known = listed.get(name);
    if (known !== undefined && known.mark === mark) return known.catalogue;
    const catalogue = await readCatalogue(disk, placeLog(dataFolder, name));
    if (catalogue === undefined || mark === undefined) listed.delete(name);
    else listed.set(name, { mark, catalogue });
    return catalogue;
  };
  const listLog = async (name: string): Promise<ListedLog | undefined> => {
    try {
      const catalogue = await readListed(name);
      return catalogue && { name, catalogue };
    } catch (error) {
      // A stray file among the folders is no log.
      if (error instanceof UserError && systemCode(error.cause) === 'ENOTDIR') return undefined;
      if (error instanceof UserError) return { name, problem: error };
      throw error;
    }
  };
  const listLogs = async (): Promise<ListedLog[]> => {
    const logs = await Promise.all((await listNames()).map(listLog));
    return logs.filter((log) => log !== undefined);
  };

  return {
    listLogs,
    async openLog(name) {
      const files = findFiles(name);
      const catalogue = await readCatalogue(disk, files.places);
      if (catalogue === undefined) {
        throw describeUnknown(
          name,
          (await listLogs()).map((log) => log.name),
        );
      }
      closeReplaced(name, catalogue);
      return makeStoredLog({ ...files, ...keepApart(catalogue) }, catalogue);
    },
    generation: markOf,
    async writeLog(name, holder) {
      return await openLogWriter({ ...findFiles(name), processes, now }, holder);
    },
  };
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The error for a log that there is not; it names those there are. */
export function describeUnknown(name: string, names: readonly string[]): UserError {
  const stored = names.length === 0 ? 'none is stored yet' : `stored are ${joinWords(names.map((one) => `"${one}"`))}`;
  return new UserError(`There is no log "${name}": ${stored}; "annalist import" stores one.`, 'not-found');
}
