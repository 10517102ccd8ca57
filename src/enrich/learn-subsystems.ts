import { makeCounter } from './learn-counter.ts';
import { most, type SubsystemCounts } from './learn-counts.ts';
import { chooseFolders } from './learn-folders.ts';
import { foldKnown } from './learn-known.ts';
import { chooseNames } from './learn-names.ts';
import type { LearnedSubsystems, SubsystemRules } from './subsystem-data.ts';

/** Learns a log's subsystems of what its stretches were counted to have; what it holds stays small. */
export interface SubsystemLearner {
  /** Takes the counts of the stretch that comes next. */
  add(counts: SubsystemCounts): void;
  finish(): LearnedSubsystems;
}

/** Makes a learner. `rules` are the known names, under which what was learnt is listed. */
export function makeSubsystemLearner(rules: SubsystemRules): SubsystemLearner {
  const prefixes = makeCounter(most.prefixes);
  const nested = makeCounter(most.prefixes);
  const words = makeCounter(most.words);
  const touched = makeCounter(most.folders);
  const told = new Set<string>();
  const sums = { titles: 0, typed: 0, merges: 0, withPaths: 0, telling: 0 };
  return {
    add(counts) {
      // Words that are no prefix so far can hardly become a name that counts everywhere.
      for (const [word, count] of counts.earlyWords) if (prefixes.counts.has(word)) words.add(word, count);
      for (const [word, count] of counts.words) words.add(word, count);
      for (const [text, count] of counts.prefixes) prefixes.add(text, count);
      for (const [text, count] of counts.nested) nested.add(text, count);
      for (const [folder, count] of counts.touched) touched.add(folder, count);
      for (const name of counts.told) told.add(name);
      sums.titles += counts.titles;
      sums.typed += counts.typed;
      sums.merges += counts.merges;
      sums.withPaths += counts.withPaths;
      sums.telling += counts.telling;
    },
    finish() {
      const { titles, typed, merges, withPaths, telling } = sums;
      const kernel = isKernel(told.size, telling / Math.max(1, titles + merges));
      const conventional = typed > titles * 0.05;
      const counts = { prefixes: prefixes.counts, nested: nested.counts, words: words.counts };
      const chosen = chooseNames({ titles, conventional, kernel, ...counts });
      const folders = chooseFolders(touched.counts, withPaths, chosen.names);
      return { titles, kernel, ...chosen, names: foldKnown([...chosen.names, ...folders], rules, kernel) };
    },
  };
}

/** A log of Linux uses several of its names in strong positions again and again, or hardly anything else. */
function isKernel(names: number, share: number): boolean {
  return share >= 0.3 || (names >= 3 && share >= 0.05) || (names >= 20 && share >= 0.02);
}
