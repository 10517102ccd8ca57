import { makePeopleTable } from '../enrich/identity-table.ts';
import { makeSubsystemLearner } from '../enrich/learn-subsystems.ts';
import type { LearnedSubsystems, SubsystemRules } from '../enrich/subsystem-data.ts';
import { joinTieNotes, type TieNotes } from '../enrich/tie-notes.ts';
import type { Identities } from '../model/identity.ts';
import type { IndexFacts } from '../model/index-facts.ts';
import type { KnownPerson } from '../model/known-people.ts';
import type { IndexParts } from '../search/encode-index.ts';
import { joinColumns } from '../search/join-columns.ts';
import type { MergedTerms } from '../search/merge-runs.ts';
import type { Spill } from '../store/put-aside.ts';
import type { StoredLog } from '../store/store.ts';
import { columnRoles } from './index-entries.ts';
import type { PackedNotes, StretchNotes, StretchSubsystems } from './index-stretch.ts';
import { makeWordKeeper } from './kept-words.ts';
import { makeNumbers } from './number-people.ts';
import { openStretches } from './open-stretches.ts';
import { indexWholeHere, type Stretches } from './stretches-here.ts';
import { isOutOfMemory } from './threads.ts';

/** Who takes part in the making of an index. */
export interface BuildOptions {
  /** Hears how many records were read so far. */
  tell?: ((records: number) => void) | undefined;
  /** What is told of the log's people. */
  known?: readonly KnownPerson[] | undefined;
  /** Uses what ties the entries together, while the subsystems are found. */
  useTies?: ((ties: TieNotes) => Promise<unknown>) | undefined;
}

/**
 * Makes the index of a whole log: its stretches are indexed by themselves, on several threads where there are many, and
 * merged.
 */
export async function buildIndex(
  log: StoredLog,
  rules: SubsystemRules,
  fingerprint: string,
  options: BuildOptions = {},
): Promise<IndexParts> {
  const build = async (stretches: Stretches): Promise<IndexParts> => {
    const collector = collectStretches(rules, options.known, log.spill);
    try {
      await stretches.note(collector.take, options.tell);
      collector.conclude(stretches);
      return await collector.finish({ fingerprint, records: log.catalogue.records }, { useTies: options.useTies });
    } finally {
      await stretches.close();
    }
  };
  try {
    return await build(openStretches(log, rules));
  } catch (error) {
    // Texts of another kind than was reckoned with: this thread has no limit of its own.
    if (!isOutOfMemory(error)) throw error;
    return await build(indexWholeHere(log, rules));
  }
}

/** Takes what the stretches of a whole log have, in their order, and makes its index of that. */
export interface StretchCollector {
  take(notes: PackedNotes): void;
  /**
   * Once all were taken. Who noted them finds the subsystems, since it is known then what they teach, and who is who, and is
   * closed after that: the memory of its threads is not held while the rest is done.
   */
  conclude(stretches: Pick<Stretches, 'identify' | 'findSubsystems' | 'close'>): void;
  /** Makes the index, once that was begun. */
  finish(facts: Pick<IndexFacts, 'fingerprint' | 'records'>, options?: FinishOptions): Promise<IndexParts>;
}

/** Who takes part in the end. */
export interface FinishOptions {
  /** Hears how much is done, as a number of records. */
  tell?(records: number): void;
  /** Uses what ties the entries together, while the subsystems are found. */
  useTies?: ((ties: TieNotes) => Promise<unknown>) | undefined;
}

/** Makes a collector that has nothing yet; `spill` keeps words of a long log on the disk. */
export function collectStretches(
  rules: SubsystemRules,
  known: readonly KnownPerson[] = [],
  spill: Spill,
): StretchCollector {
  const learner = makeSubsystemLearner(rules);
  const table = makePeopleTable();
  const words = makeWordKeeper(spill);
  const parts: Part[] = [];
  const tied: TieNotes[] = [];
  let concluding: Concluding | undefined;
  let tellMerged: (share: number) => void = () => undefined;
  return {
    take({ counts, people, ties, texts, columns }) {
      learner.add(counts);
      if (ties) tied.push(ties);
      words.add(texts);
      parts.push({ columns, people: people.map((person) => table.add(person, person.count)) });
    },
    conclude(stretches) {
      // People and subsystems are found on the threads while all else is done on this one, and the words are merged while
      // the log is stored.
      const learned = learner.finish();
      const finding = stretches.findSubsystems(learned);
      const identifying = stretches.identify({ people: table.finish(), known });
      const merging = words.merge((share) => tellMerged(share));
      // A failure is told where they are awaited.
      for (const work of [identifying, finding, merging]) work.catch(() => undefined);
      void Promise.allSettled([identifying, finding]).then(() => stretches.close());
      concluding = { learned, identifying, finding, merging };
    },
    async finish(facts, { tell, useTies } = {}) {
      if (concluding === undefined) throw new Error('an index is finished that was not concluded');
      const { learned, identifying, finding, merging } = concluding;
      tellMerged = (share) => tell?.(Math.min(facts.records, Math.floor(share * facts.records)));
      const terms = await merging;
      // What holds the collector goes on for a while.
      await useTies?.(joinTieNotes(tied.splice(0)));
      const { people, of } = await identifying;
      for (const part of parts) part.people = part.people.map((raw) => of[raw] ?? 0);
      const all = { ...facts, people, roles: [...columnRoles], subsystems: [], learned };
      const joined = joinParts(parts.splice(0), await finding, all);
      return { ...joined, terms };
    },
  };
}

/** What is found out of a whole log at the same time. */
interface Concluding {
  learned: LearnedSubsystems;
  identifying: Promise<Identities>;
  finding: Promise<StretchSubsystems[]>;
  merging: Promise<MergedTerms>;
}

/** What is kept of a stretch. */
export interface Part extends Pick<StretchNotes, 'columns'> {
  /** The numbers of its people. */
  people: number[];
}

/** Joins the columns of stretches whose people are numbered; subsystems are numbered on from those of the facts. */
export function joinParts(
  parts: readonly Part[],
  found: readonly StretchSubsystems[],
  facts: IndexFacts,
): Omit<IndexParts, 'terms'> {
  const subsystems = makeNumbers(facts.subsystems);
  // Of a whole log those with most entries come first; in what came after it the numbers go on.
  for (const name of sortByCount(found)) subsystems.number(name);
  const columns = joinColumns(
    parts.map((part, index) => ({
      ...part,
      subsystems: found[index]?.numbers ?? new Uint8Array(),
      subsystemNumbers: found[index]?.names.map(subsystems.number) ?? [],
    })),
  );
  return { facts: { ...facts, subsystems: subsystems.names }, columns };
}

/** Each name that an entry has, those of most entries first. */
function sortByCount(found: readonly StretchSubsystems[]): string[] {
  const counts = new Map<string, number>();
  for (const { names, entries } of found) {
    for (const [index, count] of entries.entries()) {
      const name = names[index] ?? '';
      counts.set(name, (counts.get(name) ?? 0) + count);
    }
  }
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}
