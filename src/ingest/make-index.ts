import { createHash } from 'node:crypto';
import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import type { TieNotes } from '../enrich/tie-notes.ts';
import type { IndexFacts } from '../model/index-facts.ts';
import { encodeIndex, type IndexParts } from '../search/encode-index.ts';
import { readIndexFacts } from '../search/index-file.ts';
import { indexVersion } from '../search/index-layout.ts';
import type { OpenedFile } from '../store/disk.ts';
import { isDiskTrouble } from '../store/disk-errors.ts';
import type { StoredLog } from '../store/store.ts';
import { buildIndex, type FinishOptions } from './build-index.ts';
import type { IndexRules } from './index-rules.ts';
import { markMoved } from './list-moved.ts';
import { addOwnRules } from './log-rules.ts';
import type { NotedHistory } from './note-history.ts';
import { openTieTable } from './open-ties.ts';
import type { Telling } from './progress.ts';
import { isOutOfMemory } from './threads.ts';

/** How many records may come after the stored index before it is made anew: reading them takes some 20 ms. */
export const longestTail = 2048;

/**
 * Makes the index of a log that an import wrote and stores it, unless there is one that can be gone on with. `noted` is the
 * collection of a whole history that was indexed on its way, of whose ties `useTies` makes more; returns whether it did, and
 * whether the index is stored.
 */
export async function makeIndex(
  log: StoredLog,
  rules: IndexRules,
  noted: NotedHistory | undefined,
  telling: Telling,
  useTies: (ties: TieNotes) => Promise<void>,
): Promise<{ usedTies: boolean; isStored: boolean }> {
  const fingerprint = makeFingerprint(log, rules);
  const { records } = log.catalogue;
  const tell = telling.step('indexing', 'entries', records);
  let usedTies = false;
  const useAll = async (ties: TieNotes): Promise<void> => {
    tell(records);
    telling.step('ties', 'entries', undefined);
    await openTieTable(log, ties);
    await useTies(ties);
    usedTies = true;
  };
  const built = noted && (await finishNoted(noted, { fingerprint, records }, { tell, useTies: useAll }));
  if (built) return { usedTies: true, isStored: await store(log, built) };
  // Whether it is damaged is found out by whoever opens it.
  const stored = await readIfAllowed(log, readIndexFacts);
  if (isOurs(log, stored, fingerprint) && records - stored.records <= longestTail) return { usedTies, isStored: true };
  const subsystems = await addOwnRules(rules.subsystems, log);
  const { isStored } = await buildStored(log, rules, subsystems, tell);
  return { usedTies, isStored };
}

/** Concludes what was noted; undefined where a thread has too little memory for that. */
async function finishNoted(
  { collector }: Pick<NotedHistory, 'collector'>,
  facts: Pick<IndexFacts, 'fingerprint' | 'records'>,
  options: FinishOptions,
): Promise<IndexParts | undefined> {
  try {
    return await collector.finish(facts, options);
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    return undefined;
  }
}

/** Makes the index of a log from its segments and stores it, where that can be. */
export async function buildStored(
  log: StoredLog,
  rules: IndexRules,
  subsystems: SubsystemRules,
  tell?: (records: number) => void,
): Promise<{ parts: IndexParts; isStored: boolean }> {
  const fingerprint = makeFingerprint(log, rules);
  // Whoever made it read all entries, so what ties them together is stored as well.
  const useTies = (ties: TieNotes): Promise<unknown> => openTieTable(log, ties);
  const parts = await buildIndex(log, subsystems, fingerprint, { tell, known: rules.people, useTies });
  return { parts, isStored: await store(log, parts) };
}

/** Whether an index is of this log as it is or was. */
export const isOurs = (log: StoredLog, facts: IndexFacts | undefined, fingerprint: string): facts is IndexFacts =>
  facts?.fingerprint === fingerprint && facts.records <= log.catalogue.records;

/** An index that cannot be read is as good as none: the segments tell whether the log can be used. */
export async function readIfAllowed<T>(
  log: StoredLog,
  read: (file: OpenedFile) => Promise<T | undefined> | T | undefined,
): Promise<T | undefined> {
  try {
    const file = await log.indexFile.open();
    return file && (await read(file));
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    return undefined;
  }
}

async function store(log: StoredLog, parts: IndexParts): Promise<boolean> {
  try {
    await log.indexFile.write(encodeIndex(parts));
    return true;
  } catch (error) {
    // Whoever only reads may not be allowed to write, a full disk keeps nobody from an answer, and an import may have
    // swept up the file before it took its place.
    if (!isDiskTrouble(error)) throw error;
    return false;
  }
}

/** What an index depends on beside the records, which never change. */
export function makeFingerprint(log: StoredLog, rules: IndexRules): string {
  const { id, git, rules: own } = log.catalogue;
  const people = rules.people === undefined || rules.people.length === 0 ? [] : [JSON.stringify(rules.people)];
  return createHash('sha256')
    .update(
      [indexVersion, id, git?.mailmap ?? '', rules.mark, markMoved(log.catalogue), own?.sum ?? '', ...people].join(
        '\0',
      ),
    )
    .digest('hex')
    .slice(0, 16);
}
