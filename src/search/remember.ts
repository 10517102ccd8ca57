import type { Dictionary } from './dictionary.ts';

/** How many words are remembered for each log. */
const remembered = 2000;

/** Keeps what a function finds for a word in some dictionaries, which never change; `keep` says what is worth it. */
export function rememberWords<T>(
  find: (dictionaries: readonly Dictionary[], word: string) => T,
  keep: (found: T) => boolean = () => true,
): (dictionaries: readonly Dictionary[], word: string) => T {
  const logs = new WeakMap<readonly Dictionary[], Map<string, T>>();
  return (dictionaries, word) => {
    const known = logs.get(dictionaries) ?? new Map<string, T>();
    logs.set(dictionaries, known);
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = find(dictionaries, word);
    if (known.size >= remembered) known.clear();
    if (keep(found)) known.set(word, found);
    return found;
  };
}
