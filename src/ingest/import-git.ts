import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { ParseEvent } from '../model/parsed-log.ts';
import { parseGitRecords } from '../parse/git-records.ts';
import { type GitRepository, hasCommit, listCommits, logArguments } from '../source/git.ts';
import { streamGit } from '../source/run-git.ts';
import type { StoredLog } from '../store/store.ts';
import { type KnownRecords, readKnownRecords } from './known-records.ts';
import { listNumbers, makeRanges, type Ranges } from './ranges.ts';

/** What of a repository's history is to be read, and what of the stored log it no longer has. */
export interface GitPlan {
  /** Read the commits that the tip reaches and this one does not; undefined: all. */
  after: string | undefined;
  /** Hashes that are stored already and must not be added again; undefined where none can come. */
  known: KnownRecords | undefined;
  gone: Ranges;
  /** Days of entries that went (-1) or came back (+1). */
  changedDays: Map<Day, number>;
}

/**
 * Compares a repository with what is stored of it. In the usual case, new commits on top of old ones, git's own walk
 * tells what is new and no stored key is read. Throws a UserError where the stored log is of another repository.
 */
export async function planGitImport(repository: GitRepository, log: StoredLog | undefined): Promise<GitPlan> {
  const { directory, tip } = repository;
  const stored = log?.catalogue.git;
  if (!log || stored?.tip === undefined)
    return { after: undefined, known: undefined, gone: [], changedDays: new Map() };
  const gone = log.catalogue.gone;
  // Behind the border of a shallow clone the walk cannot tell what is stored, and the border may have moved.
  const shallow = stored.shallow || repository.shallow;
  if (stored.tip === tip && !shallow) return { after: tip, known: undefined, gone, changedDays: new Map() };
  if (!shallow && (await hasCommit(directory, stored.tip))) {
    const lost = await collectCommits(directory, stored.tip, tip);
    if (lost.length === 0 && gone.length === 0)
      return { after: stored.tip, known: undefined, gone, changedDays: new Map() };
  }
  return await planRewritten(repository, log);
}

/** The history was rewritten, or the clone is shallow: every stored key is held against every reachable commit. */
async function planRewritten(repository: GitRepository, log: StoredLog): Promise<GitPlan> {
  const known = await readKnownRecords(log);
  const reachable = new Set(await collectCommits(repository.directory, repository.tip));
  const before = listNumbers(log.catalogue.gone);
  const gone = new Set<number>();
  const changedDays = new Map<Day, number>();
  for (const [hash, sequence] of known.sequences) {
    // What lies behind a shallow border is not lost.
    const lost = !reachable.has(hash) && (!repository.shallow || before.has(sequence));
    if (lost) gone.add(sequence);
    const change = Number(before.has(sequence)) - Number(lost);
    const day = known.entries.get(sequence)?.date;
    if (change !== 0 && day !== undefined) changedDays.set(day, (changedDays.get(day) ?? 0) + change);
  }
  const moved = log.catalogue.source.location !== repository.directory;
  if (moved && ![...known.sequences.keys()].some((hash) => reachable.has(hash))) {
    throw new UserError(
      `The log "${log.name}" holds another repository (${log.catalogue.source.location}): name this one with --log.`,
    );
  }
  return { after: undefined, known, gone: makeRanges(gone), changedDays };
}

/** Reads the commits of a plan, oldest first. */
export async function* readCommits(repository: GitRepository, plan: GitPlan): AsyncGenerator<ParseEvent[]> {
  if (plan.after === repository.tip) return;
  let events: ParseEvent[] = [];
  const parser = parseGitRecords((event) => {
    if (event.kind !== 'entry' || !plan.known?.sequences.has(event.entry.id)) events.push(event);
  });
  for await (const chunk of streamGit(repository.directory, logArguments(repository.tip, plan.after))) {
    parser.push(chunk);
    yield events;
    events = [];
  }
  parser.end();
  yield events;
}

async function collectCommits(directory: string, tip: string, other?: string): Promise<string[]> {
  const hashes: string[] = [];
  for await (const batch of listCommits(directory, tip, other)) hashes.push(...batch);
  return hashes;
}
