import { createHash } from 'node:crypto';
import { type Day, isDay } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { isFullHash } from '../model/full-hash.ts';
import { runGit, streamGit } from './run-git.ts';

/** A tag that names a commit, by itself or through other tags. */
export interface GitTag {
  name: string;
  commit: string;
  /** The tagger's day in the tagger's zone; of a tag that is only a name, the committer's. */
  date?: Day | undefined;
}

/** More tags than these are a mistake, or meant to keep us busy. */
const mostTags = 200_000;

/** A mark of a repository's tags that changes when they do. Reads no object. */
export async function readTagState(directory: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of streamGit(directory, listTags(['refname', 'objectname']))) hash.update(chunk);
  return hash.digest('hex').slice(0, 16);
}

/** The tags that name commits, in one go. Throws a UserError where there are too many to be releases. */
export async function readTags(directory: string): Promise<GitTag[]> {
  const fields = [
    'objecttype',
    'objectname',
    '*objecttype',
    '*objectname',
    'creatordate:short',
    '*committerdate:short',
  ];
  const output = await runGit(directory, listTags([...fields, 'refname:strip=2']));
  const lines = output.split('\n').slice(0, -1);
  if (lines.length > mostTags) {
    throw new UserError(`${directory} has ${lines.length} tags, and ${mostTags} are read at most: delete some.`);
  }
  // A name has no spaces.
  const rows = lines.map((line) => line.split(' '));
  const nested = rows.flatMap(([, , type, inner = '']) => (type === 'tag' ? [inner] : []));
  const peeled = await peelTags(directory, [...new Set(nested)]);
  const tags: GitTag[] = [];
  for (const [type, hash, innerType, inner = '', created = '', committed = '', name = ''] of rows) {
    const commit = type === 'commit' ? hash : innerType === 'commit' ? inner : peeled.get(inner);
    const date = [created, committed].find(isDay);
    if (commit !== undefined) tags.push({ name, commit, ...(date !== undefined && { date }) });
  }
  return tags;
}

/** Lists what `tips` and the tags reach as lines `hash parent parent`, children before their parents. */
export async function* listParents(directory: string, tips: readonly string[]): AsyncGenerator<string[]> {
  let rest = '';
  const command = ['rev-list', '--parents', '--tags', '--end-of-options', ...tips, '--'];
  for await (const chunk of streamGit(directory, command)) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
}

/** So few commits are asked for one step after the other; a walk of git's own goes through much that is known. */
const [mostSteps, mostAsked] = [8, 200];

/**
 * The same lines of what some commits reach and `tips` do not, in git's order; `isKnown` says what `tips` reach. Mostly it is
 * nothing, or a few commits that were tagged beside the history, which the beginning of a walk has.
 */
export async function listOutside(
  directory: string,
  commits: readonly string[],
  tips: readonly string[],
  isKnown: (hash: string) => boolean,
): Promise<string[]> {
  const missing = [...new Set(commits)].filter((hash) => !isKnown(hash));
  if (missing.length === 0) return [];
  const rest = ['--end-of-options', ...missing, ...tips.map((hash) => `^${hash}`)];
  if (missing.length > mostAsked) return await readLines(directory, rest);
  const begun = await readLines(directory, [`--max-count=${mostAsked}`, '--end-of-options', ...missing]);
  let lines = begun.filter((line) => !isKnown(hashOf(line)));
  let open = listOpen(lines, missing, isKnown);
  for (let step = 0; open.length > 0; step += 1) {
    const found = [...lines.map(hashOf), ...open];
    if (step === mostSteps || found.length > mostAsked) return await readLines(directory, rest);
    // All of them again, so that the last lines have all in order.
    lines = await readLines(directory, ['--no-walk', '--end-of-options', ...found]);
    open = listOpen(lines, missing, isKnown);
  }
  return lines;
}

/** Those of some commits, and of the parents that lines name, that are neither known nor have a line. */
function listOpen(lines: readonly string[], wanted: readonly string[], isKnown: (hash: string) => boolean): string[] {
  const listed = new Set(lines.map(hashOf));
  const parents = lines.flatMap((line) => line.split(' ').slice(1));
  return [...new Set([...wanted, ...parents])].filter((hash) => !isKnown(hash) && !listed.has(hash));
}

const hashOf = (line: string): string => line.split(' ', 1)[0] ?? '';

const readLines = async (directory: string, args: readonly string[]): Promise<string[]> =>
  (await runGit(directory, ['rev-list', '--parents', ...args, '--'])).split('\n').slice(0, -1);

/** How many commits any of `tips` reaches and neither one of `known` nor any tag does. */
export async function countUntagged(
  directory: string,
  tips: readonly string[],
  known: readonly string[],
): Promise<number> {
  const range = ['--not', '--tags', ...known, '--not', '--end-of-options', ...tips, '--'];
  return Number(await runGit(directory, ['rev-list', '--count', ...range]));
}

const listTags = (fields: readonly string[]): string[] => [
  'for-each-ref',
  `--format=${fields.map((field) => `%(${field})`).join(' ')}`,
  'refs/tags',
];

/** The commits that tags of tags name in the end, by these; without those that name something else. One run tells all. */
async function peelTags(directory: string, hashes: readonly string[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const chunks: Buffer[] = [];
  const input = hashes.map((hash) => `${hash}^{commit}\n`).join('');
  const command = ['cat-file', '--batch-check=%(objectname)'];
  for await (const chunk of streamGit(directory, command, undefined, input)) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString('latin1').split('\n');
  return new Map(
    hashes.flatMap((hash, index): [string, string][] => {
      const line = lines[index] ?? '';
      // What is none is told in words.
      return isFullHash(line) ? [[hash, line]] : [];
    }),
  );
}
