import type { Day } from '../model/day.ts';
import type { Problem } from '../model/parsed-log.ts';
import { makeCommitCutter } from '../parse/cut-commits.ts';
import { type HistoryWalk, streamHistory } from '../source/git-history.ts';
import { segmentSize } from '../store/records.ts';
import type { LogWriter } from '../store/store.ts';
import { makeChangeKey, noteChange } from './change-key.ts';
import { type GitHistory, type GitPlan, readCommits } from './import-git.ts';
import type { PackedCommits } from './pack-commits.ts';
import type { HistoryReader } from './read-history.ts';

/** What the commits that were written come to. */
export interface WrittenCommits {
  added: number;
  /** How many there are of each author's day. */
  days: Map<Day, number>;
  problems: Problem[];
  /** Where some may stand for others: the numbers by what these have in common, and the hashes by the numbers. */
  changes: Map<string, number[]>;
  hashes: Map<number, string>;
}

/**
 * Writes the commits of a plan. A whole history is read on several threads, in the segments that it is stored in, by a reader
 * that is made for it. `tell` hears how many were written so far.
 */
export async function writeCommits(
  writer: LogWriter,
  history: GitHistory,
  plan: GitPlan,
  tell: (entries: number) => void,
  begin: () => HistoryReader,
  walk: HistoryWalk,
): Promise<WrittenCommits> {
  const written: WrittenCommits = { added: 0, days: new Map(), problems: [], changes: new Map(), hashes: new Map() };
  // Where nothing is stored, every plan is for all commits.
  if (writer.current === undefined) await writeHistory(writer, history, written, tell, begin(), walk);
  else await writeNew(writer, history, plan, written, tell);
  return written;
}

async function writeNew(
  writer: LogWriter,
  history: GitHistory,
  plan: GitPlan,
  written: WrittenCommits,
  tell: (entries: number) => void,
): Promise<void> {
  const first = writer.current?.catalogue.records ?? 0;
  for await (const events of readCommits(history, plan)) {
    tell(written.added);
    for (const event of events) {
      if (event.kind === 'problem') written.problems.push(event.problem);
      if (event.kind !== 'entry') continue;
      if (plan.gone.length > 0 || history.branches) {
        noteChange(written.changes, makeChangeKey(event.entry), first + written.added);
        written.hashes.set(first + written.added, event.entry.id);
      }
      written.added += 1;
      addTo(written.days, event.entry.date, 1);
      // Only a promise where the disk is behind: waiting for each of a million entries would take longer than the work.
      const behind = writer.append({ kind: 'entry', key: event.entry.id, entry: event.entry });
      if (behind) await behind;
    }
  }
}

async function writeHistory(
  writer: LogWriter,
  history: GitHistory,
  written: WrittenCommits,
  tell: (entries: number) => void,
  reader: HistoryReader,
  walk: HistoryWalk,
): Promise<void> {
  const cutter = makeCommitCutter(segmentSize);
  const underway: Promise<PackedCommits>[] = [];
  const pack = (output: Buffer): void => {
    const packing = reader.pack(output);
    // A failure is told when its turn comes.
    packing.catch(() => undefined);
    underway.push(packing);
  };
  const finishOne = async (): Promise<void> => {
    const packed = await underway.shift();
    if (!packed) return;
    const { bytes, records, days, problems } = packed;
    written.added += records;
    for (const [day, count] of days) addTo(written.days, day, count);
    written.problems.push(...problems);
    tell(written.added);
    const behind = records === 0 ? undefined : writer.appendPacked(bytes, records);
    if (behind) await behind;
  };
  for await (const chunk of streamHistory(history, walk, () => reader.expectMuch())) {
    for (const output of cutter.push(chunk)) {
      pack(output);
      if (underway.length > reader.width) await finishOne();
    }
  }
  const rest = cutter.end();
  if (rest.length > 0) pack(rest);
  const ending = reader.end();
  ending.catch(() => undefined);
  while (underway.length > 0) await finishOne();
  await ending;
}

function addTo(days: Map<Day, number>, day: Day, count: number): void {
  days.set(day, (days.get(day) ?? 0) + count);
}
