import { findBase, listCommits, listWithParents } from '../source/git.ts';
import { GitError } from '../source/run-git.ts';
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

/**
 * Walks from where a history ended to where it ends now; undefined where git cannot tell: it does not know one of the last
 * commits any more, or their dates mislead it. git stops such a walk by the dates of commits, so that where a clock was
 * wrong it may take what both reach for what only one does. So what it says is held against walks that do not stop, but for
 * commits that are new for sure, because nothing that may be stored has such a hash.
 */
export async function walkFrom(
  history: Ends,
  before: readonly string[],
  readStored: Promise<StoredTest>,
): Promise<Walked | undefined> {
  const { directory, tips } = history;
  try {
    const [lost, news, keepStored] = await Promise.all([
      collectCommits(directory, before, tips),
      collectNew(directory, tips, before),
      readStored,
    ]);
    const isNew = await areNew(directory, keepStored(news.beginnings), before);
    if (!isNew) return undefined;
    return { lost: lost.size === 0 ? lost : await withoutReached(directory, tips, lost), fresh: news.fresh };
  } catch (error) {
    // Whatever else is wrong comes up again at once, in a walk that starts at the tips.
    if (error instanceof GitError) return undefined;
    throw error;
  }
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

/** What the tips reach and the others do not, and which of these commits stand on none of them. */
async function collectNew(directory: string, tips: readonly string[], others: readonly string[]) {
  const fresh = new Set<string>();
  const parents = new Map<string, string[]>();
  for await (const batch of listWithParents(directory, tips, others)) {
    for (const line of batch) {
      const [hash = '', ...on] = line.split(' ');
      fresh.add(hash);
      parents.set(hash, on);
    }
  }
  const beginnings = [...fresh].filter((hash) => !parents.get(hash)?.some((parent) => fresh.has(parent)));
  return { fresh, beginnings };
}

/** Whether none of some commits is reached by others: where one is, so is a commit that it stands on. */
async function areNew(directory: string, beginnings: readonly string[], others: readonly string[]): Promise<boolean> {
  if (beginnings.length > mostBeginnings) {
    return (await withoutReached(directory, others, new Set(beginnings))).size === beginnings.length;
  }
  const bases = await Promise.all(beginnings.map((hash) => findBase(directory, hash, others)));
  return bases.every((base, index) => base !== beginnings[index]);
}
