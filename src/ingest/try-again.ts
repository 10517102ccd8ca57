import type { HistoryWalk } from '../source/git-history.ts';
import { RepeatedCommit } from './note-history.ts';
import type { ThreadLimits } from './read-history.ts';
import { isOutOfMemory } from './threads.ts';

/** How a whole history is read. */
export interface ImportManner {
  threadLimits?: ThreadLimits | undefined;
  walk?: HistoryWalk | undefined;
}

/** What may help against an error that is of how an import was tried; undefined where nothing does. */
export function changeFor<Manner extends ImportManner>(error: unknown, tried: Manner): Manner | undefined {
  // Commits of another kind than was reckoned with: this thread has no limit of its own.
  if (isOutOfMemory(error) && tried.threadLimits !== 'none') return { ...tried, threadLimits: 'none' };
  // Where clocks were wrong, git may print a commit with two parts; with one walk it cannot.
  if (error instanceof RepeatedCommit && tried.walk !== 'whole') return { ...tried, walk: 'whole' };
  return undefined;
}
