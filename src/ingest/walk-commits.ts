import { findBase, listCommits, listWithParents } from '../source/git.ts';
import type { StoredTest } from './open-ties.ts';

/** A repository's folder, and the commits that its history ends at. */
interface Ends {
  directory: string;
  tips: readonly string[];
}

/** What changed between two states of a history. */
export interface Walked {
  /** Commits that are no longer reached, and such as are reached now. */
  lost: ReadonlySet<string>;
  fresh: ReadonlySet<string>;
}

/** So many commits without a new parent are looked at one by one; of more, one walk of all that was there tells. */
const mostBeginnings = 24;

/** Commits that the tips reach and others do not, and their parents. */
export type NewCommits = ReadonlyMap<string, readonly string[]>;

/**
 * Finds what changed between where a history ended and where it ends now, by the commits that git lists as new; undefined
 * where the dates of commits misled it. git stops such a walk by these dates, so that where a clock was wrong it may take
 * what both reach for what only one does. So what it says is held against walks that do not stop, but for commits that are
 * new for sure, because nothing that may be stored has such a hash.
 */
export async function walkFrom(
  history: Ends,
  before: readonly string[],
  news: NewCommits,
  keepStored: StoredTest,
): Promise<Walked | undefined> {
  const { directory, tips } = history;
  const [lost, isNew] = await Promise.all([
    collectLost(history, before, news),
    areNew(directory, keepStored(findBeginnings(news)), before),
  ]);
  if (!isNew) return undefined;
  return {
    lost: lost.size === 0 ? lost : await withoutReached(directory, tips, lost),
    fresh: new Set(news.keys()),
  };
}

/** What was reached before and is not reached now, as far as git's walk by dates tells. */
async function collectLost(
  { directory, tips }: Ends,
  before: readonly string[],
  news: NewCommits,
): Promise<Set<string>> {
  // What a new commit stands on is still reached, and all that stands behind it: in most updates that is all there was.
  const reached = new Set([...tips, ...[...news.values()].flat()]);
  if (before.every((tip) => reached.has(tip))) return new Set();
  return await collectCommits(directory, before, tips);
}

/** The new commits that stand on no other new one. */
function findBeginnings(news: NewCommits): string[] {
  return [...news].flatMap(([hash, parents]) => (parents.some((parent) => news.has(parent)) ? [] : [hash]));
}

/** All commits that the tips reach, and of the known ones those that new ones stand on. */
export async function collectReachable(
  { directory, tips }: Ends,
  isKnown: (hash: string) => boolean,
): Promise<{ reachable: Set<string>; border: Set<string> }> {
  const reachable = new Set<string>();
  const border = new Set<string>();
  for await (const batch of listWithParents(directory, tips)) {
    for (const line of batch) {
      const [hash = '', ...parents] = line.split(' ');
      reachable.add(hash);
      if (!isKnown(hash)) for (const parent of parents) if (isKnown(parent)) border.add(parent);
    }
  }
  // Where the tips themselves are known, nothing is new behind them.
  for (const tip of tips) if (isKnown(tip)) border.add(tip);
  return { reachable, border };
}

/** Those of some commits that no tip reaches, by a walk of all that they do reach. */
export async function withoutReached(
  directory: string,
  tips: readonly string[],
  hashes: ReadonlySet<string>,
): Promise<Set<string>> {
  const left = new Set(hashes);
  for await (const batch of listCommits(directory, tips)) for (const hash of batch) left.delete(hash);
  return left;
}

async function collectCommits(
  directory: string,
  tips: readonly string[],
  others: readonly string[],
): Promise<Set<string>> {
  const hashes = new Set<string>();
  for await (const batch of listCommits(directory, tips, others)) for (const hash of batch) hashes.add(hash);
  return hashes;
}

/** Asks git for what the tips reach and the others do not. */
export async function collectNew({ directory, tips }: Ends, others: readonly string[]): Promise<NewCommits> {
  const parents = new Map<string, string[]>();
  for await (const batch of listWithParents(directory, tips, others)) {
    for (const line of batch) {
      const [hash = '', ...on] = line.split(' ');
      parents.set(hash, on);
    }
  }
  return parents;
}

/** Whether none of some commits is reached by others: where one is, so is a commit that it stands on. */
async function areNew(directory: string, beginnings: readonly string[], others: readonly string[]): Promise<boolean> {
  if (beginnings.length > mostBeginnings) {
    return (await withoutReached(directory, others, new Set(beginnings))).size === beginnings.length;
  }
  const bases = await Promise.all(beginnings.map((hash) => findBase(directory, hash, others)));
  return bases.every((base, index) => base !== beginnings[index]);
}
