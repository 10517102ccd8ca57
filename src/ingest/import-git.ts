import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { ParseEvent } from '../model/parsed-log.ts';
import { parseGitRecords } from '../parse/git-records.ts';
import { countCommits, type GitRepository, listCommits, logArguments } from '../source/git.ts';
import { type BegunOutput, beginOutput, GitError, streamGit } from '../source/run-git.ts';
import type { StoredLog } from '../store/store.ts';
import { findNumbered, findRecords, type KnownRecords, readKnownRecords } from './known-records.ts';
import { listNumbers, makeRanges, type Ranges } from './ranges.ts';

/** What of a repository's history is to be read, and what of the stored log it no longer has. */
export interface GitPlan {
  /** Read the commits that the tip reaches and this one does not; undefined: all. */
  after: string | undefined;
  /** Hashes of stored commits that may be among them; undefined where none can be. */
  known: ReadonlySet<string> | undefined;
  gone: Ranges;
  /** The days of the entries that went since the last import, and of those that came back. */
  lost: readonly Day[];
  restored: readonly Day[];
  /** git's log of these commits, where it was begun ahead. */
  log?: BegunOutput | undefined;
}

/** All commits of a repository that nothing is stored of. */
export const wholeHistory: GitPlan = { after: undefined, known: undefined, gone: [], lost: [], restored: [] };

/**
 * Compares a repository with what is stored of it. Throws a UserError where the stored log is of another repository.
 */
export async function planGitImport(repository: GitRepository, log: StoredLog | undefined): Promise<GitPlan> {
  const stored = log?.catalogue.git;
  if (!log || stored?.tip === undefined) return wholeHistory;
  // Behind the border of a shallow clone git's walk cannot tell what is stored, and the border may have moved.
  const isTold = !stored.shallow && !repository.shallow;
  if (!isTold) return await planAnew(repository, log);
  // Most times nothing was lost, so git lists what is new while it looks for what was.
  const { directory, tip } = repository;
  const begun =
    tip === stored.tip
      ? undefined
      : beginOutput(streamGit(directory, logArguments(tip, stored.tip, repository.withPaths)));
  try {
    const wanted = await collectLost(repository, stored.tip);
    if (wanted) return { ...(await planFrom(repository, log, stored.tip, wanted)), log: begun };
  } catch (error) {
    await begun?.drop();
    throw error;
  }
  await begun?.drop();
  return await planAnew(repository, log);
}

/**
 * git's own walk from the last tip tells what is new and what is lost. What is lost came last, mostly, and only what was
 * lost before can come back, so little of the log is read, and none of it where the history just grew.
 */
async function planFrom(
  repository: GitRepository,
  log: StoredLog,
  before: string,
  wanted: ReadonlySet<string>,
): Promise<GitPlan> {
  const { directory, tip } = repository;
  const plan: GitPlan = { ...wholeHistory, after: before, gone: log.catalogue.gone };
  if (before === tip) return plan;
  const gone = listNumbers(plan.gone);
  if (wanted.size === 0 && gone.size === 0) return plan;

  const lost = await findRecords(log, wanted);
  const away = await findNumbered(log, gone);
  const fresh = away.size === 0 ? new Set<string>() : await collectCommits(directory, tip, before);
  const restored = [...away].filter(([hash]) => fresh.has(hash)).map(([, record]) => record);
  for (const { sequence } of restored) gone.delete(sequence);
  for (const { sequence } of lost) gone.add(sequence);
  return {
    after: before,
    known: new Set(away.keys()),
    gone: makeRanges(gone),
    lost: lost.map(({ day }) => day),
    restored: restored.map(({ day }) => day),
  };
}

/** Every stored key is held against every commit that can be reached. */
async function planAnew(repository: GitRepository, log: StoredLog): Promise<GitPlan> {
  const known = await readKnownRecords(log);
  const reachable = await collectCommits(repository.directory, repository.tip);
  checkSameRepository(repository, log, known, reachable);
  const before = listNumbers(log.catalogue.gone);
  const gone = new Set<number>();
  const lost: Day[] = [];
  const restored: Day[] = [];
  const stored = new Set<string>();
  for (const sequence of known.sequences()) {
    const hash = known.key(sequence);
    stored.add(hash);
    // What lies behind a shallow border is not lost.
    const isGone = !reachable.has(hash) && (!repository.shallow || before.has(sequence));
    if (isGone) gone.add(sequence);
    const day = known.heading(sequence).date;
    if (isGone && !before.has(sequence)) lost.push(day);
    if (!isGone && before.has(sequence)) restored.push(day);
  }
  return { after: undefined, known: stored, gone: makeRanges(gone), lost, restored };
}

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
export async function* readCommits(repository: GitRepository, plan: GitPlan): AsyncGenerator<ParseEvent[]> {
  if (plan.after === repository.tip) return;
  let events: ParseEvent[] = [];
  // What is odd about a commit is told before the commit; of a stored one it was told at its import.
  let odd: ParseEvent[] = [];
  const parser = parseGitRecords((event) => {
    if (event.kind === 'problem') odd.push(event);
    else {
      if (event.kind !== 'entry' || !plan.known?.has(event.entry.id)) events.push(...odd, event);
      odd = [];
    }
  });
  const { directory, tip, withPaths } = repository;
  const output = plan.log?.chunks() ?? streamGit(directory, logArguments(tip, plan.after, withPaths));
  for await (const chunk of output) {
    parser.push(chunk);
    yield events;
    events = [];
  }
  parser.end();
  yield [...events, ...odd];
}

/** How many commits a plan reads; undefined where git does not say, or `signal` gives up. */
export async function countNew(
  repository: GitRepository,
  plan: GitPlan,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (plan.after === repository.tip) return 0;
  try {
    return await countCommits(repository.directory, repository.tip, plan.after, signal);
  } catch {
    // Without a total the import goes on all the same, and what is wrong with the repository it tells itself.
    return undefined;
  }
}

/** The commits that the tip no longer reaches; undefined where the repository does not know the last tip any more. */
async function collectLost({ directory, tip }: GitRepository, before: string): Promise<Set<string> | undefined> {
  if (before === tip) return new Set();
  try {
    return await collectCommits(directory, before, tip);
  } catch (error) {
    // Whatever else is wrong comes up again at once, in a walk that starts at the tip.
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

async function collectCommits(directory: string, tip: string, other?: string): Promise<Set<string>> {
  const hashes = new Set<string>();
  for await (const batch of listCommits(directory, tip, other)) for (const hash of batch) hashes.add(hash);
  return hashes;
}
