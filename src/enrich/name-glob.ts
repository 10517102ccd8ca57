/** Tests one part of a path. */
export type NameTest = (name: string) => boolean;

/** Whether a part of a pattern stands for more than itself. */
export const hasWildcard = (part: string): boolean => /[*?]/.test(part);

/**
 * The test of a pattern for one name, in which `*` stands for any characters and `?` for one; there are no `/` in either.
 * It takes the length of the name times that of the pattern at most, whatever they are.
 */
export function makeNameTest(pattern: string): NameTest {
  const begin = pattern.indexOf('*');
  const simple = begin >= 0 && pattern.indexOf('*', begin + 1) < 0 && !pattern.includes('?');
  if (!simple) return (name) => matchGlob(pattern, name);
  const [head, tail] = [pattern.slice(0, begin), pattern.slice(begin + 1)];
  const least = head.length + tail.length;
  return (name) => name.length >= least && name.startsWith(head) && name.endsWith(tail);
}

/** Tries the last star with one character more each time: what stands before it never has to be looked at again. */
function matchGlob(pattern: string, name: string): boolean {
  let [at, from] = [0, 0];
  let [star, kept] = [-1, 0];
  while (at < name.length) {
    const sign = pattern[from];
    if (sign === '*') {
      star = from;
      kept = at;
      from += 1;
    } else if (sign === '?' || sign === name[at]) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      kept += 1;
      at = kept;
      from = star + 1;
    } else return false;
  }
  while (pattern[from] === '*') from += 1;
  return from === pattern.length;
}
