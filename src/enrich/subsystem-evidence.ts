import type { Merge, SubsystemReason } from '../model/entry.ts';
import { countOf } from '../model/text.ts';
import { foldersOf } from './learn-folders.ts';
import type { RuledName } from './log-rules.ts';
import { readTrees } from './subsystem-merge.ts';
import { normalizeName } from './subsystem-names.ts';
import type { TitlePrefix } from './subsystem-prefixes.ts';
import type { NameTable } from './subsystem-table.ts';
import { findMentions, findPath, type Mention } from './subsystem-text.ts';

/** What a rule concludes: the names, the main one first, and what they rest on. */
export interface Evidence {
  names: readonly string[];
  /** For people, without a full stop, for each of the names: `by the title's prefix "jffs2:"`. */
  why: () => SubsystemReason[];
}

const mostNames = 3;
const mostOfMerge = 8;

/** What stands before the text of a title: `jffs2:`, `[CIFS]`, `fb: pvr2fb:`. The first is the main one. */
export function fromPrefixes(prefixes: readonly TitlePrefix[], table: NameTable): Evidence | undefined {
  if (prefixes.length === 0) return undefined;
  const used = prefixes.filter((prefix) => table.ofPrefix(prefix).length > 0);
  const [first] = used;
  if (first === undefined) return undefined;
  const all = used.length === 1 ? table.ofPrefix(first) : [...new Set(used.flatMap(table.ofPrefix))];
  const names = all.slice(0, mostNames);
  return {
    names,
    why: () =>
      giveReasons(names, (name) => writePrefix(used.find((prefix) => table.ofPrefix(prefix).includes(name)) ?? first)),
  };
}

const giveReasons = (names: readonly string[], why: (name: string) => string): SubsystemReason[] =>
  names.map((subsystem) => ({ subsystem, reason: why(subsystem) }));

const countShare = (part: number, whole: number, what: string): string =>
  whole === 1 ? `the ${what}` : `${part} of the ${countOf(whole, what)}`;

function writePrefix({ text, kind }: TitlePrefix): string {
  if (kind === 'tag') return `by the title's tag "[${text}]"`;
  return kind === 'scope' ? `by the title's scope "(${text})"` : `by the title's prefix "${text}:"`;
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
  const all = new Set<string>();
  for (const tree of trees) all.add(table.ofTree(tree) ?? tree);
  for (const [name] of byLines) all.add(name);
  const names = [...all].slice(0, mostOfMerge);
  const explain = (name: string): string => {
    const tree = trees.find((each) => table.ofTree(each) === name);
    const count = counts.get(name) ?? 0;
    const byTree = tree === undefined ? [] : [`by the tree the merge came from, ${tree}`];
    const byTitles = count === 0 ? [] : [`by ${countShare(count, merge.listed.length, 'title')} that the merge lists`];
    return [...byTree, ...byTitles].join(', and ');
  };
  return { names, why: () => giveReasons(names, explain) };
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
  const told = names.slice(0, mostNames);
  const explain = (name: string): string =>
    `by ${countShare(counts.get(name) ?? 0, paths.length, 'file')} that it touches`;
  return { names: told, why: () => giveReasons(told, explain) };
}

/** What the rules that go by files found. */
export function fromRules(found: readonly RuledName[], files: number, table: NameTable): Evidence | undefined {
  if (found.length === 0) return undefined;
  const called = new Map<string, RuledName>();
  for (const one of found) {
    const name = one.isChosen ? one.name : (table.ofWord(one.name) ?? one.name);
    if (!called.has(name)) called.set(name, one);
  }
  const explain = (name: string): string => {
    const one = called.get(name);
    if (!one) return '';
    const share =
      files < 2 ? '' : one.files === files ? ` (all ${files} files)` : ` (${one.files} of its ${files} files)`;
    return `${one.path} is under ${one.rule}${share}`;
  };
  const names = [...called.keys()];
  return { names, why: () => giveReasons(names, explain) };
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
  if (mentions.length === 0) return fromLearnedWords(sentence, table);
  const own = mentions.filter((mention) => !mention.serves);
  return (
    chooseFirst(own.filter((mention) => mention.strong)) ??
    chooseFirst(own) ??
    fromLearnedWords(sentence, table) ??
    chooseFirst(mentions)
  );
}

function chooseFirst(mentions: readonly Mention[]): Evidence | undefined {
  const names = [...new Set(mentions.map((mention) => mention.name))].slice(0, mostNames);
  if (names.length === 0) return undefined;
  const explain = (name: string): string =>
    `named in the title: ${mentions.find((mention) => mention.name === name)?.text ?? name}`;
  return { names, why: () => giveReasons(names, explain) };
}

/** A name before a dash or a bar, which marks a name less surely than a colon: `Parser - read less`. */
const dashed = /^\s*([\w.+/-]+(?: [\w.+/-]+)?) (?:--?|[–—|]) \S/;

/** Files and telling words that a title has and the log taught: `Fix a typo in src/cluster.c`, `Speed up redis-cli`. */
function fromLearnedWords(title: string, table: NameTable): Evidence | undefined {
  const [, head] = dashed.exec(title) ?? [];
  const called = head === undefined ? [] : table.ofPrefix({ text: head, kind: 'prefix' });
  if (called.length > 0)
    return { names: called, why: () => giveReasons(called, () => `by the title's start "${head} -"`) };
  for (const file of title.includes('.') ? readFiles(title) : []) {
    const names = table.ofPrefix({ text: file, kind: 'prefix' });
    if (names.length > 0)
      return { names, why: () => giveReasons(names, () => `by a file named in the title: ${file}`) };
  }
  const words = table.findTelling(title);
  if (words.length === 0) return undefined;
  const names = [...new Set(words.map((word) => table.ofTelling(word) ?? ''))].slice(0, mostNames);
  const explain = (name: string): string =>
    `named in the title: ${words.find((word) => table.ofTelling(word) === name) ?? name}`;
  return { names, why: () => giveReasons(names, explain) };
}

/** The words of a title that end as files do. */
function readFiles(title: string): string[] {
  const start = title.slice(0, 300);
  if (!mayEndFile.test(start)) return [];
  const words = start.split(/[\s:,;()"'`]+/);
  return words.filter((word) => /^\.[a-z]{1,4}$/.test(word.slice(word.lastIndexOf('.'))) && word.lastIndexOf('.') > 0);
}

const mayEndFile = /\.[a-z]{1,4}(?:[\s:,;()"'`]|$)/;

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
  const often = ordered.filter(([, count], index) => index === 0 || (count > 1 && count * 2 >= most[1]));
  const names = often.slice(0, mostNames).map(([name]) => name);
  const explain = (name: string): string => {
    const text = mentions.find((mention) => mention.name === name)?.text ?? name;
    const more = (counts.get(name) ?? 1) - 1;
    return `named in the text: ${text}${more > 0 ? ` and ${more} more` : ''}`;
  };
  return { names, why: () => giveReasons(names, explain) };
}
