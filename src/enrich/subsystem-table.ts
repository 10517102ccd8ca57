import type { LearnedName, LearnedSubsystems, SubsystemRules } from './subsystem-data.ts';
import { coreOfTree } from './subsystem-merge.ts';
import { isContainer, keyOf, normalizeName, remember } from './subsystem-names.ts';
import { makePrefixReader, type ReadPrefixes, type TitlePrefix } from './subsystem-prefixes.ts';
import { findPath } from './subsystem-text.ts';
import { makeWordFinder } from './telling-words.ts';

/** How much more often than its folder a file's name must stand alone to say more than the folder. */
const clearlyMore = 4;

/** Looks names up in what is known and in what a log taught. */
export interface NameTable {
  readPrefixes: ReadPrefixes;
  /** The names that a title's prefix stands for, the main one first. */
  ofPrefix(prefix: TitlePrefix): readonly string[];
  /** The name that a word or a part of a path stands for. */
  ofWord(word: string): string | undefined;
  /** The name that a tree or a branch tells. */
  ofTree(tree: string): string | undefined;
  /** The name that a word, in lower case, stands for wherever a title has it. */
  ofTelling(word: string): string | undefined;
  /** The words of a title, in lower case, that are such. */
  findTelling(title: string): string[];
  /** The rules as far as they hold in this log. */
  rules: SubsystemRules;
  names: readonly string[];
}

/** Makes the table for one log. */
export function makeNameTable(allRules: SubsystemRules, learned: LearnedSubsystems): NameTable {
  const rules = learned.kernel ? allRules : keepUsed(allRules, learned.names);
  const byKey = new Map<string, LearnedName>();
  for (const entry of learned.names) {
    for (const alias of [...entry.aliases, entry.name]) byKey.set(keyOf(alias), entry);
  }
  const folders = new Set(learned.folders);
  const owners = learned.owners.map((owner) => `${owner}-`);

  const findLearned = (name: string): string | undefined => {
    const found = byKey.get(keyOf(name));
    if (found) return found.name;
    const owner = owners.find((each) => name.startsWith(each));
    if (owner !== undefined) return byKey.get(keyOf(name.slice(owner.length - 1)))?.name;
    return learned.series.find((each) => name.startsWith(each) && /^\d{3,}/.test(name.slice(each.length)));
  };
  const findName = (name: string): string | undefined => findKnown(name, rules) ?? findLearned(name);
  const countOf = (name: string): number => byKey.get(keyOf(name))?.count ?? 0;

  const findInPath = (text: string, path: string): string[] => {
    const parts = path.split('/').filter((part) => !isContainer(part));
    const first = findPath(text, rules) ?? findKnown(path, rules) ?? firstOf(parts, findName);
    const last = findName(parts.at(-1) ?? '');
    // Where the file has no name of its own, its whole path may have one.
    const end = last ?? findLearned(path);
    if (first === undefined) return end !== undefined ? [end] : folders.has(parts[0] ?? '') ? [parts[0] ?? ''] : [];
    if (end === undefined || end === first) return [first];
    const dull = findKnown(first, rules) === undefined && countOf(end) >= clearlyMore * countOf(first);
    return dull && last !== undefined ? [last] : [first, end];
  };
  const findNames = (text: string): string[] => {
    const name = normalizeName(text);
    if (name === '') return [];
    // `@scope/name` is one name, that of a package.
    if (text.startsWith('@')) return [findLearned(name)].filter((found) => found !== undefined);
    if (name.includes('/')) return findInPath(text, name);
    const whole = findName(name);
    if (!/\s/.test(text)) return whole === undefined ? [] : [whole];
    // `Cluster test:` is about the cluster, and `nfs client:` and `diff docs:` about what their first word says.
    const words = name.split('-');
    const first = words[0] ?? '';
    if (whole !== undefined) {
      const general = findLearned(first);
      return general !== undefined && countOf(general) >= countOf(whole) ? unique([general, whole]) : [whole];
    }
    if (words.length > 3) return [];
    const found = findKnown(first, rules) ?? (words.length === 2 ? findLearned(first) : undefined);
    return found === undefined ? [] : [found];
  };

  const ofText = remember(findNames);
  const ofWord = remember((word: string) => findName(word) ?? '');
  const ofTree = remember((tree: string) => {
    const last = tree.slice(tree.lastIndexOf('/') + 1);
    return findName(last) ?? findName(coreOfTree(last)) ?? '';
  });
  const telling = new Map(
    learned.names
      .filter((entry) => entry.word)
      .flatMap(({ name, aliases }) => [name, ...aliases].flatMap((form) => spell(form).map((word) => [word, name]))),
  );
  return {
    readPrefixes: makePrefixReader(),
    ofPrefix({ text, kind }) {
      const names = ofText(text);
      return names.length === 0 && kind === 'scope' ? [normalizeName(text)] : names;
    },
    ofWord: (word) => ofWord(word) || undefined,
    ofTree: (tree) => ofTree(tree) || undefined,
    ofTelling: (word) => telling.get(word),
    findTelling: makeWordFinder(telling.keys()),
    rules,
    names: unique([...learned.names.map((entry) => entry.name), ...learned.folders, ...rules.names]),
  };
}

/** The subsystem that a word stands for in a strong position; `nfsv4.1` is `nfs`. */
export function findKnown(name: string, rules: SubsystemRules): string | undefined {
  const key = keyOf(name);
  const found = rules.strong.get(key);
  // Few names end with a digit, as versions do.
  if (found !== undefined || !/\d$/.test(key)) return found;
  return rules.strong.get(key.replace(/v\d(?:\.\d)?$/, ''));
}

/**
 * The rules for a log that is none of Linux: those names that it uses itself keep their aliases. In running text nothing
 * counts, for there the names would be guesses.
 */
export function keepUsed(rules: SubsystemRules, learned: readonly LearnedName[]): SubsystemRules {
  const used = new Set(learned.map((entry) => entry.name).filter((name) => rules.telling.has(name)));
  const strong = new Map([...rules.strong].filter(([, name]) => used.has(name)));
  return {
    names: [...used],
    strong,
    prose: new Map(),
    paths: new Map(),
    telling: used,
    emptyEndings: rules.emptyEndings,
  };
}

function firstOf(parts: readonly string[], find: (part: string) => string | undefined): string | undefined {
  for (const part of parts) {
    const name = find(part);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** A name as source and people write it: `sha1-file`, `sha1_file`, `sha1file`. */
const spell = (name: string): string[] => [name, name.replaceAll('-', '_'), keyOf(name)];

const unique = <T>(values: Iterable<T>): T[] => [...new Set(values)];
