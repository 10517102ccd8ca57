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

/** Counts in one stretch of a log what its subsystems are learnt from; what it holds stays small. */
export interface SubsystemCounter {
  readonly counts: SubsystemCounts;
  add(entry: LearnFrom): void;
}

/** How many of each are counted at most; the rarest go. */
export const most = { prefixes: 30_000, words: 60_000, folders: 20_000 };

const longestTitle = 1000;
/** The first text of an entry without a title, in which a prefix may stand. */
const longestStart = 300;

/** Makes a counter. `rules` are the known names, by which a log of Linux is told. */
export function makeSubsystemCounter(rules: SubsystemRules): SubsystemCounter {
  const prefixes = makeCounter(most.prefixes);
  const nested = makeCounter(most.prefixes);
  const words = makeCounter(most.words);
  const earlyWords = makeCounter(most.words);
  const touched = makeCounter(most.folders);
  const readPrefixes = makePrefixReader();
  const findTelling = remember((text: string) => findTellingName(text, rules) ?? '');
  const isKnown = remember((text: string) => findKnown(normalizeName(text), rules) !== undefined);
  const findTree = remember((tree) => rules.strong.get(keyOf(coreOfTree(tree))) ?? '');
  const told = new Set<string>();
  const counts = {
    titles: 0,
    typed: 0,
    merges: 0,
    withPaths: 0,
    telling: 0,
    told,
    prefixes: prefixes.counts,
    nested: nested.counts,
    words: words.counts,
    earlyWords: earlyWords.counts,
    touched: touched.counts,
  };

  const tells = (name: string): boolean => {
    if (!rules.telling.has(name)) return false;
    told.add(name);
    return true;
  };
  const tellsInText = (text: string): boolean =>
    mayHaveStrong(text) && findMentions(text, rules).some((mention) => mention.strong && tells(mention.name));
  const addTitle = (whole: string): void => {
    const title = whole.slice(0, longestTitle);
    counts.titles += 1;
    if (/^(?:feat|fix)[(!:]/.test(title)) counts.typed += 1;
    const found = readPrefixes(title);
    for (const text of new Set(found.map((prefix) => prefix.text.toLowerCase()))) prefixes.add(text);
    const [outer, inner] = found;
    if (inner && outer?.kind === 'prefix' && isKnown(outer.text)) nested.add(inner.text.toLowerCase());
    if (found.length > 0) {
      for (const word of otherWords(title, found)) (prefixes.counts.has(word) ? words : earlyWords).add(word);
    }
    if (found.some((prefix) => tells(findTelling(prefix.text))) || tellsInText(title)) counts.telling += 1;
  };

  return {
    counts,
    add({ subject, merge, body, paths }) {
      if (merge) {
        counts.merges += 1;
        for (const title of merge.listed) addTitle(title);
        if (readTrees(merge.from, true).some((tree) => tells(findTree(tree)))) counts.telling += 1;
      } else if (beginsWithFile(subject ?? '', paths)) counts.titles += 1;
      else addTitle(subject ?? body.slice(0, longestStart));
      for (const part of listParts(paths ?? [])) touched.add(part);
      if (paths && paths.length > 0) counts.withPaths += 1;
    },
  };
}

function findTellingName(text: string, rules: SubsystemRules): string | undefined {
  if (text.includes('/')) return findPath(text, rules);
  // Names that count only in strong positions, such as `fs` and `smb`, are used by many projects.
  const found = rules.prose.get(keyOf(normalizeName(text)));
  return found?.word ? found.name : undefined;
}

/** The words of a title in lower case, without those of its prefixes. */
function otherWords(title: string, prefixes: readonly TitlePrefix[]): Set<string> {
  const words = new Set(readWords(title));
  for (const { text } of prefixes) for (const word of readWords(text)) words.delete(word);
  return words;
}
