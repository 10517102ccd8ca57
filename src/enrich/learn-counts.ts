import type { ParsedEntry } from '../model/entry.ts';
import { makeCounter } from './learn-counter.ts';
import { beginsWithFile, listParts } from './learn-folders.ts';
import type { SubsystemRules } from './subsystem-data.ts';
import { coreOfTree, readTrees } from './subsystem-merge.ts';
import { keyOf, normalizeName, readWords, remember } from './subsystem-names.ts';
import { makePrefixReader, type TitlePrefix } from './subsystem-prefixes.ts';
import { findKnown } from './subsystem-table.ts';
import { findMentions, findPath, mayHaveStrong } from './subsystem-text.ts';

/** What of an entry the learner looks at. */
export type LearnFrom = Pick<ParsedEntry, 'subject' | 'merge' | 'body' | 'paths'>;

/** What a stretch of a log was counted to have; plain data, which threads hand to each other. */
export interface SubsystemCounts {
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
  /** Words in titles whose prefix is another, from where they stood as a prefix themselves. */
  words: ReadonlyMap<string, number>;
  /** The same before that: they count where an earlier stretch has them as a prefix. */
  earlyWords: ReadonlyMap<string, number>;
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
  const findTelling = remember((text: string) => findTellingName(text, rules) ?? '');
  const isKnown = remember((text: string) => findKnown(normalizeName(text), rules) !== undefined);
  const readKept = remember(readWords);
  // Shorter ones have no word that counts.
  const readPrefix = ({ text }: TitlePrefix): readonly string[] => (text.length > 3 ? readKept(text) : noWords);
  const findTree = remember((tree) => rules.strong.get(keyOf(coreOfTree(tree))) ?? '');
  const prefixes = makeCounter(most.prefixes);
  const nested = makeCounter(most.prefixes);
  const words = makeCounter(most.words);
  const earlyWords = makeCounter(most.words);
  const touched = makeCounter(most.folders);
  let told = new Set<string>();
  let sums = { ...nothing };

  const tells = (name: string): boolean => {
    if (!rules.telling.has(name)) return false;
    told.add(name);
    return true;
  };
  const tellsInText = (text: string): boolean =>
    mayHaveStrong(text) && findMentions(text, rules, true).some((mention) => mention.strong && tells(mention.name));
  const addTitle = (whole: string): readonly TitlePrefix[] => {
    const title = whole.slice(0, longestTitle);
    sums.titles += 1;
    if (isTyped.test(title)) sums.typed += 1;
    const found = readPrefixes(title);
    const [outer, inner] = found;
    if (outer !== undefined) {
      if (inner === undefined) prefixes.add(outer.text.toLowerCase());
      else for (const text of new Set(found.map((prefix) => prefix.text.toLowerCase()))) prefixes.add(text);
      if (inner && outer.kind === 'prefix' && isKnown(outer.text)) nested.add(inner.text.toLowerCase());
      const own = readWords(title);
      const ofPrefixes = inner === undefined ? readPrefix(outer) : found.flatMap(readPrefix);
      for (let at = 0; at < own.length; at += 1) {
        const word = own[at] ?? '';
        // Each once; there are too few to make a set of them.
        if (own.indexOf(word) < at || ofPrefixes.includes(word)) continue;
        (prefixes.counts.has(word) ? words : earlyWords).add(word);
      }
    }
    if (found.some((prefix) => tells(findTelling(prefix.text))) || tellsInText(title)) sums.telling += 1;
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
        words: words.finish(),
        earlyWords: earlyWords.finish(),
        touched: touched.finish(),
      };
      sums = { ...nothing };
      told = new Set();
      return counts;
    },
  };
}

const nothing = { titles: 0, typed: 0, merges: 0, withPaths: 0, telling: 0 };

const noWords: readonly string[] = [];

const isTyped = /^(?:feat|fix)[(!:]/;

function findTellingName(text: string, rules: SubsystemRules): string | undefined {
  if (text.includes('/')) return findPath(text, rules);
  // Names that count only in strong positions, such as `fs` and `smb`, are used by many projects.
  const found = rules.prose.get(keyOf(normalizeName(text)));
  return found?.word ? found.name : undefined;
}
