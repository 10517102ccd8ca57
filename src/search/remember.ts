import { makeRecent, type Recent } from '../ops/recent.ts';
import type { Dictionary } from './dictionary.ts';

/** How many words are remembered for each log, and up to twice as many: a few hundred bytes each. */
const remembered = 4000;

/** Keeps what a function finds for a word in some dictionaries, which never change; `keep` says what is worth it. */
export function rememberWords<T>(
  find: (dictionaries: readonly Dictionary[], word: string) => T,
  keep: (found: T) => boolean = () => true,
): (dictionaries: readonly Dictionary[], word: string) => T {
  const logs = new WeakMap<readonly Dictionary[], Recent<string, T>>();
  return (dictionaries, word) => {
    const known = logs.get(dictionaries) ?? makeRecent<string, T>(remembered);
    logs.set(dictionaries, known);
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = find(dictionaries, word);
    if (keep(found)) known.set(word, found);
    return found;
  };
}
