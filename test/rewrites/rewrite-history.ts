import { importLog } from '../../src/ingest/import-log.ts';
import { openSource } from '../../src/source/open-source.ts';
import { openStore } from '../../src/store/store.ts';
import { makeRandom } from '../bench/random.ts';
import { runIsolatedGit } from '../support/git-repository.ts';
import { testRules } from '../support/memory-log.ts';
import { openTestReader } from '../support/test-library.ts';
import { checkAnswers, checkBranches, checkStored } from './check-log.ts';
import { openCommitWriter } from './commit-writer.ts';
import { type ModelCommit, type ModelMove, type ModelReport, makeHistoryModel } from './history-model.ts';
import { type RewriteKind, rewriteKinds } from './kinds.ts';
import { openToldChannel, type ToldChannel } from './told-channel.ts';

/** What became of one rewritten history. */
export interface RewriteResult extends ModelReport {
  kind: string;
  entries: number;
  /** How many changes each channel was told of. */
  told: number[];
  milliseconds: number;
}

/** A repository whose history is to be rewritten: a bare clone of its own, of which nothing else is made. */
export interface RewriteSettings {
  directory: string;
  /** The folder of the stored log. */
  data: string;
  seed: number;
  /** So many commits are rewritten at once at most. */
  most: number;
  /** The branches that the log is of; the first is rewritten. HEAD unless given. */
  branches?: readonly string[];
  tell?: (result: RewriteResult) => void;
}

/**
 * Rewrites a history in ten ways, in an order by the seed, refreshes a log after each, and holds it against sets of hashes
 * that git itself lists. Three channels are told of it: after each refresh, after each third, and from halfway on. Throws
 * at the first difference.
 */
export async function rewriteHistory(settings: RewriteSettings): Promise<RewriteResult[]> {
  const { directory, data, seed, most, branches, tell } = settings;
  const numbers = makeRandom(seed);
  const random = (below: number): number => Math.floor(numbers() * below);
  const writer = openCommitWriter(directory);
  const store = openStore(data);
  const reader = openTestReader(store);
  const model = makeHistoryModel();
  const branch = branches?.[0] ?? writer.git('symbolic-ref', '--short', 'HEAD');
  const origin = writer.git('rev-parse', `refs/heads/${branch}`);
  const results: RewriteResult[] = [];
  const channels: ToldChannel[] = [];
  let before: Reached | undefined;

  const refresh = async (kind: string): Promise<void> => {
    const begun = performance.now();
    const source = await openSource(directory, nothing());
    const options = { log: 'test', rules: testRules, clock: () => performance.now(), branches };
    const { added, gone, restored, rewritten, entries } = await importLog(store, source, options);
    const milliseconds = Math.round(performance.now() - begun);
    const commits = listCommits(directory, branches ?? ['HEAD']);
    const report = { added, gone, restored, rewritten };
    const reached = branches && listReached(directory, branches);
    const expected = model.see(commits, listMoves(before, reached));
    before = reached;
    if (JSON.stringify(report) !== JSON.stringify(expected)) {
      throw new Error(`${kind}: reported ${JSON.stringify(report)}, and ${JSON.stringify(expected)} is right`);
    }
    await checkStored(store, 'test', commits);
    await checkAnswers(reader, 'test', model, random);
    if (reached) await checkBranches(store, reader, 'test', reached);
    if (results.length === 0) {
      channels.push(await openToldChannel('each', reader, 'test', model));
      channels.push(await openToldChannel('third', reader, 'test', model));
    }
    if (results.length === 6) channels.push(await openToldChannel('late', reader, 'test', model));
    const told: number[] = [];
    for (const channel of channels) {
      const waits = channel.name === 'third' && results.length % 3 > 0;
      if (!waits) told.push(await channel.post());
    }
    const result = { kind, ...report, entries, told, milliseconds };
    results.push(result);
    tell?.(result);
  };

  const move = (tip: string): void => void writer.git('update-ref', `refs/heads/${branch}`, tip);
  const rewrite = async ({ name, run, forgets }: RewriteKind): Promise<void> => {
    const tip = writer.git('rev-parse', `refs/heads/${branch}`);
    const next = run({ writer, tip, origin, random, most });
    move(next);
    if (forgets) writer.forget(writer.git('rev-list', tip, `^${next}`).split('\n'));
    await refresh(name);
  };

  await refresh('as it was');
  for (const kind of orderKinds(random)) {
    if (kind.forgets) {
      // What is to be forgotten must not lie in a pack.
      const before = rewriteKinds.find(({ name }) => name === 'filter-branch');
      if (before) await rewrite(before);
    }
    await rewrite(kind);
  }
  return results;
}

/** In any order; only the unrelated root is followed by the old history, or all that follows would be of a few commits. */
function orderKinds(random: (below: number) => number): RewriteKind[] {
  const [again, others] = [rewriteKinds.filter(isAgain), rewriteKinds.filter((kind) => !isAgain(kind))];
  return shuffle(others, random).flatMap((kind) => (kind.name === 'unrelated new root' ? [kind, ...again] : [kind]));
}

const isAgain = ({ name }: RewriteKind): boolean => name === 'old history pushed again';

function shuffle<T>(list: readonly T[], random: (below: number) => number): T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(random(left.length), 1));
}

/** All commits that branches reach, parents first, as git lists them. */
function listCommits(directory: string, branches: readonly string[]): ModelCommit[] {
  const format = '--format=%H%x00%as%x00%an%x00%ae%x00%ad%x00%s%x00';
  const settings = ['-c', 'log.showSignature=false', '-c', 'log.mailmap=false'];
  const order = ['--topo-order', '--reverse', '--date=raw'];
  const args = [
    ...settings,
    'log',
    '-z',
    ...order,
    format,
    ...branches.filter((name) => hasBranch(directory, name)),
    '--',
  ];
  const fields = runIsolatedGit(directory, args).toString('utf8').split('\0');
  const commits: ModelCommit[] = [];
  for (let at = 0; at + 6 < fields.length; at += 7) {
    const [hash = '', day = '', ...key] = fields.slice(at, at + 6);
    commits.push({ hash, day, key: key.join('\0') });
  }
  return commits;
}

/** What each branch reaches. */
type Reached = ReadonlyMap<string, ReadonlySet<string>>;

/** What the branches that moved lost and got. */
function listMoves(before: Reached | undefined, now: Reached | undefined): ModelMove[] {
  return [...(now ?? [])].flatMap(([name, reached]): ModelMove[] => {
    const last = before?.get(name);
    if (!last) return [];
    const without = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
      new Set([...some].filter((hash) => !others.has(hash)));
    return [{ lost: without(last, reached), got: without(reached, last) }];
  });
}

function listReached(directory: string, branches: readonly string[]): Reached {
  const there = branches.filter((name) => hasBranch(directory, name));
  return new Map(
    there.map((name) => {
      const hashes = runIsolatedGit(directory, ['rev-list', name, '--']).toString('latin1').split('\n');
      return [name, new Set(hashes.filter(Boolean))];
    }),
  );
}

function hasBranch(directory: string, name: string): boolean {
  try {
    runIsolatedGit(directory, ['rev-parse', '--verify', '--quiet', name]);
    return true;
  } catch {
    return false;
  }
}

async function* nothing(): AsyncGenerator<Buffer> {}
