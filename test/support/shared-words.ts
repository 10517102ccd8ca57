import type { ParsedLog } from '../../src/model/parsed-log.ts';

/**
 * The words of each entry's text in lower case. Names of code, paths, addresses and numbers are facts and left out, so
 * that a row of words goes on over them.
 */
export function contentWords(log: ParsedLog): string[][] {
  return log.entries.map((entry) =>
    entry.body
      .split(/\s+/)
      .map((word) => word.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '').toLowerCase())
      .filter((word) => /^\p{L}[\p{L}'’-]*$/u.test(word)),
  );
}

/** Every row of `length` words. */
export function runsOf(texts: readonly string[][], length: number): string[] {
  return texts.flatMap((words) =>
    words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(' ')),
  );
}
