import type { LearnedName } from './subsystem-data.ts';
import { isContainer, keyOf, normalizeName } from './subsystem-names.ts';

const fewest = 3;
/** The share of the changes that must touch a folder for it to be a subsystem. */
const leastShare = 0.01;

/** The folder that tells which part of a project a file belongs to: the first that does not just hold the parts. */
export function folderOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return normalizeName(folders.find((folder) => folder !== '' && folder !== '.' && !isContainer(folder)) ?? '');
}

/** Chooses the folders that many changes touch, where no title taught a name for them. */
export function chooseFolders(
  touched: ReadonlyMap<string, number>,
  changes: number,
  names: readonly LearnedName[],
): LearnedName[] {
  const taken = new Set(names.flatMap((entry) => [entry.name, ...entry.aliases].map(keyOf)));
  return [...touched]
    .filter(([folder, count]) => count >= Math.max(fewest, changes * leastShare) && !taken.has(keyOf(folder)))
    .map(([name, count]) => ({ name, count, aliases: [], word: false }));
}
