import type { Entry } from '../model/entry.ts';
import type { AskedWord, Preference } from '../model/reading.ts';

const losses = { merge: 0.3, revert: 0.4, backport: 0.15, leaving: 0.4 };

/**
 * What a change gains or loses by what kind of change it is: a merge stands behind what it brought, and a revert or a
 * backport behind the original, unless that is what was asked for. What leaves a version that is asked about for another one did not
 * bring it.
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
  if (leavesVersion(entry.subject ?? '', asked)) gain -= losses.leaving;
  return gain;
}

/** `Bump x from 1.2.0 to 1.3.0`, `x: 1.2 -> 1.3`: the version before and the one that it is now. */
const step = /(?:^|[\s`'"(@])v?(\d+(?:\.\w+)+)[`'"]?\s*(?:to|->|=>|→)\s*[`'"]?v?(\d+(?:\.\w+)+)/i;

/** Whether a title takes something from a version that is asked about to one that is not. */
function leavesVersion(title: string, asked: readonly AskedWord[]): boolean {
  const [, before, now] = step.exec(title) ?? [];
  const named = asked.filter(
    ({ before = [] }, place) => !/^(?:from|after)$/i.test(before.at(-1) ?? asked[place - 1]?.text ?? ''),
  );
  const isAsked = (version?: string): boolean =>
    version !== undefined && named.some(({ text }) => text.replace(/^v/i, '') === version);
  return isAsked(before) && !isAsked(now);
}

const isGitMerge = ({ parents = [] }: Entry): boolean => parents.length > 1;

const begins =
  /^(?:add|adds|added|introduce|introduced|implement|implemented|implements|create|created|wrote|written|write|start|started|invented|land|landed|ship|shipped|imported|upstreamed)$/;

/** Whether a word of a question says that something begins with the change. */
export const saysBeginning = (word: string): boolean => begins.test(word);

const ends = /^(?:fix(?:es)?|removes?|drops?|deletes?|renames?|reverts?|deprecates?)$/i;
const opens =
  /^(?:support|allow|enabl|provid|includ|shipp|gain|offer|accept|start|land|appear|arriv|merg|expos|export|releas|open|publish)/i;

/** Whether a word of a question says what was done to a thing that was there before: `fixed`, `moved`; but not `added` or `supported`. */
export function saysDone({ text, kind }: AskedWord): boolean {
  if (ends.test(text)) return true;
  return kind === 'action' && /ed$/i.test(text) && !saysBeginning(text.toLowerCase()) && !opens.test(text);
}

/** Which of several changes is meant: as it was said, or by what was done, for what adds a thing is the first of it. */
export function readWish(asked: readonly AskedWord[], prefer: Preference | undefined): Preference | undefined {
  return prefer ?? (asked.some(({ text }) => saysBeginning(text.toLowerCase())) ? 'earliest' : undefined);
}
