import { createHash } from 'node:crypto';
import type { ReleaseParts } from '../enrich/release-parts.ts';
import { makeSubsystemRules, type SubsystemRules } from '../enrich/subsystem-data.ts';
import type { SubsystemFinder } from '../enrich/subsystems.ts';
import type { TieParts } from '../enrich/tie-parts.ts';
import type { BranchParts } from '../model/branch-parts.ts';
import { type DeveloperWords, readDeveloperWords } from '../model/developer-words.ts';
import type { ParsedEntry, SubsystemReason } from '../model/entry.ts';
import { systemCode, UserError } from '../model/errors.ts';
import type { IndexFacts } from '../model/index-facts.ts';
import type { KnownPerson } from '../model/known-people.ts';
import { encodeIndex, type IndexParts } from '../search/encode-index.ts';
import { decodeIndex, readIndexFacts, type StoredIndex } from '../search/index-file.ts';
import { indexVersion } from '../search/index-layout.ts';
import { openShard, type Shard } from '../search/shard.ts';
import type { OpenedFile } from '../store/disk.ts';
import type { StoredLog } from '../store/store.ts';
import { type BuiltIndex, buildIndex, buildTail } from './build-index.ts';
import { toJudgedSource } from './index-entries.ts';
import { readLearned } from './learned.ts';
import { markMoved } from './list-moved.ts';
import { addOwnRules } from './log-rules.ts';
import type { NotedHistory } from './note-history.ts';
import { openBranches } from './open-branches.ts';
import { openReleases } from './open-releases.ts';
import { openTies } from './open-ties.ts';

/** A log's index, ready to be searched: the stored one, and that of what came after it, if anything did. */
export interface OpenedIndex {
  shards: Shard[];
  finder: SubsystemFinder;
  /** Why an entry is in each of its subsystems. */
  why(entry: ParsedEntry): SubsystemReason[];
  words?: (() => DeveloperWords) | undefined;
  /** Whether its file was found to be damaged since it was opened. */
  isDamaged(): boolean;
  /** Reads the releases of the log, where they are asked for. */
  releases(log: StoredLog): Promise<ReleaseParts | undefined>;
  /** Reads what ties its entries together, where that is asked for. */
  ties(log: StoredLog): Promise<TieParts>;
  /** The same of its branches. */
  branches(log: StoredLog): Promise<BranchParts | undefined>;
}

/** The known subsystems and a mark that changes when they do. */
export interface IndexRules {
  subsystems: SubsystemRules;
  mark: string;
  /** What developers say for the same thing; it is used when a question is answered and stands in no index. */
  words?: (() => DeveloperWords) | undefined;
  /** What is told of the log's people. */
  people?: readonly KnownPerson[] | undefined;
}

/**
 * Reads the known subsystems, the text of `data/subsystems.json`, and what developers say, that of
 * `data/developer-words.json`, once a question needs it.
 */
export function readIndexRules(text: string, readWords?: () => string): IndexRules {
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const rules = { subsystems: makeSubsystemRules(JSON.parse(text)), mark };
  if (readWords === undefined) return rules;
  let words: DeveloperWords | undefined;
  const read = (): DeveloperWords => {
    words ??= readDeveloperWords(readWords());
    return words;
  };
  return { ...rules, words: read };
}

/** How many records may come after the stored index before it is made anew: reading them takes some 20 ms. */
const longestTail = 2048;

/**
 * Opens the index of a log. One that is missing, damaged, made by other rules or far behind is made anew from the
 * segments and stored; where it cannot be stored, it is used all the same. `tell` hears how many records it was made of
 * so far.
 */
export async function openIndex(
  log: StoredLog,
  rules: IndexRules,
  tell?: (records: number) => void,
): Promise<OpenedIndex> {
  const fingerprint = makeFingerprint(log, rules);
  let damaged = false;
  const noteDamage = (): void => {
    damaged = true;
    // Whoever opens the log next makes it anew. Where it cannot be removed, that is told again.
    log.indexFile.remove().catch(() => undefined);
  };
  const [stored, subsystems] = await Promise.all([
    readStored(log, fingerprint, noteDamage),
    addOwnRules(rules.subsystems, log),
  ]);
  const common = {
    releases: openReleases,
    ties: openTies,
    branches: openBranches,
    words: rules.words,
    isDamaged: () => damaged,
  };
  const { records } = log.catalogue;
  if (stored && records - stored.facts.records <= longestTail) {
    const known = readLearned(stored.facts, subsystems);
    const base = openShard(stored, 0);
    const shards = [base];
    if (stored.facts.records < records) {
      const tail = await buildTail(log, subsystems, stored.facts, known, rules.people);
      shards.push(openShard(tail, stored.facts.records, base));
    }
    return { shards, ...explainBy(known.finder, log), ...common };
  }
  const base = await storeBuilt(log, await buildIndex(log, subsystems, fingerprint, { tell, known: rules.people }));
  const { finder } = readLearned(base.facts, subsystems);
  // What was just written takes less memory where it is read in parts.
  const written = await readStored(log, fingerprint, noteDamage);
  return { shards: [openShard(written ?? base, 0)], ...explainBy(finder, log), ...common };
}

/**
 * Makes the index of a log that an import wrote and stores it, unless there is one that can be gone on with. `noted` is the
 * collection of a whole history that was indexed on its way.
 */
export async function makeIndex(
  log: StoredLog,
  rules: IndexRules,
  noted: NotedHistory | undefined,
  tell: (records: number) => void,
): Promise<void> {
  const fingerprint = makeFingerprint(log, rules);
  const { records } = log.catalogue;
  if (noted) {
    await storeBuilt(log, await noted.collector.finish(noted.reader, { fingerprint, records }, tell));
    tell(records);
    return;
  }
  // Whether it is damaged is found out by whoever opens it.
  const stored = await readIfAllowed(log, readIndexFacts);
  if (isOurs(log, stored, fingerprint) && records - stored.records <= longestTail) return;
  const subsystems = await addOwnRules(rules.subsystems, log);
  await storeBuilt(log, await buildIndex(log, subsystems, fingerprint, { tell, known: rules.people }));
}

/** Stores an index and, beside it, what ties the entries together: whoever made it read them all. */
async function storeBuilt(log: StoredLog, { parts, ties }: BuiltIndex): Promise<IndexParts> {
  await store(log, parts);
  await openTies(log, ties);
  return parts;
}

function explainBy(finder: SubsystemFinder, { catalogue }: StoredLog): Pick<OpenedIndex, 'finder' | 'why'> {
  return { finder, why: (entry) => finder.why(toJudgedSource(entry, catalogue.git === undefined)) };
}

async function readStored(
  log: StoredLog,
  fingerprint: string,
  noteDamage: () => void,
): Promise<StoredIndex | undefined> {
  const damaged = (): Error => {
    noteDamage();
    return new UserError(`The index of the log "${log.name}" is damaged; ask again: it is made anew.`, 'damaged');
  };
  const parts = await readIfAllowed(log, (file) => decodeIndex(file, damaged));
  return isOurs(log, parts?.facts, fingerprint) ? parts : undefined;
}

/** Whether an index is of this log as it is or was. */
const isOurs = (log: StoredLog, facts: IndexFacts | undefined, fingerprint: string): facts is IndexFacts =>
  facts?.fingerprint === fingerprint && facts.records <= log.catalogue.records;

/** An index that cannot be read is as good as none: the segments tell whether the log can be used. */
async function readIfAllowed<T>(log: StoredLog, read: (file: OpenedFile) => T | undefined): Promise<T | undefined> {
  try {
    const file = await log.indexFile.open();
    return file && read(file);
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    return undefined;
  }
}

async function store(log: StoredLog, parts: IndexParts): Promise<void> {
  try {
    await log.indexFile.write(encodeIndex(parts));
  } catch (error) {
    // Whoever only reads may not be allowed to write, a full disk keeps nobody from an answer, and an import may have
    // swept up the file before it took its place.
    if (!isDiskTrouble(error)) throw error;
  }
}

const isDiskTrouble = (error: unknown): boolean => error instanceof UserError || systemCode(error) !== undefined;

/** What an index depends on beside the records, which never change. */
function makeFingerprint(log: StoredLog, rules: IndexRules): string {
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
