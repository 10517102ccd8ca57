import type { Entry } from '../model/entry.ts';
import type { AskedWord, Preference } from '../model/reading.ts';

const losses = { merge: 0.3, revert: 0.4, backport: 0.15 };

/**
 * What a change gains or loses by what kind of change it is: a merge stands behind what it brought, and a revert or a
 * backport behind the original, unless that is what was asked for.
 */
export function judgeKind(entry: Entry, asked: readonly AskedWord[]): number {
  const says = (pattern: RegExp): boolean => asked.some(({ text }) => pattern.test(text.toLowerCase()));
  let gain = 0;
  if (entry.merge === undefined ? isGitMerge(entry) : entry.parents !== undefined) {
    gain += says(/^(?:merge|merged|merging|pull|pulled)$/) ? losses.merge / 2 : -losses.merge;
  }
  if (/^revert\b/i.test(entry.subject ?? ''))
    gain += says(/^(?:revert|reverted|reverts|undo|undone)$/) ? losses.revert / 2 : -losses.revert;
  if (/\(cherry[- ]picked from commit|^backport\b/im.test(entry.body)) {
    gain -= says(/^(?:backport|backported|cherry-picked)$/) ? 0 : losses.backport;
  }
  return gain;
}

const isGitMerge = ({ parents = [] }: Entry): boolean => parents.length > 1;

const begins =
  /^(?:add|adds|added|introduce|introduced|implement|implemented|implements|create|created|wrote|written|write|start|started|invented)$/;

/** Whether a word of a question says that something begins with the change. */
export const saysBeginning = (word: string): boolean => begins.test(word);

/** Which of several changes is meant: as it was said, or by what was done, for what adds a thing is the first of it. */
export function readWish(asked: readonly AskedWord[], prefer: Preference | undefined): Preference | undefined {
  return prefer ?? (asked.some(({ text }) => saysBeginning(text.toLowerCase())) ? 'earliest' : undefined);
}
