import type { ParsedEntry } from '../model/entry.ts';
import { makeCounter } from './learn-counter.ts';
import { beginsWithFile, listParts } from './learn-folders.ts';
import type { SubsystemRules } from './subsystem-data.ts';
import { coreOfTree, readTrees } from './subsystem-merge.ts';
import { keyOf, normalizeName, remember } from './subsystem-names.ts';
import { makePrefixReader, type TitlePrefix } from './subsystem-prefixes.ts';
import { findKnown } from './subsystem-table.ts';
import { findMentions, findPath, listStrongWords, mayHaveStrong } from './subsystem-text.ts';
import { makeTitleWords, type WordCounts } from './title-words.ts';

/** What of an entry the learner looks at. */
export type LearnFrom = Pick<ParsedEntry, 'subject' | 'merge' | 'body' | 'paths'>;

/**
 * What a stretch of a log was counted to have; plain data, which threads hand to each other. Words are those of titles whose
 * prefix is another; early ones count where an earlier stretch has them as a prefix.
 */
export interface SubsystemCounts extends WordCounts {
  titles: number;
  /** Titles of conventional commits. */
  typed: number;
  merges: number;
  withPaths: number;
  /** Entries that only a log of Linux has, and the known names that tell so. */
  telling: number;
  told: Set<string>;
  /** Prefixes of titles as written, in lower case. */
  prefixes: ReadonlyMap<string, number>;
  /** Those that stand behind a known name. */
  nested: ReadonlyMap<string, number>;
  /** Folders and names of the files that changes touch. */
  touched: ReadonlyMap<string, number>;
}

/** Counts in stretches of a log what its subsystems are learnt from; what it holds stays small. */
export interface SubsystemCounter {
  /** Counts an entry in, and gives what its title begins with, or each title that it lists. */
  add(entry: LearnFrom): (readonly TitlePrefix[])[];
  /** Gives what the stretch at hand has, and begins another. */
  finish(): SubsystemCounts;
}

/** How many of each are counted at most; the rarest go. */
export const most = { prefixes: 30_000, words: 60_000, folders: 20_000 };

const longestTitle = 1000;
/** The first text of an entry without a title, in which a prefix may stand. */
const longestStart = 300;

/** Makes a counter. `rules` are the known names, by which a log of Linux is told. */
export function makeSubsystemCounter(rules: SubsystemRules): SubsystemCounter {
  const readPrefixes = makePrefixReader();
  const findTree = remember((tree) => rules.strong.get(keyOf(coreOfTree(tree))) ?? '');
  const prefixes = makeCounter(most.prefixes);
  const nested = makeCounter(most.prefixes);
  const words = makeTitleWords(most.words);
  const touched = makeCounter(most.folders);
  let told = new Set<string>();
  let sums = { ...nothing };

  const tells = (name: string): boolean => {
    if (!rules.telling.has(name)) return false;
    told.add(name);
    return true;
  };
  const readStrong = remember((word: string) => findMentions(word, rules, true).filter(({ strong }) => strong));
  const tellsInText = (text: string): boolean =>
    mayHaveStrong(text) && listStrongWords(text).some((word) => readStrong(word).some(({ name }) => tells(name)));
  const addPrefix = (text: string): void => {
    const before = prefixes.counts.size;
    prefixes.add(text);
    const after = prefixes.counts.size;
    if (after > before) words.mark(text);
    // There were too many, and the rarest went.
    if (after < before) words.markOnly(prefixes.counts.keys());
  };
  /** What the beginnings of titles tell: mostly it is the same again. */
  const starts = new WeakMap<readonly TitlePrefix[], TitleStart>();
  const readStart = (found: readonly TitlePrefix[]): TitleStart => {
    const texts = [...new Set(found.map(({ text }) => text.toLowerCase()))];
    const [outer, inner] = found;
    const isNested = outer?.kind === 'prefix' && findKnown(normalizeName(outer.text), rules) !== undefined;
    const names = found.map(({ text }) => findTellingName(text, rules) ?? '');
    return {
      texts,
      nested: isNested ? inner?.text.toLowerCase() : undefined,
      telling: names.find((name) => rules.telling.has(name)),
    };
  };
  const addStart = (found: readonly TitlePrefix[]): TitleStart => {
    let start = starts.get(found);
    if (start === undefined) {
      start = readStart(found);
      starts.set(found, start);
    }
    for (let at = 0; at < start.texts.length; at += 1) addPrefix(start.texts[at] ?? '');
    if (start.nested !== undefined) nested.add(start.nested);
    return start;
  };
  const addTitle = (whole: string): readonly TitlePrefix[] => {
    const title = whole.length > longestTitle ? whole.slice(0, longestTitle) : whole;
    sums.titles += 1;
    if (title.startsWith('f') && isTyped.test(title)) sums.typed += 1;
    const found = readPrefixes(title);
    let telling: string | undefined;
    if (found.length > 0) {
      telling = addStart(found).telling;
      words.add(title, found);
    }
    if (telling !== undefined) told.add(telling);
    if (telling !== undefined || tellsInText(title)) sums.telling += 1;
    return found;
  };

  return {
    add({ subject, merge, body, paths }) {
      if (paths && paths.length > 0) {
        for (const part of listParts(paths)) touched.add(part);
        sums.withPaths += 1;
      }
      if (!merge) {
        if (!beginsWithFile(subject ?? '', paths)) return [addTitle(subject ?? body.slice(0, longestStart))];
        sums.titles += 1;
        return [[]];
      }
      sums.merges += 1;
      const listed = merge.listed.map(addTitle);
      if (readTrees(merge.from, true).some((tree) => tells(findTree(tree)))) sums.telling += 1;
      return listed;
    },
    finish() {
      const counts = {
        ...sums,
        told,
        prefixes: prefixes.finish(),
        nested: nested.finish(),
        ...words.finish(),
        touched: touched.finish(),
      };
      sums = { ...nothing };
      told = new Set();
      return counts;
    },
  };
}

/** What of a title's beginning is counted: its texts in small letters, and the known name that it tells. */
interface TitleStart {
  texts: readonly string[];
  /** The text that stands behind a known name. */
  nested: string | undefined;
  telling: string | undefined;
}

const nothing = { titles: 0, typed: 0, merges: 0, withPaths: 0, telling: 0 };

const isTyped = /^(?:feat|fix)[(!:]/;

function findTellingName(text: string, rules: SubsystemRules): string | undefined {
  if (text.includes('/')) return findPath(text, rules);
  // Names that count only in strong positions, such as `fs` and `smb`, are used by many projects.
  const found = rules.prose.get(keyOf(normalizeName(text)));
  return found?.word ? found.name : undefined;
}
