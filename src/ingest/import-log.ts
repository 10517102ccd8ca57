import { compareDays, type Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { type ParsedDay, type Problem, totalOf } from '../model/parsed-log.ts';
import { needsPaths, type StoredRules, type SubsystemRulesConfig } from '../model/subsystem-rules.ts';
import type { GitRepository } from '../source/git.ts';
import { readTagState } from '../source/git-tags.ts';
import type { GitSource, Source, TextSource } from '../source/open-source.ts';
import type { CatalogueFacts } from '../store/records.ts';
import type { LogWriter, Store, StoredLog } from '../store/store.ts';
import { readTagGraph, type TagGraph } from './build-releases.ts';
import { fetchRules } from './fetch-rules.ts';
import { addProblems, checkFormat } from './import-checks.ts';
import { planDayListImport } from './import-day-list.ts';
import { planEntryImport } from './import-entries.ts';
import { countNew, type GitPlan, planGitImport } from './import-git.ts';
import { readKnownRecords } from './known-records.ts';
import { chooseRules, findRuleTroubles, keepRules, type RuleTroubles } from './log-rules.ts';
import { type IndexRules, openIndex } from './open-index.ts';
import { markTags, openReleases } from './open-releases.ts';
import { type ImportProgress, type Telling, tellProgress } from './progress.ts';
import { listEntries, spoolText } from './spool-text.ts';
import { type WrittenCommits, writeCommits } from './write-commits.ts';

/** Logs of at most so many records are indexed by their import: with twice as many, it takes twice as long and nearly 400 MB. */
const indexedAtOnce = 40_000;

/** What an import comes to. */
export interface ImportReport extends RuleTroubles {
  log: string;
  format: string;
  /** Entries that were not there before. */
  added: number;
  /** Entries that the source no longer has, since the last import. */
  gone: number;
  /** Entries that were gone and are in the source again. */
  restored: number;
  entries: number;
  days: number;
  /** How many version headings a text has. */
  releases: number;
  declared: number;
  /** Declared commits without text. */
  missing: number;
  /** How many problems there were, how many of each kind, and the first of them. */
  problems: number;
  problemKinds: Record<string, number>;
  firstProblems: Problem[];
  /** The history of the clone is cut short. */
  shallow: boolean;
  seconds: number;
}

export interface ImportOptions {
  /** The log's name; made from where the source lies unless given. */
  log?: string | undefined;
  /** The format of a text; found out unless given. */
  format?: string | undefined;
  /** By these the search index is made. */
  rules: IndexRules;
  /** The log's own rules for subsystems; null takes them away, and without any those that it has stay. */
  ownRules?: SubsystemRulesConfig | null | undefined;
  /** Milliseconds, for the report. */
  clock(): number;
  /** Hears how far the import is, ten times a second at most. */
  progress?: ((progress: ImportProgress) => void) | undefined;
}

/** What an import of one kind of source finds out: the facts to commit, and the numbers to report. */
type Outcome = Omit<CatalogueFacts, 'source' | 'rules'> & {
  /** The rules for subsystems, with the files of the source that have some. */
  ownRules?: StoredRules | undefined;
  added: number;
  newlyGone: number;
  restored: number;
  /** The reading of a repository whose tags have changed. */
  tagGraph?: Promise<TagGraph | undefined>;
};

/**
 * Brings a source into the store: all of it the first time, then what is new. The log changes at one moment, at the
 * end; until then, and after any error, it is as it was.
 */
export async function importLog(store: Store, source: Source, options: ImportOptions): Promise<ImportReport> {
  const started = options.clock();
  if (source.kind === 'git' && options.format !== undefined && options.format !== 'git') {
    throw new UserError(`${source.what} is a git repository: leave --format out.`, 'usage');
  }
  const name = options.log ?? source.suggestedName;
  const telling = tellProgress(options.progress, options.clock);
  const writer = await store.writeLog(name, 'an import');
  try {
    const before = await writer.current?.rules();
    const chosen = chooseRules(before, options.ownRules);
    const outcome =
      source.kind === 'git'
        ? await importGit(writer, source, name, telling, chosen?.config)
        : await importText(writer, source, name, telling, options.format);
    const { added, newlyGone, restored, tagGraph, ownRules, ...facts } = outcome;
    const own = ownRules ?? chosen;
    const rules = await keepRules(writer, own, before);
    const log = await writer.commit({ ...facts, rules, source: { text: source.what, location: source.location } });
    // What an import left in memory is still there beside the threads; a large log waits for its first question.
    if (log.catalogue.records <= indexedAtOnce) {
      await openIndex(log, options.rules, telling.step('indexing', 'entries', log.catalogue.records));
    }
    // Those of a text take no repository, and need not be found now.
    if (source.kind === 'git' || log.catalogue.records <= indexedAtOnce) await storeReleases(log, tagGraph);
    const { days, declared, listed, missing } = totalOf(facts.days);
    return {
      log: name,
      format: facts.format,
      added,
      gone: newlyGone,
      restored,
      entries: facts.entries,
      days,
      releases: facts.releases.length,
      // An entry without a day declares itself.
      declared: declared + facts.entries - listed,
      missing,
      problems: Object.values(facts.problems.kinds).reduce((sum, count) => sum + count, 0),
      problemKinds: facts.problems.kinds,
      firstProblems: facts.problems.first,
      ...findRuleTroubles(own, options.rules.subsystems, log.catalogue),
      shallow: facts.git?.shallow ?? false,
      seconds: Math.round(options.clock() - started) / 1000,
    };
  } finally {
    await writer.close();
  }
}

async function importText(
  writer: LogWriter,
  source: TextSource,
  name: string,
  telling: Telling,
  format?: string,
): Promise<Outcome> {
  const tell = telling.step('reading', 'bytes', source.size);
  let read = 0;
  const known = await readKnownRecords(writer.current);
  const text = await spoolText(source, known, writer.aside, format, (bytes) => {
    read += bytes;
    tell(read);
  });
  checkFormat(writer, name, text.format);
  const stored = writer.current?.catalogue;
  const plan =
    text.days.length > 0
      ? planDayListImport({ ...text, entries: await listEntries(text.entries) }, known, stored)
      : planEntryImport(text, known, stored);
  let added = 0;
  for await (const records of plan.added) {
    for (const record of records) {
      const isBehind = writer.append(record);
      if (isBehind) await isBehind;
      if (record.kind === 'entry') added += 1;
    }
  }
  return {
    format: text.format,
    ...plan.facts,
    entries: plan.entries,
    problems: text.problems,
    added,
    newlyGone: plan.newlyGone,
    restored: plan.restored,
  };
}

async function importGit(
  writer: LogWriter,
  source: GitSource,
  name: string,
  telling: Telling,
  config: SubsystemRulesConfig | undefined,
): Promise<Outcome> {
  checkFormat(writer, name, 'git');
  const stored = writer.current?.catalogue;
  // Where they were stored once they go on to be, so that other rules find them in all commits.
  const withPaths = needsPaths(config) || stored?.git?.paths !== undefined;
  const repository = { ...source.repository, withPaths };
  const ownRules = config && fetchRules(repository, config);
  // A failure is told where they are awaited.
  ownRules?.catch(() => undefined);
  // Beside the work: most imports find the tags as they were.
  const tagState = readTagState(repository.directory);
  const tagGraph = tagState.then((state) =>
    state === stored?.git?.tags?.state ? undefined : readTagGraph(repository.directory, repository.tip),
  );
  // What is wrong with them is told where they are awaited.
  tagGraph.catch(() => undefined);
  const plan = await planGitImport(repository, writer.current);
  const days = new Map<Day, number>(stored?.days.map((day) => [day.date, day.listed]));
  for (const date of plan.lost) days.set(date, (days.get(date) ?? 0) - 1);
  for (const date of plan.restored) days.set(date, (days.get(date) ?? 0) + 1);
  const written = await writeCounted(writer, repository, plan, telling);
  for (const [date, count] of written.days) days.set(date, (days.get(date) ?? 0) + count);
  const { directory, tip, shallow, mailmap, web } = repository;
  const tags = await markTags(stored?.git?.tags, {
    directory,
    state: await tagState,
    tip,
    before: plan.after,
    added: written.added,
    restored: plan.restored.length,
  });
  const table = [...days].filter(([, count]) => count > 0).sort(([a], [b]) => compareDays(a, b));
  return {
    format: 'git',
    days: table.map(([date, count]): ParsedDay => ({ date, declared: count, listed: count })),
    releases: [],
    entries: table.reduce((sum, [, count]) => sum + count, 0),
    problems: addProblems(stored?.problems, written.problems),
    gone: plan.gone,
    moved: {},
    git: { tip, shallow, mailmap, web, tags, ...(withPaths && { paths: stored?.git?.paths ?? stored?.records ?? 0 }) },
    ownRules: await ownRules,
    tagGraph,
    added: written.added,
    newlyGone: plan.lost.length,
    restored: plan.restored.length,
  };
}

/** Finds the releases, where they are not as they were. What keeps them from being found is told to whoever asks for them. */
async function storeReleases(log: StoredLog, reading: Promise<TagGraph | undefined> | undefined): Promise<void> {
  try {
    await openReleases(log, await reading);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

/** Counts the commits beside the work, where somebody wants to hear how much there is. */
async function writeCounted(
  writer: LogWriter,
  repository: GitRepository,
  plan: GitPlan,
  telling: Telling,
): Promise<WrittenCommits> {
  const counting = new AbortController();
  const total = telling.isHeard ? countNew(repository, plan, counting.signal) : undefined;
  try {
    return await writeCommits(writer, repository, plan, telling.step('reading', 'entries', total));
  } finally {
    counting.abort();
  }
}
