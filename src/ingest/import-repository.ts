import type { LogRules } from '../enrich/log-rules.ts';
import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import { compareDays, type Day } from '../model/day.ts';
import type { ParsedDay } from '../model/parsed-log.ts';
import { needsPaths, type StoredRules, type SubsystemRulesConfig } from '../model/subsystem-rules.ts';
import type { HistoryWalk } from '../source/git-history.ts';
import { readTagState } from '../source/git-tags.ts';
import type { GitSource } from '../source/open-source.ts';
import type { CatalogueFacts } from '../store/records.ts';
import type { LogWriter } from '../store/store.ts';
import { type ReleaseTags, readReleaseTags } from './build-releases.ts';
import { fetchRules } from './fetch-rules.ts';
import { findEnds } from './git-branches.ts';
import { addProblems } from './import-checks.ts';
import { countNew, type GitHistory, type GitPlan, planGitImport } from './import-git.ts';
import { markTags } from './mark-tags.ts';
import type { HistoryNoter } from './note-history.ts';
import { readTagTest } from './open-releases.ts';
import { pairTwins } from './pair-twins.ts';
import type { Telling } from './progress.ts';
import type { HistoryReader } from './read-history.ts';
import { findReplaced } from './replaced-commits.ts';
import { type WrittenCommits, writeCommits } from './write-commits.ts';

/** What an import of one kind of source finds out: the facts to commit, and the numbers to report. */
export type Outcome = Omit<CatalogueFacts, 'source' | 'rules'> & {
  /** The rules for subsystems, with the files of the source that have some. */
  ownRules?: StoredRules | undefined;
  added: number;
  newlyGone: number;
  restored: number;
  rewritten: number;
  lostBranches: string[];
  /** The tags of a repository where they have changed. */
  releaseTags?: Promise<ReleaseTags | undefined>;
};

/** Brings a repository into a log: the whole history, or what is new in it and what it lost. */
export async function importRepository(
  writer: LogWriter,
  source: GitSource,
  telling: Telling,
  asked: readonly string[] | undefined,
  config: SubsystemRulesConfig | undefined,
  index: HistoryIndexing,
): Promise<Outcome> {
  const stored = writer.current?.catalogue;
  // Where they were stored once they go on to be, so that other rules find them in all commits.
  const withPaths = needsPaths(config) || stored?.git?.paths !== undefined;
  const repository = { ...source.repository, withPaths };
  const ownRules = config && fetchRules(repository, config);
  // A failure is told where they are awaited.
  ownRules?.catch(() => undefined);
  const { tips, branches, lost } = await findEnds(repository, asked, stored?.git);
  const history = { ...repository, tips, branches: branches?.tips };
  // Beside the work: most imports find the tags as they were.
  const tagState = readTagState(repository.directory);
  const { directory, shallow, mailmap, web } = repository;
  const releaseTags = tagState.then((state) =>
    state === stored?.git?.tags?.state ? undefined : readReleaseTags(directory),
  );
  // What is wrong with them is told where they are awaited.
  releaseTags.catch(() => undefined);
  const mayTag = writer.current && readTagTest(writer.current);
  mayTag?.catch(() => undefined);
  const plan = await planGitImport(history, writer.current);
  const days = new Map<Day, number>(stored?.days.map((day) => [day.date, day.listed]));
  for (const date of plan.lost) days.set(date, (days.get(date) ?? 0) - 1);
  for (const date of plan.restored) days.set(date, (days.get(date) ?? 0) + 1);
  const begin = await prepareReader(index, ownRules, repository.mailmap);
  const written = await writeCounted(writer, history, plan, telling, begin, index.walk);
  if (index.walk === 'parts') index.noter.checkOnce();
  index.noter.conclude();
  // The last segment goes to the disk while the rest is found out.
  writer.writeAhead();
  for (const [date, count] of written.days) days.set(date, (days.get(date) ?? 0) + count);
  const { twins, rewritten } = await pairTwins(
    writer.current,
    plan.gone,
    written,
    written.added === 0 ? [] : await findReplaced(repository.directory, writer.current, branches?.tips ?? []),
  );
  const tags = await markTags(stored?.git?.tags, {
    directory,
    state: await tagState,
    tips,
    before: plan.after,
    added: written.added,
    restored: plan.restored.length,
    fresh: plan.fresh,
    mayTag: await mayTag,
  });
  const table = [...days].filter(([, count]) => count > 0).sort(([a], [b]) => compareDays(a, b));
  return {
    format: 'git',
    days: table.map(([date, count]): ParsedDay => ({ date, declared: count, listed: count })),
    releases: [],
    entries: table.reduce((sum, [, count]) => sum + count, 0),
    problems: addProblems(stored?.problems, written.problems),
    gone: plan.gone,
    ...(twins.length > 0 && { twins }),
    moved: {},
    git: {
      tip: tips[0],
      branches,
      shallow,
      mailmap,
      web,
      tags,
      ...(withPaths && { paths: stored?.git?.paths ?? stored?.records ?? 0 }),
    },
    ownRules: await ownRules,
    releaseTags,
    added: written.added,
    newlyGone: plan.lost.length,
    restored: plan.restored.length,
    rewritten,
    lostBranches: lost,
  };
}

/** By what a whole history is indexed while it is read. */
export interface HistoryIndexing {
  noter: HistoryNoter;
  rules: SubsystemRules;
  walk: HistoryWalk;
}

/** The log's own rules are there before anything is indexed. */
async function prepareReader(
  { noter, rules }: HistoryIndexing,
  ownRules: Promise<LogRules> | undefined,
  mailmap: string,
): Promise<() => HistoryReader> {
  const own = await ownRules;
  return () => noter.begin(own === undefined ? rules : { ...rules, own }, mailmap);
}

/** Counts the commits beside the work, where somebody wants to hear how much there is. */
async function writeCounted(
  writer: LogWriter,
  history: GitHistory,
  plan: GitPlan,
  telling: Telling,
  begin: () => HistoryReader,
  walk: HistoryWalk,
): Promise<WrittenCommits> {
  // An AbortController takes milliseconds where it is the first of the process.
  const counting = telling.isHeard ? new AbortController() : undefined;
  const total = counting && countNew(history, plan, counting.signal);
  try {
    return await writeCommits(writer, history, plan, telling.step('reading', 'entries', total), begin, walk);
  } finally {
    counting?.abort();
  }
}
