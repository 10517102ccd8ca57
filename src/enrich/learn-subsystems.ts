import type { ParsedEntry } from '../model/entry.ts';
import { makeCounter } from './learn-counter.ts';
import { chooseFolders, folderOf } from './learn-folders.ts';
import { foldKnown } from './learn-known.ts';
import { chooseNames } from './learn-names.ts';
import type { LearnedSubsystems, SubsystemRules } from './subsystem-data.ts';
import { coreOfTree, readTrees } from './subsystem-merge.ts';
import { keyOf, normalizeName, readWords, remember } from './subsystem-names.ts';
import { makePrefixReader, type TitlePrefix } from './subsystem-prefixes.ts';
import { findMentions, findPath, mayHaveStrong } from './subsystem-text.ts';

/** What of an entry the learner looks at. */
export type LearnFrom = Pick<ParsedEntry, 'subject' | 'merge' | 'body' | 'paths'>;

/** Learns a log's subsystems in one pass; what it holds stays small however long the log is. */
export interface SubsystemLearner {
  add(entry: LearnFrom): void;
  finish(): LearnedSubsystems;
}

const mostPrefixes = 30_000;
const mostWords = 60_000;
const mostFolders = 20_000;
const longestTitle = 1000;
/** The first text of an entry without a title, in which a prefix may stand. */
const longestStart = 300;

/** Makes a learner. `rules` are the known names, by which a log of Linux is told. */
export function makeSubsystemLearner(rules: SubsystemRules): SubsystemLearner {
  const prefixes = makeCounter(mostPrefixes);
  const words = makeCounter(mostWords);
  const touched = makeCounter(mostFolders);
  const readPrefixes = makePrefixReader();
  const findTelling = remember((text: string) => findTellingName(text, rules) ?? '');
  const findTree = remember((tree) => rules.strong.get(keyOf(coreOfTree(tree))) ?? '');
  const told = new Set<string>();
  let telling = 0;
  let titles = 0;
  let typed = 0;
  let merges = 0;
  let withPaths = 0;

  const tells = (name: string): boolean => {
    if (!rules.telling.has(name)) return false;
    told.add(name);
    return true;
  };
  const tellsInText = (text: string): boolean =>
    mayHaveStrong(text) && findMentions(text, rules).some((mention) => mention.strong && tells(mention.name));
  const addTitle = (whole: string): void => {
    const title = whole.slice(0, longestTitle);
    titles += 1;
    if (/^(?:feat|fix)[(!:]/.test(title)) typed += 1;
    const found = readPrefixes(title);
    for (const text of new Set(found.map((prefix) => prefix.text.toLowerCase()))) prefixes.add(text);
    // Words that are no prefix so far can hardly become a name that counts everywhere.
    if (found.length > 0) for (const word of otherWords(title, found)) if (prefixes.counts.has(word)) words.add(word);
    if (found.some((prefix) => tells(findTelling(prefix.text))) || tellsInText(title)) telling += 1;
  };

  return {
    add({ subject, merge, body, paths }) {
      if (merge) {
        merges += 1;
        for (const title of merge.listed) addTitle(title);
        if (readTrees(merge.from, true).some((tree) => tells(findTree(tree)))) telling += 1;
      } else addTitle(subject ?? body.slice(0, longestStart));
      for (const folder of new Set(paths?.map(folderOf))) if (folder !== '') touched.add(folder);
      if (paths && paths.length > 0) withPaths += 1;
    },
    finish() {
      const kernel = isKernel(told.size, telling / Math.max(1, titles + merges));
      const conventional = typed > titles * 0.05;
      const chosen = chooseNames({ titles, conventional, kernel, prefixes: prefixes.counts, words: words.counts });
      const folders = chooseFolders(touched.counts, withPaths, chosen.names);
      return { titles, kernel, ...chosen, names: foldKnown([...chosen.names, ...folders], rules, kernel) };
    },
  };
}

/** Learns the subsystems of a whole log. */
export function learnSubsystems(rules: SubsystemRules, entries: Iterable<LearnFrom>): LearnedSubsystems {
  const learner = makeSubsystemLearner(rules);
  for (const entry of entries) learner.add(entry);
  return learner.finish();
}

/** A log of Linux uses several of its names in strong positions again and again, or hardly anything else. */
function isKernel(names: number, share: number): boolean {
  return share >= 0.3 || (names >= 3 && share >= 0.05) || (names >= 20 && share >= 0.02);
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
