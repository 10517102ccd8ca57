import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { ParseEvent } from '../model/parsed-log.ts';
import { listNumbers, makeRanges, type Ranges } from '../model/ranges.ts';
import { countCommits, type GitRepository, logArguments } from '../source/git.ts';
import { GitError } from '../source/run-git.ts';
import type { BranchTip } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { type CommitsAhead, parseCommits, readCommitsAhead } from './commits-ahead.ts';
import { listTips } from './git-branches.ts';
import { type FoundRecord, findRecords, findRestored, type KnownRecords, readKnownRecords } from './known-records.ts';
import { readStoredTest, type StoredTest } from './open-ties.ts';
import { collectNew, collectReachable, type NewCommits, type Walked, walkFrom } from './walk-commits.ts';

/** A repository and the commits that the history to be read ends at. */
export interface GitHistory extends GitRepository {
  tips: readonly string[];
  /** Of a log of branches: these. */
  branches?: readonly BranchTip[] | undefined;
}

/** What of a repository's history is to be read, and what of the stored log it no longer has. */
export interface GitPlan {
  /** Read the commits that the tips reach and these do not; undefined: all. */
  after: readonly string[] | undefined;
  /** Nothing is to be read: the history ends where it did. */
  same: boolean;
  /** Hashes of stored commits that may be among them; undefined where none can be. */
  known: ReadonlySet<string> | undefined;
  gone: Ranges;
  /** The days of the entries that went since the last import, and of those that came back. */
  lost: readonly Day[];
  restored: readonly Day[];
  /** The hashes of the commits to be read, stored ones too, where that is known before they are read. */
  fresh?: ReadonlySet<string> | undefined;
  /** These commits, where git listed them ahead. */
  ahead?: CommitsAhead | undefined;
}

/** All commits of a repository that nothing is stored of. */
export const wholeHistory: GitPlan = {
  after: undefined,
  same: false,
  known: undefined,
  gone: [],
  lost: [],
  restored: [],
};

/**
 * Compares a repository with what is stored of it. Throws a UserError where the stored log is of another repository.
 */
export async function planGitImport(history: GitHistory, log: StoredLog | undefined): Promise<GitPlan> {
  const stored = log?.catalogue.git;
  if (!log || stored?.tip === undefined) return wholeHistory;
  // Behind the border of a shallow clone git's walk cannot tell what is stored, and the border may have moved.
  const isTold = !stored.shallow && !history.shallow;
  if (!isTold) return await planAnew(history, log);
  const before = listTips(stored);
  if (isSame(before, history.tips)) {
    return { ...wholeHistory, after: before, same: true, gone: log.catalogue.gone };
  }
  // Most times little is new and nothing was lost, which what git lists tells by itself.
  const { directory, tips } = history;
  const stores = readStoredTest(log);
  // Where it is not needed, it is no matter what is wrong with it.
  stores.catch(() => undefined);
  const ahead = await unlessGitFails(readCommitsAhead(directory, logArguments(tips, before, history.withPaths)));
  try {
    const walked = ahead && (await unlessGitFails(walk(history, before, ahead, stores)));
    if (walked) return { ...(await planFrom(log, before, walked)), fresh: walked.fresh, ahead };
  } catch (error) {
    await ahead?.drop();
    throw error;
  }
  await ahead?.drop();
  return await planAnew(history, log);
}

/** What changed, by the commits that git listed where these are all; of more, git is asked which commits they are. */
async function walk(
  history: GitHistory,
  before: readonly string[],
  { events, isWhole }: CommitsAhead,
  stores: Promise<StoredTest>,
): Promise<Walked | undefined> {
  const commits = isWhole ? listParents(events) : await collectNew(history, before);
  return await walkFrom(history, before, commits, await stores);
}

/** Whatever is wrong with git comes up again at once, in a walk that starts at the tips. */
async function unlessGitFails<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** The parents of the commits among some events. */
function listParents(events: readonly ParseEvent[]): NewCommits {
  return new Map(
    events.flatMap((event) => (event.kind === 'entry' ? [[event.entry.id, event.entry.parents ?? []] as const] : [])),
  );
}

/**
 * git's own walk from the last tips tells what is new and what is lost. What is lost came last, mostly, and only what was
 * lost before can come back, so little of the log is read, and none of it where the history just grew.
 */
async function planFrom(log: StoredLog, before: readonly string[], { lost: away, fresh }: Walked): Promise<GitPlan> {
  const gone = listNumbers(log.catalogue.gone);
  const plan: GitPlan = { ...wholeHistory, after: before, gone: log.catalogue.gone };
  if (away.size === 0 && gone.size === 0) return plan;

  const lost = await findRecords(log, away);
  const restored = await findRestored(log, gone, fresh);
  for (const { sequence } of restored.values()) gone.delete(sequence);
  for (const { sequence } of lost) gone.add(sequence);
  return {
    ...plan,
    known: new Set(restored.keys()),
    gone: makeRanges(gone),
    lost: lost.map(dayOf),
    restored: [...restored.values()].map(dayOf),
  };
}

/** Every stored key is held against every commit that can be reached. */
async function planAnew(history: GitHistory, log: StoredLog): Promise<GitPlan> {
  const known = await readKnownRecords(log);
  const stored = new Set<string>();
  for (const sequence of known.sequences()) stored.add(known.key(sequence));
  const isKnown = (hash: string): boolean => stored.has(hash);
  const { reachable, border } = await collectReachable(history, isKnown);
  checkSameRepository(history, log, known, reachable);
  const before = listNumbers(log.catalogue.gone);
  const gone = new Set<number>();
  const lost: Day[] = [];
  const restored: Day[] = [];
  for (const sequence of known.sequences()) {
    const hash = known.key(sequence);
    // What lies behind a shallow border is not lost.
    const isGone = !reachable.has(hash) && (!history.shallow || before.has(sequence));
    if (isGone) gone.add(sequence);
    const day = known.heading(sequence).date;
    if (isGone && !before.has(sequence)) lost.push(day);
    if (!isGone && before.has(sequence)) restored.push(day);
  }
  // What stands before a stored commit is stored too, unless the history was or is cut short.
  const isCut = history.shallow || log.catalogue.git?.shallow === true;
  const after = isCut || border.size > longestBorder ? undefined : [...border];
  const plan = { ...wholeHistory, after, gone: makeRanges(gone), lost, restored };
  return { ...plan, known: stored };
}

/** So many commits git is told at most where to stop. */
const longestBorder = 1000;

/** A clone may move, and a history may be replaced whole, but not both at once. */
function checkSameRepository(
  repository: GitRepository,
  log: StoredLog,
  known: KnownRecords,
  reachable: ReadonlySet<string>,
): void {
  const { location } = log.catalogue.source;
  if (location === repository.directory) return;
  for (const sequence of known.sequences()) if (reachable.has(known.key(sequence))) return;
  throw new UserError(`The log "${log.name}" holds another repository (${location}): name this one with --log.`);
}

/** Reads the commits of a plan, oldest first. */
export async function* readCommits(history: GitHistory, plan: GitPlan): AsyncGenerator<ParseEvent[]> {
  if (plan.same) return;
  // What is odd about a commit is told before the commit; of a stored one it was told at its import.
  let odd: ParseEvent[] = [];
  const range = logArguments(history.tips, plan.after, history.withPaths);
  for await (const batch of plan.ahead?.batches() ?? parseCommits(history.directory, range)) {
    const events: ParseEvent[] = [];
    for (const event of batch) {
      if (event.kind === 'problem') odd.push(event);
      else {
        if (event.kind !== 'entry' || !plan.known?.has(event.entry.id)) events.push(...odd, event);
        odd = [];
      }
    }
    yield events;
  }
  yield odd;
}

/** How many commits a plan reads; undefined where git does not say, or `signal` gives up. */
export async function countNew(history: GitHistory, plan: GitPlan, signal: AbortSignal): Promise<number | undefined> {
  if (plan.same) return 0;
  try {
    return await countCommits(history.directory, history.tips, plan.after ?? [], signal);
  } catch {
    // Without a total the import goes on all the same, and what is wrong with the repository it tells itself.
    return undefined;
  }
}

const dayOf = ({ day }: FoundRecord): Day => day;

function isSame(some: readonly string[], others: readonly string[]): boolean {
  const set = new Set(some);
  return some.length === others.length && others.every((one) => set.has(one));
}
