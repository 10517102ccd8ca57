import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from './run-annalist.ts';

/** An instruction of the Dockerfile: its word, and what stands behind it. */
export interface Instruction {
  word: string;
  rest: string;
}

const read = (name: string): string => readFileSync(path.join(packageRoot, name), 'utf8');

/** The instructions of the Dockerfile, stage by stage. */
export function readStages(): Instruction[][] {
  const stages: Instruction[][] = [];
  for (const line of read('Dockerfile').split('\n')) {
    const [, word, rest] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (word === undefined || rest === undefined) continue;
    if (word === 'FROM') stages.push([]);
    stages.at(-1)?.push({ word, rest });
  }
  return stages;
}

/** What the instructions of a stage with this word say. */
export const listOf = (stage: readonly Instruction[] | undefined, wanted: string): string[] =>
  (stage ?? []).filter(({ word }) => word === wanted).map(({ rest }) => rest);

/** The command that tells whether the image is well. */
export function readHealthCheck(): string[] {
  const [check = ''] = listOf(readStages().at(-1), 'HEALTHCHECK');
  return JSON.parse(check.slice(check.indexOf('[')));
}

/** The files of the package that the build of the image gets: what it copies, as far as .dockerignore lets it through. */
export function listCopied(): string[] {
  const allowed = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  return listSources().flatMap((source) => findFiles(source).filter((file) => allowed.some((one) => fits(file, one))));
}

/** What the build copies from the package, as it is written. */
export const listSources = (): string[] =>
  listOf(readStages()[0], 'COPY').flatMap((rest) => rest.split(' ').slice(0, -1));

/** The files of the package that a name or a pattern means. */
export function findFiles(source: string): string[] {
  const folder = source.includes('*') ? path.dirname(source) : source;
  const place = path.join(packageRoot, folder);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [source];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(packageRoot, path.join(entry.parentPath, entry.name)))
    .filter((file) => fits(file, source));
}

/** Whether a file is meant by a name, lies below it, or fits its star, which stands for a part of a name. */
function fits(file: string, pattern: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return file === pattern || file.startsWith(`${pattern}/`);
  const middle = file.slice(before.length, file.length - after.length);
  return file === before + middle + after && !middle.includes('/');
}
