/**
 * Holds the releases that the built program tells against git itself:
 *
 *   npm run releases -- REPOSITORY … [--commits 1000] [--seed 1]
 *
 * Of random commits of each repository the release and its first candidate must be the earliest by version among what
 * `git tag --contains` says, and what lies between two random releases must be what `git rev-list` says. Prints each
 * difference; ends with 1 where there is one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { LogReader } from '../../src/answer/reader.ts';
import { runAnnalist } from '../bench/measure.ts';
import { openLog } from '../bench/program.ts';
import { makeRandom, pick } from '../bench/random.ts';
import { compareCandidates, comparePlain, type GitOracle, openOracle, readPlainVersion } from './git-oracle.ts';

/** How many pairs of releases are compared. */
const pairs = 10;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** What git says of a commit: the earliest release by version, and the first candidate of it. */
function tellFirst(project: string, having: readonly string[]): { release?: string[]; candidate?: string[] } {
  const versions = having.flatMap((tag) => readPlainVersion(project, tag) ?? []);
  const finals = versions.filter(({ suffix }) => suffix === '').sort(comparePlain);
  const [first] = finals;
  if (!first) return {};
  const same = finals.filter((one) => comparePlain(one, first) === 0).map(({ tag }) => tag);
  const tried = versions.filter((one) => one.suffix !== '' && comparePlain(one, first) === 0).sort(compareCandidates);
  const [earliest] = tried;
  const equal = earliest ? tried.filter((one) => compareCandidates(one, earliest) === 0).map(({ tag }) => tag) : [];
  return { release: same, ...(equal.length > 0 && { candidate: equal }) };
}

async function checkCommits(
  project: string,
  log: LogReader,
  oracle: GitOracle,
  commits: readonly string[],
): Promise<number> {
  const releases = await log.releases();
  const containing = await oracle.listContaining(commits);
  let different = 0;
  for (const [index, commit] of commits.entries()) {
    const having = containing[index] ?? [];
    const [sequence = -1] = await log.find(commit, 1);
    const found = releases.of(sequence);
    const { release, candidate } = tellFirst(project, having);
    // What no release has may be in a candidate or in another package, and must be in that.
    const fits = release
      ? release.includes(found?.name ?? '') &&
        (candidate?.includes(found?.firstCandidate?.name ?? '') ?? !found?.firstCandidate)
      : found === undefined
        ? !having.some((tag) => readPlainVersion(project, tag))
        : having.includes(found.name) && !isFinal(project, found.name);
    if (fits) continue;
    different += 1;
    const said = [found?.name ?? 'none', found?.firstCandidate?.name ?? 'no candidate'].join(', ');
    const expected = [release?.join(' = ') ?? 'none', candidate?.join(' = ') ?? 'no candidate'].join(', ');
    print(`  ${commit.slice(0, 12)}: ${said}; git says ${expected} (of ${having.length} tags)`);
  }
  return different;
}

const isFinal = (project: string, tag: string): boolean => readPlainVersion(project, tag)?.suffix === '';

async function checkPairs(log: LogReader, oracle: GitOracle, tags: readonly string[]): Promise<number> {
  const releases = await log.releases();
  const known = new Set(oracle.commits);
  let different = 0;
  for (let pair = 0; pair + 1 < tags.length; pair += 2) {
    const [from = '', to = ''] = [tags[pair], tags[pair + 1]];
    const [isAfter, isBefore] = [releases.makeTest('from', from), releases.makeTest('to', to)];
    let told = 0;
    for (let sequence = 0; sequence < log.records; sequence += 1) {
      if (isAfter(sequence) && isBefore(sequence)) told += 1;
    }
    // Of commits on branches that HEAD does not reach the log knows nothing.
    const between = oracle.listBetween(from, to).filter((commit) => known.has(commit)).length;
    if (told === between) continue;
    different += 1;
    print(`  from ${from} to ${to}: ${told} commits; git says ${between}`);
  }
  return different;
}

async function verify(repository: string, scratch: string, count: number, seed: number): Promise<number> {
  const whole = path.resolve(repository);
  const project = path.basename(whole).replace(/\.git$/, '');
  const name = project.toLowerCase().replace(/[^a-z0-9-]/g, '-');
  const data = path.join(scratch, 'store');
  await runAnnalist(['import', whole, '--log', name, '--data', data], scratch);
  const { log, reader } = await openLog(data, name);
  await rm(path.join(data, 'logs', log.name, 'releases.bin'), { force: true });
  const begun = performance.now();
  const all = (await reader.releases()).all;
  const seconds = (performance.now() - begun) / 1000;
  const oracle = openOracle(whole, path.join(scratch, `${name}.git`));
  const random = makeRandom(seed);
  const commits = pick(oracle.commits, count, random);
  const finals = oracle.tags.filter((tag) => isFinal(project, tag));
  const different = await checkCommits(project, reader, oracle, commits);
  const apart = await checkPairs(reader, oracle, pick(finals, pairs * 2, random));
  print(
    `${name}: ${different} of ${commits.length} commits and ${apart} of ${pairs} spans differ (${all.length} releases of ` +
      `${oracle.tags.length} tags, found in ${seconds.toFixed(1)} s)`,
  );
  return different + apart;
}

async function main(): Promise<void> {
  const options = { commits: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  if (positionals.length === 0 || !(Number(values.commits) >= 1) || !Number.isInteger(Number(values.seed))) {
    process.stderr.write('usage: npm run releases -- REPOSITORY … [--commits 1000] [--seed 1]\n');
    process.exitCode = 2;
    return;
  }
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'annalist-releases-'));
  try {
    let different = 0;
    for (const repository of positionals) {
      // Two may have folders of the same name.
      const own = await mkdtemp(path.join(scratch, 'repository-'));
      different += await verify(repository, own, Number(values.commits), Number(values.seed));
    }
    process.exitCode = different === 0 ? 0 : 1;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

await main();
