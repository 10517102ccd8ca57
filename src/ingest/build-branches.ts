import type { BranchParts } from '../model/branch-parts.ts';
import { listCommits, listWithParents } from '../source/git.ts';
import { GitError } from '../source/run-git.ts';
import { type BranchTip, segmentSize } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { makeBranchSets } from './branch-sets.ts';
import { withoutReached } from './walk-commits.ts';

/** Finds for each entry of a log on which branches it is, by one walk of all commits. */
export async function buildBranches(
  log: StoredLog,
  mark: string,
  branches: readonly BranchTip[],
): Promise<BranchParts> {
  const { records, source } = log.catalogue;
  const sets = makeBranchSets();
  /** Of the commits that were reached, and not come to yet. */
  const waiting = new Map<string, number>();
  const reached = new Map<string, number>();
  for (const [number, { tip }] of branches.entries()) waiting.set(tip, sets.with(waiting.get(tip) ?? 0, number));
  const tips = branches.map(({ tip }) => tip);
  for await (const batch of listWithParents(source.location, tips, [], ['--topo-order'])) {
    for (const line of batch) {
      const [hash = '', ...parents] = line.split(' ');
      const set = waiting.get(hash) ?? 0;
      waiting.delete(hash);
      reached.set(hash, set);
      for (const parent of parents) waiting.set(parent, sets.join(waiting.get(parent) ?? 0, set));
    }
  }
  const of = new Uint32Array(records);
  const hashes = new Uint32Array(2 * records);
  let sequence = 0;
  for await (const batch of log.keys()) {
    for (const key of batch) {
      if (key !== undefined) {
        of[sequence] = reached.get(key) ?? 0;
        noteHash(hashes, sequence, key);
      }
      sequence += 1;
    }
  }
  return { mark, records, branches: [...branches], sets: sets.list, of, hashes };
}

/** More branches than these are not followed one by one: one walk of all commits is faster. */
const mostMoved = 12;

/**
 * Follows branches that moved, by what git says that each has and has no longer; undefined where all commits have to be
 * walked: there are other branches, many of them moved, or git does not know any more where one was.
 */
export async function followBranches(
  log: StoredLog,
  mark: string,
  before: BranchParts,
  branches: readonly BranchTip[],
): Promise<BranchParts | undefined> {
  const { records, source } = log.catalogue;
  const isSame = before.branches.length === branches.length;
  if (!isSame || branches.some(({ name }, number) => before.branches[number]?.name !== name)) return undefined;
  const moved = branches.flatMap(({ tip }, number) => {
    const last = before.branches[number]?.tip ?? '';
    return last === tip ? [] : [{ number, tip, last }];
  });
  if (moved.length > mostMoved || before.records > records) return undefined;
  const changes = await listChanges(source.location, moved);
  if (!changes) return undefined;
  const of = new Uint32Array(records);
  of.set(before.of);
  const hashes = new Uint32Array(2 * records);
  hashes.set(before.hashes);
  for (let sequence = before.records; sequence < records; sequence += 1) {
    const batch = await log.segment(Math.floor(sequence / segmentSize));
    noteHash(hashes, sequence, batch[sequence % segmentSize]?.key ?? '');
  }
  const find = makeFind(hashes, changes);
  const sets = makeBranchSets(before.sets);
  for (const { number, hash, has } of changes) {
    for (const sequence of find(hash)) {
      const set = of[sequence] ?? 0;
      of[sequence] = has ? sets.with(set, number) : sets.without(set, number);
    }
  }
  return { mark, records, branches: [...branches], sets: dropUnused(sets.list, of), of, hashes };
}

/** Leaves out the sets that no record is in any more, and numbers the records' sets anew. */
function dropUnused(sets: readonly number[][], of: Uint32Array): number[][] {
  const used = new Set([0, ...of]);
  const kept = [...used].sort((one, other) => one - other);
  const numbers = new Map(kept.map((set, number) => [set, number]));
  for (let sequence = 0; sequence < of.length; sequence += 1) of[sequence] = numbers.get(of[sequence] ?? 0) ?? 0;
  return kept.map((set) => sets[set] ?? []);
}

/** A commit that a branch has now, or no longer. */
interface Change {
  number: number;
  hash: string;
  has: boolean;
}

async function listChanges(
  directory: string,
  moved: readonly { number: number; tip: string; last: string }[],
): Promise<Change[] | undefined> {
  const changes: Change[] = [];
  const collect = async (tip: string, other: string): Promise<Set<string>> => {
    const hashes = new Set<string>();
    for await (const batch of listCommits(directory, [tip], [other])) for (const hash of batch) hashes.add(hash);
    return hashes;
  };
  try {
    for (const { number, tip, last } of moved) {
      const [added, lost] = await Promise.all([collect(tip, last), collect(last, tip)]);
      for (const hash of added) changes.push({ number, hash, has: true });
      // Dates may have misled git.
      const away = lost.size === 0 ? lost : await withoutReached(directory, [tip], lost);
      for (const hash of away) changes.push({ number, hash, has: false });
    }
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
  return changes;
}

/** Looks for all wanted hashes in one go. */
function makeFind(hashes: Uint32Array, wanted: readonly { hash: string }[]): (hash: string) => readonly number[] {
  const found = new Map<number, number[]>();
  for (const { hash } of wanted) found.set(firstOf(hash), []);
  for (let place = 0; place < hashes.length; place += 2) found.get(hashes[place] ?? 0)?.push(place / 2);
  return (hash) => (found.get(firstOf(hash)) ?? []).filter((sequence) => hashes[2 * sequence + 1] === secondOf(hash));
}

function noteHash(hashes: Uint32Array, sequence: number, hash: string): void {
  hashes[2 * sequence] = firstOf(hash);
  hashes[2 * sequence + 1] = secondOf(hash);
}

const firstOf = (hash: string): number => Number.parseInt(hash.slice(0, 8), 16) >>> 0;
const secondOf = (hash: string): number => Number.parseInt(hash.slice(8, 16), 16) >>> 0;
