import type { Day } from '../model/day.ts';
import type { Problem } from '../model/parsed-log.ts';
import { makeCommitCutter } from '../parse/cut-commits.ts';
import { logArguments } from '../source/git.ts';
import { streamGit } from '../source/run-git.ts';
import { segmentSize } from '../store/records.ts';
import type { LogWriter } from '../store/store.ts';
import { makeChangeKey, noteChange } from './change-key.ts';
import { type GitHistory, type GitPlan, readCommits } from './import-git.ts';
import { type PackedCommits, parseCommits } from './pack-commits.ts';
import { makeSegmentPool } from './segment-pool.ts';

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
 * Writes the commits of a plan. A whole history is read on several threads, in the segments that it is stored in. `tell`
 * hears how many were written so far.
 */
export async function writeCommits(
  writer: LogWriter,
  history: GitHistory,
  plan: GitPlan,
  tell: (entries: number) => void,
): Promise<WrittenCommits> {
  const written: WrittenCommits = { added: 0, days: new Map(), problems: [], changes: new Map(), hashes: new Map() };
  // Where nothing is stored, every plan is for all commits.
  if (writer.current === undefined) await writeHistory(writer, history, written, tell);
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
      count(written, event.entry.date);
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
): Promise<void> {
  const pool = makeSegmentPool();
  const cutter = makeCommitCutter(segmentSize);
  const underway: Promise<PackedCommits>[] = [];
  let first = 0;
  const finishOne = async (): Promise<void> => {
    const packed = await underway.shift();
    if (!packed) return;
    for (const day of packed.days) count(written, day);
    tell(written.added);
    written.problems.push(...packed.problems);
    const behind = writer.appendPacked(packed.bytes);
    if (behind) await behind;
  };
  try {
    for await (const chunk of streamGit(history.directory, logArguments(history.tips, [], history.withPaths))) {
      for (const output of cutter.push(chunk)) {
        const packing = pool.pack(first, output);
        // A failure is told when its turn comes.
        packing.catch(() => undefined);
        underway.push(packing);
        first += segmentSize;
        if (underway.length > pool.width) await finishOne();
      }
    }
    while (underway.length > 0) await finishOne();
  } finally {
    await pool.close();
  }
  const { records, problems } = parseCommits(cutter.end());
  written.problems.push(...problems);
  for (const record of records) {
    await writer.append(record);
    if (record.kind === 'entry') count(written, record.entry.date);
  }
}

function count(written: WrittenCommits, day: Day): void {
  written.added += 1;
  written.days.set(day, (written.days.get(day) ?? 0) + 1);
}
