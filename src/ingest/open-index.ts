import type { ReleaseParts } from '../enrich/release-parts.ts';
import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import type { SubsystemFinder } from '../enrich/subsystems.ts';
import type { TieTable } from '../enrich/tie-parts.ts';
import type { BranchParts } from '../model/branch-parts.ts';
import type { DeveloperWords } from '../model/developer-words.ts';
import type { ParsedEntry, SubsystemReason } from '../model/entry.ts';
import { UserError } from '../model/errors.ts';
import type { SearchBounds } from '../search/bounds.ts';
import { readIndex, type StoredIndex } from '../search/index-file.ts';
import type { SharedIndex } from '../search/sections.ts';
import { openShard, type Shard } from '../search/shard.ts';
import type { StoredLog } from '../store/store.ts';
import { buildTail } from './build-tail.ts';
import { toJudgedSource } from './index-entries.ts';
import type { IndexRules } from './index-rules.ts';
import { readLearned } from './learned.ts';
import { addOwnRules } from './log-rules.ts';
import { buildStored, isOurs, longestTail, makeFingerprint, readIfAllowed } from './make-index.ts';
import { openBranches } from './open-branches.ts';
import { openReleases } from './open-releases.ts';
import { openTieTable, type TellRecords } from './open-ties.ts';

/** A log's index, ready to be searched: the stored one, and that of what came after it, if anything did. */
export interface OpenedIndex {
  shards: Shard[];
  finder: SubsystemFinder;
  /** Why an entry is in each of its subsystems. */
  why(entry: ParsedEntry): SubsystemReason[];
  words?: (() => DeveloperWords) | undefined;
  /** What was read of it ahead, for other threads; nothing where it was made just now. */
  shared?: SharedIndex | undefined;
  /** Whether its file was found to be damaged since it was opened. */
  isDamaged(): boolean;
  /** Reads the releases of the log, where they are asked for. */
  releases(log: StoredLog): Promise<ReleaseParts | undefined>;
  /** Reads what ties its entries together, where that is asked for; where it has to be found out first, `tell` hears how far it is. */
  ties(log: StoredLog, tell?: TellRecords): Promise<TieTable>;
  /** The same of its branches. */
  branches(log: StoredLog): Promise<BranchParts | undefined>;
}

/** The index of so many records is made in less time than a process takes to start. */
const soonMade = 5000;

/**
 * Opens the index of a log. One that is missing, damaged, made by other rules or far behind is made anew from the
 * segments and stored; where it cannot be stored, it is used all the same. `tell` hears how many records it was made of
 * so far. Where there is `makeApart`, that of many records is made by it, elsewhere, and then opened; such a process goes on
 * answering, so what questions need is read before the first. An index of up to `atOnce` bytes is read and checked as a
 * whole; tests have a small bound.
 */
export async function openIndex(
  log: StoredLog,
  rules: IndexRules,
  tell?: (records: number) => void,
  makeApart?: (log: StoredLog) => Promise<void>,
  atOnce?: number,
): Promise<OpenedIndex> {
  const isLasting = makeApart !== undefined;
  let parts = await readParts(log, rules, isLasting, { atOnce });
  if (!parts.opened && makeApart && log.catalogue.records > soonMade) {
    await makeApart(log);
    parts = await readParts(log, rules, isLasting, { atOnce });
  }
  const { opened, subsystems } = parts;
  if (opened) return opened;
  const { parts: base } = await buildStored(log, rules, subsystems, tell);
  const { finder } = readLearned(base.facts, subsystems);
  const damage = watchDamage(log);
  // What was just written takes less memory where it is read in parts.
  const written = await readStored(log, makeFingerprint(log, rules), damage.note, { atOnce });
  return { shards: [openShard(written ?? base, 0)], ...explainBy(finder, log), ...openFiles(rules, damage) };
}

/** How an index is opened on one of several threads. */
export interface BesideOthers {
  /** What another thread shares of it. */
  shared?: SharedIndex | undefined;
  /** From which sizes on searches take which way; the usual ones unless given. */
  bounds?: SearchBounds | undefined;
}

/** How the file of an index is read. */
interface Reading extends Pick<BesideOthers, 'shared'> {
  /** So many bytes of it are read at once; the usual number unless given. */
  atOnce?: number | undefined;
}

/** Opens the index of a log where it is stored; undefined where it would have to be made. */
export async function openStoredIndex(
  log: StoredLog,
  rules: IndexRules,
  beside: BesideOthers = {},
): Promise<OpenedIndex | undefined> {
  return (await readParts(log, rules, false, beside)).opened;
}

/** The stored index, where it can be used, and what another one is made by. */
async function readParts(
  log: StoredLog,
  rules: IndexRules,
  isLasting = false,
  { bounds, ...reading }: BesideOthers & Reading = {},
): Promise<{ opened: OpenedIndex | undefined; subsystems: SubsystemRules }> {
  const damage = watchDamage(log);
  const [stored, subsystems] = await Promise.all([
    readStored(log, makeFingerprint(log, rules), damage.note, reading),
    addOwnRules(rules.subsystems, log),
  ]);
  const { records } = log.catalogue;
  const isUsable = stored !== undefined && records - stored.facts.records <= longestTail;
  if (!isUsable || (isLasting && !(await readAhead(stored, damage)))) return { opened: undefined, subsystems };
  const known = readLearned(stored.facts, subsystems);
  const base = openShard(stored, 0, undefined, bounds);
  const shards = [base];
  if (stored.facts.records < records) {
    const tail = await buildTail(log, subsystems, stored, known, rules.people);
    shards.push(openShard(tail, stored.facts.records, base));
  }
  const opened = { shards, shared: stored.shared, ...explainBy(known.finder, log), ...openFiles(rules, damage) };
  return { opened, subsystems };
}

/** Reads what questions need; tells whether it is as it was written. */
async function readAhead(stored: StoredIndex, damage: Damage): Promise<boolean> {
  try {
    await stored.readAhead();
    return true;
  } catch (error) {
    if (!damage.isNoted()) throw error;
    return false;
  }
}

/** Whether the index's file was found to be damaged. */
interface Damage {
  note(): void;
  isNoted(): boolean;
}

function watchDamage(log: StoredLog): Damage {
  let damaged = false;
  return {
    note() {
      damaged = true;
      // Whoever opens the log next makes it anew. Where it cannot be removed, that is told again.
      log.indexFile.remove().catch(() => undefined);
    },
    isNoted: () => damaged,
  };
}

const openFiles = (rules: IndexRules, damage: Damage) => ({
  releases: openReleases,
  ties: (log: StoredLog, tell?: TellRecords) => openTieTable(log, undefined, tell),
  branches: openBranches,
  words: rules.words,
  isDamaged: damage.isNoted,
});

function explainBy(finder: SubsystemFinder, { catalogue }: StoredLog): Pick<OpenedIndex, 'finder' | 'why'> {
  return { finder, why: (entry) => finder.why(toJudgedSource(entry, catalogue.git === undefined)) };
}

async function readStored(
  log: StoredLog,
  fingerprint: string,
  noteDamage: () => void,
  { shared, atOnce }: Reading = {},
): Promise<StoredIndex | undefined> {
  const damaged = (): Error => {
    noteDamage();
    return new UserError(`The index of the log "${log.name}" is damaged; ask again: it is made anew.`, 'damaged');
  };
  const parts = await readIfAllowed(log, (file) => readIndex(file, damaged, atOnce, shared));
  return isOurs(log, parts?.facts, fingerprint) ? parts : undefined;
}
