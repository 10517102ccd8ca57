import { makeIdentities } from '../enrich/identities.ts';
import { makeSubsystemLearner } from '../enrich/learn-subsystems.ts';
import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import { joinTieNotes, type TieNotes } from '../enrich/tie-notes.ts';
import { systemCode } from '../model/errors.ts';
import type { IndexFacts } from '../model/index-facts.ts';
import type { KnownPerson } from '../model/known-people.ts';
import type { IndexParts } from '../search/index-file.ts';
import { joinColumns } from '../search/join-columns.ts';
import { mergeTexts } from '../search/text-builder.ts';
import type { StoredLog } from '../store/store.ts';
import { columnRoles } from './index-entries.ts';
import type { StretchNotes, StretchSubsystems } from './index-stretch.ts';
import { makeNumbers } from './number-people.ts';
import { openStretches } from './open-stretches.ts';
import { indexHere, type Stretches } from './stretches-here.ts';

/** Who takes part in the making of an index. */
export interface BuildOptions {
  /** Hears how many records were read so far. */
  tell?: ((records: number) => void) | undefined;
  /** What is told of the log's people. */
  known?: readonly KnownPerson[] | undefined;
  /** Hears what ties the entries together. */
  hearTies?: ((notes: TieNotes) => void) | undefined;
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
  const settings = { log, rules, fingerprint, ...options };
  try {
    return await buildWith(openStretches(log, rules), settings);
  } catch (error) {
    // Texts of another kind than was reckoned with: this thread has no limit of its own.
    if (systemCode(error) !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    return await buildWith(indexHere(log, rules), settings);
  }
}

/** What an index is made of. */
interface BuildSettings extends BuildOptions {
  log: StoredLog;
  rules: SubsystemRules;
  fingerprint: string;
}

async function buildWith(
  stretches: Stretches,
  { log, rules, fingerprint, tell, known, hearTies }: BuildSettings,
): Promise<IndexParts> {
  try {
    const learner = makeSubsystemLearner(rules);
    const identities = makeIdentities(known);
    const parts: Part[] = [];
    const tied: TieNotes[] = [];
    await stretches.note(({ counts, people, ties, ...notes }) => {
      learner.add(counts);
      if (ties) tied.push(ties);
      parts.push({ ...notes, people: people.map((person) => identities.add(person, person.count)) });
    }, tell);
    const learned = learner.finish();
    hearTies?.(joinTieNotes(tied));
    // The subsystems are found on the threads while the words are merged on this one.
    const finding = stretches.findSubsystems(learned);
    // A failure is told where they are awaited.
    finding.catch(() => undefined);
    const terms = mergeTexts(parts.flatMap(({ texts }) => texts ?? []));
    const { people, of } = identities.finish();
    for (const part of parts) part.people = part.people.map((raw) => of[raw] ?? 0);
    const records = log.catalogue.records;
    const facts = { fingerprint, records, people, roles: [...columnRoles], subsystems: [], learned };
    return { ...joinParts(parts, await finding, facts), terms };
  } finally {
    await stretches.close();
  }
}

/** What is kept of a stretch. */
export interface Part extends Pick<StretchNotes, 'texts' | 'columns'> {
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
