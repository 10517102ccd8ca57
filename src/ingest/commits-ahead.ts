import type { ParseEvent } from '../model/parsed-log.ts';
import { parseGitRecords } from '../parse/git-records.ts';
import { streamGit } from '../source/run-git.ts';

/** The commits that git lists, of which the first were read while it was found out what to do with them. */
export interface CommitsAhead {
  /** What was read of them so far. */
  events: readonly ParseEvent[];
  /** That is all of them. */
  isWhole: boolean;
  /** All of them, from the first; to be taken once. */
  batches(): AsyncGenerator<ParseEvent[]>;
  /** Nobody will take them. */
  drop(): Promise<void>;
}

/** So much is read ahead at most: more events than a usual update has, and no more text than fits in memory with ease. */
const mostAhead = { events: 2048, bytes: 16_000_000 };

/** Reads what `git log` lists by these arguments, as it comes. */
export async function* parseCommits(
  directory: string,
  logArguments: readonly string[],
  countBytes?: (bytes: number) => void,
): AsyncGenerator<ParseEvent[]> {
  let events: ParseEvent[] = [];
  const parser = parseGitRecords((event) => events.push(event));
  for await (const chunk of streamGit(directory, logArguments)) {
    countBytes?.(chunk.length);
    parser.push(chunk);
    yield events;
    events = [];
  }
  parser.end();
  yield events;
}

/** Reads the first of the commits that `git log` lists by these arguments, of a usual update all. */
export async function readCommitsAhead(
  directory: string,
  logArguments: readonly string[],
  most = mostAhead,
): Promise<CommitsAhead> {
  let bytes = 0;
  const listing = parseCommits(directory, logArguments, (more) => {
    bytes += more;
  });
  const events: ParseEvent[] = [];
  let isWhole = false;
  while (!isWhole && events.length < most.events && bytes < most.bytes) {
    const batch = await listing.next();
    if (batch.done) isWhole = true;
    else events.push(...batch.value);
  }
  return {
    events,
    isWhole,
    async *batches() {
      try {
        yield events;
        yield* listing;
      } finally {
        await listing.return(undefined);
      }
    },
    async drop() {
      await listing.return(undefined).catch(() => undefined);
    },
  };
}
