const syllables = 'ka lo mi ru sen tal vor wex pan dri ush ell om bri jat'.split(' ');

/** Numbers from 0 up to, and without, 1, the same for the same seed (the mulberry32 generator). */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The commits of a made-up history as `git log` prints them, without joining them; the oldest comes first here. */
export function makeCommits(count: number, seed: number): string[] {
  const random = makeRandom(seed);
  const pick = (limit: number): number => Math.floor(random() * limit);
  const makeWord = (): string => Array.from({ length: 1 + pick(3) }, () => syllables[pick(15)]).join('');
  const makeLine = (words: number): string => Array.from({ length: words }, makeWord).join(' ');
  return Array.from({ length: count }, (_, index) => {
    const hash = Array.from({ length: 40 }, () => pick(16).toString(16)).join('');
    const name = `${makeWord()} ${makeWord()}`;
    const body = Array.from({ length: 1 + pick(6) }, () => `    ${makeLine(4 + pick(8))}`);
    return [
      `commit ${hash}`,
      `Author: ${name} <${name.replace(' ', '.')}@example.org>`,
      `Date:   ${formatDate(1_000_000_000 + index * 3600)}`,
      '',
      `    ${makeWord()}: ${makeLine(5)}`,
      '',
      ...body,
      '',
      `    Signed-off-by: ${name} <${name.replace(' ', '.')}@example.org>`,
      '',
    ].join('\n');
  });
}

/** The text that `git log` prints of these commits: the newest first. */
export function joinCommits(commits: readonly string[]): string {
  return [...commits].reverse().join('\n');
}

/** An instant in seconds since 1970 in git's own form, `Sun Sep 9 01:46:40 2001 +0000`. */
function formatDate(seconds: number): string {
  const [weekday, day, month, year, time] = new Date(seconds * 1000).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${Number(day)} ${time} ${year} +0000`;
}
