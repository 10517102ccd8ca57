import type { Merge } from '../model/entry.ts';
import { foldersOf } from './learn-folders.ts';
import { readTrees } from './subsystem-merge.ts';
import { normalizeName, readWords } from './subsystem-names.ts';
import type { TitlePrefix } from './subsystem-prefixes.ts';
import type { NameTable } from './subsystem-table.ts';
import { findMentions, findPath, type Mention } from './subsystem-text.ts';

/** What a rule concludes: the names, the main one first, and what they rest on. */
export interface Evidence {
  names: readonly string[];
  /** For people, without a full stop: `title prefix jffs2:`. */
  why: () => string;
}

const mostNames = 3;
const mostOfMerge = 8;

/** What stands before the text of a title: `jffs2:`, `[CIFS]`, `fb: pvr2fb:`. The first is the main one. */
export function fromPrefixes(prefixes: readonly TitlePrefix[], table: NameTable): Evidence | undefined {
  if (prefixes.length === 0) return undefined;
  const used = prefixes.filter((prefix) => table.ofPrefix(prefix).length > 0);
  const [first] = used;
  if (first === undefined) return undefined;
  const names = used.length === 1 ? table.ofPrefix(first) : [...new Set(used.flatMap(table.ofPrefix))];
  return {
    names: names.slice(0, mostNames),
    why: () => `title prefix ${used.map(writePrefix).join(' ')}`,
  };
}

function writePrefix({ text, kind }: TitlePrefix): string {
  return kind === 'tag' ? `[${text}]` : kind === 'scope' ? `(${text})` : `${text}:`;
}

/**
 * The tree that a merge came from, where its name tells, then the subsystems of the titles that it lists, which
 * `ofTitle` tells by a title and its place.
 */
export function fromMerge(
  merge: Merge,
  ofTitle: (title: string, place: number) => readonly string[],
  table: NameTable,
  kernel: boolean,
): Evidence | undefined {
  const trees = readTrees(merge.from, kernel).filter((tree) => table.ofTree(tree) !== undefined);
  const counts = countTitles(merge.listed, ofTitle);
  if (trees.length === 0 && counts.size === 0) return undefined;
  const byLines = [...counts].sort((a, b) => b[1] - a[1]);
  const names = new Set<string>();
  for (const tree of trees) names.add(table.ofTree(tree) ?? tree);
  for (const [name] of byLines) names.add(name);
  return {
    names: [...names].slice(0, mostOfMerge),
    why() {
      const lines = byLines.map(([name, count]) => `${name} ${count}`).join(', ');
      const told = trees.map((tree) => `tree ${tree}`);
      return [...told, ...(lines === '' ? [] : [`titles listed: ${lines}`])].join('; ');
    },
  };
}

/** How many of a merge's titles each subsystem has. */
function countTitles(
  listed: readonly string[],
  ofTitle: (title: string, place: number) => readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (let place = 0; place < listed.length; place += 1) {
    const names = ofTitle(listed[place] ?? '', place);
    for (let at = 0; at < names.length; at += 1) {
      const name = names[at] ?? '';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** The files that a change touches: the subsystem of most of them first, then those of a quarter or more. */
export function fromTouched(paths: readonly string[], table: NameTable): Evidence | undefined {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const name = nameOfFile(path, table);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const ordered = [...counts].sort((a, b) => b[1] - a[1]);
  const names = ordered.filter(([, count], index) => index === 0 || count * 4 >= paths.length).map(([name]) => name);
  if (names.length === 0) return undefined;
  return { names: names.slice(0, mostNames), why: () => `files touched: ${names.join(', ')}` };
}

function nameOfFile(path: string, table: NameTable): string | undefined {
  const known = findPath(path, table.rules);
  if (known !== undefined) return known;
  for (const folder of foldersOf(path)) {
    const name = table.ofWord(folder);
    if (name !== undefined) return name;
  }
  return table.ofWord(normalizeName(path.slice(path.lastIndexOf('/') + 1)));
}

/**
 * Names that a title or first sentence has in its text: paths and symbols before words, in the order of the text. What
 * others build on comes last, behind what the log taught: a change to sysfs files is mostly one of their owner.
 */
export function fromSentence(sentence: string, table: NameTable): Evidence | undefined {
  const mentions = findMentions(sentence, table.rules);
  const own = mentions.filter((mention) => !mention.serves);
  return (
    chooseFirst(own.filter((mention) => mention.strong)) ??
    chooseFirst(own) ??
    fromLearnedWords(sentence, table) ??
    chooseFirst(mentions)
  );
}

function chooseFirst(mentions: readonly Mention[]): Evidence | undefined {
  const names = [...new Set(mentions.map((mention) => mention.name))];
  if (names.length === 0) return undefined;
  const texts = [...new Set(mentions.map((mention) => mention.text))].slice(0, mostNames);
  return { names: names.slice(0, mostNames), why: () => `named in the title: ${texts.join(', ')}` };
}

/** Files and telling words that a title has and the log taught: `Fix a typo in src/cluster.c`, `Speed up redis-cli`. */
function fromLearnedWords(title: string, table: NameTable): Evidence | undefined {
  for (const file of title.includes('.') ? readFiles(title) : []) {
    const names = table.ofPrefix({ text: file, kind: 'prefix' });
    if (names.length > 0) return { names, why: () => `file named in the title: ${file}` };
  }
  let telling: Set<string> | undefined;
  for (const word of readWords(title)) {
    const name = table.ofTelling(word);
    if (name !== undefined) telling = (telling ?? new Set()).add(name);
  }
  if (telling === undefined) return undefined;
  const names = [...telling];
  return { names: names.slice(0, mostNames), why: () => `named in the title: ${names.join(', ')}` };
}

/** The words of a title that end as files do. */
function readFiles(title: string): string[] {
  const words = title.slice(0, 300).split(/[\s:,;()"'`]+/);
  return words.filter((word) => /^\.[a-z]{1,4}$/.test(word.slice(word.lastIndexOf('.'))) && word.lastIndexOf('.') > 0);
}

/**
 * Names in the text below a title. Paths and symbols come before words, then the one named most, then the first. What
 * others build on is named in passing and does not count; a single mention beside other names tells nothing.
 */
export function fromBody(body: string, table: NameTable): Evidence | undefined {
  // Lines that begin with > are somebody else's.
  const own = body.includes('>') ? body.replace(/^>.*$/gm, '') : body;
  const mentions = findMentions(own, table.rules).filter((mention) => !mention.serves);
  return chooseMost(mentions.filter((mention) => mention.strong)) ?? chooseMost(mentions);
}

function chooseMost(mentions: readonly Mention[]): Evidence | undefined {
  const counts = new Map<string, number>();
  for (const { name } of mentions) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ordered = [...counts].sort((a, b) => b[1] - a[1]);
  const most = ordered[0];
  if (most === undefined || (most[1] === 1 && ordered.length > 1)) return undefined;
  const names = ordered.filter(([, count], index) => index === 0 || (count > 1 && count * 2 >= most[1]));
  const text = mentions.find((mention) => mention.name === most[0])?.text ?? most[0];
  return {
    names: names.slice(0, mostNames).map(([name]) => name),
    why: () => `named in the text: ${text}${most[1] > 1 ? ` and ${most[1] - 1} more` : ''}`,
  };
}
