import type { Dictionary } from './dictionary.ts';
import { expandWord, type Variant } from './expand.ts';
import { rememberWords } from './remember.ts';
import { listTerms } from './term-list.ts';

/**
 * The terms that have a joined word, by themselves or as a part of a longer one: `refs/heads` stands in
 * `refs/heads/main` and `.git/refs/heads`. `2.0` does not stand in `1.2.0`, yet in `v2.0` and `2.0.1`.
 */
export const findJoined = rememberWords(findJoinedTerms, (found) => found.length <= mostRemembered);

/** The same of a name that is one thing (`S/390`), which may be written without its sign: `s390`. */
export function findWhole(
  dictionaries: readonly Dictionary[],
  { word, whole }: { word: string; whole: boolean },
): { word: string; variants: readonly Variant[] } {
  const own = findJoined(dictionaries, word);
  const plain = word.replace('/', '');
  if (own.length > 0 || !whole || plain === word) return { word, variants: own };
  return { word: plain, variants: expandWord(dictionaries, plain).filter(({ term }) => term === plain) };
}

/** How many terms of one joined word are remembered at most. */
const mostRemembered = 50;

function findJoinedTerms(dictionaries: readonly Dictionary[], joined: string): readonly Variant[] {
  const terms = new Set<string>();
  for (const dictionary of dictionaries) {
    const text = listTerms(dictionary).joined;
    for (let at = text.indexOf(joined); at >= 0; at = text.indexOf(joined, at + 1)) {
      if (!isBorder(text, at + joined.length) || !beginsAt(text, at)) continue;
      const end = text.indexOf('\n', at);
      terms.add(text.slice(text.lastIndexOf('\n', at) + 1, end));
      at = end;
    }
  }
  return [...terms].map((term) => ({ term, weight: 1 }));
}

const isBorder = (text: string, at: number): boolean => '\n-./'.includes(text.charAt(at));

const isDigit = (text: string, at: number): boolean => /\d/.test(text.charAt(at));

function beginsAt(text: string, at: number): boolean {
  if (!isDigit(text, at)) return isBorder(text, at - 1);
  if (text.charAt(at - 1) === 'v') return isBorder(text, at - 2);
  return isBorder(text, at - 1) && !(text.charAt(at - 1) === '.' && isDigit(text, at - 2));
}

/** Longer words are no names that somebody joins by a slip. */
const longestSplit = 24;

/** How a word that was typed as one is joined in the log: `sh-4a` for `sh4a`, `fs/9p` for `fs9p`; the most frequent. */
export function findSplit(dictionaries: readonly Dictionary[], word: string): string | undefined {
  if (word.length < 3 || word.length > longestSplit) return undefined;
  const letters = [...word].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const spelled = new RegExp(`[\\n./-](${letters.join('[./-]{0,2}')})(?=[\\n./-])`, 'g');
  const counts = new Map<string, number>();
  for (const dictionary of dictionaries) {
    for (const [, found = ''] of listTerms(dictionary).joined.matchAll(spelled)) {
      if (found !== word) counts.set(found, (counts.get(found) ?? 0) + 1);
    }
  }
  const ordered = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return ordered[0]?.[0];
}
