import type { LearnedName } from './subsystem-data.ts';
import { isContainer, keyOf, normalizeName } from './subsystem-names.ts';

const fewest = 3;
/** The share of the changes that must touch a folder for it to be a subsystem. */
const leastShare = 0.01;
/** A folder that this share of the changes to files in folders touches tells nothing, where those inside it tell more. */
const dullShare = 0.6;
/** What is counted for a change to any file in a folder. */
const anyFolder = '/';
const fewestInside = 2;
const deepest = 3;
const sourceFile = /[^./]\.(?:c|h|cc|cpp|cxx|hpp|hh|s|rs|go|py|sh|pl|rb|js|ts|java|php|lua|tcl)$/i;

/** The folders that a file lies in, from the top, as names; those that only hold the parts of a project are left out. */
export function foldersOf(path: string): string[] {
  const folders = path.slice(0, 1000).split('/').slice(0, -1);
  return folders
    .filter((folder) => folder !== '' && folder !== '.' && folder !== '..' && !isContainer(folder))
    .slice(0, deepest)
    .map(normalizeName)
    .filter((folder) => folder !== '');
}

/** The name of a source file as that of a part, `readelf` of `src/readelf.c`; other files are no parts. */
export function partOfFile(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return sourceFile.test(file) ? normalizeName(file) : '';
}

/**
 * What the files of a change may be parts of, to be counted: folders, `gcc` and `gcc/fortran`, and source files that lie
 * in none or in one, `:readelf` and `gcc:expr`.
 */
export function listParts(paths: readonly string[]): Set<string> {
  const parts = new Set<string>();
  for (const path of paths) {
    const folders = foldersOf(path);
    for (let length = 1; length <= folders.length; length += 1) parts.add(folders.slice(0, length).join('/'));
    if (folders.length > 0) parts.add(anyFolder);
    const file = folders.length > 1 ? '' : partOfFile(path);
    if (file !== '') parts.add(`${folders[0] ?? ''}:${file}`);
  }
  return parts;
}

/**
 * Chooses the parts that many changes touch, where no title taught a name for them. A folder that holds several such
 * folders and most of what changes touch distinguishes nothing: those inside it count instead, and its files do.
 */
export function chooseFolders(
  touched: ReadonlyMap<string, number>,
  changes: number,
  names: readonly LearnedName[],
): LearnedName[] {
  const taken = new Set(names.flatMap((entry) => [entry.name, ...entry.aliases].map(keyOf)));
  const many = [...touched].filter(([, count]) => count >= Math.max(fewest, changes * leastShare));
  const dull = findDull(many, (touched.get(anyFolder) ?? 0) * dullShare);
  const isOpen = (folder: string): boolean => folder === '' || dull.has(folder);
  const chosen = new Map<string, LearnedName>();
  for (const [part, count] of many) {
    const end = Math.max(part.lastIndexOf('/'), part.lastIndexOf(':'));
    const name = part.slice(end + 1);
    const above = part.slice(0, Math.max(0, end));
    if (part === anyFolder || dull.has(part) || !isOpen(above) || taken.has(keyOf(name))) continue;
    chosen.set(name, { name, count: count + (chosen.get(name)?.count ?? 0), aliases: [], word: false });
  }
  return [...chosen.values()];
}

/** The folders that distinguish nothing, those inside such a one among them. */
function findDull(many: readonly (readonly [string, number])[], least: number): Set<string> {
  const inside = new Map<string, number>();
  for (const [part] of many) {
    if (part === anyFolder) continue;
    const end = part.includes(':') ? -1 : part.lastIndexOf('/');
    if (end > 0) inside.set(part.slice(0, end), (inside.get(part.slice(0, end)) ?? 0) + 1);
  }
  const wide = many.filter(([part, count]) => count >= least && (inside.get(part) ?? 0) >= fewestInside);
  const dull = new Set<string>();
  // The shorter ones come first: one inside is dull only where the one above is.
  for (const [part] of [...wide].sort(([a], [b]) => a.length - b.length)) {
    const end = part.lastIndexOf('/');
    if (end < 0 || dull.has(part.slice(0, end))) dull.add(part);
  }
  return dull;
}

/** Whether a title only begins with a file that the change touches, as items of a ChangeLog do: that is no prefix. */
export function beginsWithFile(title: string, paths: readonly string[] | undefined): boolean {
  if (paths === undefined) return false;
  const text = title.startsWith('[') ? title.slice(1) : title;
  return paths.slice(0, 3).some((path) => text.startsWith(path));
}
