import type { Posted, Reverted, Stretch } from '../model/digest.ts';
import type { Watch } from '../model/watch.ts';
import { watchedQuery } from './digest.ts';
import { isInDays } from './digest-silence.ts';
import { makeLink } from './evidence.ts';
import type { LogReader } from './reader.ts';

/**
 * When a change was posted to whoever gets a digest; undefined where it was not. Its numbers are those of all records of
 * it, where the history was rewritten.
 */
export type FindPosted = (record: { numbers: readonly number[]; date: string }) => Posted | undefined;

/** How many such changes are looked at: the latest ones. */
const mostLooked = 200;

/**
 * Finds the changes that were posted before a stretch and taken back in it. Each is told when that happens, so by one
 * stretch alone; what was taken again in the same stretch is not told. What undoes a change need not fit the watch.
 */
export async function findReverted(
  log: LogReader,
  watch: Watch,
  stretch: Stretch,
  findPosted: FindPosted,
): Promise<Reverted[]> {
  const ties = await log.ties();
  // What came again under another hash was told when it first came.
  const { firstOf, allOf } = log.history.twins;
  const isInside = (sequence: number): boolean =>
    stretch.kind === 'numbers'
      ? firstOf(sequence) >= stretch.from && sequence < stretch.to
      : sequence < (stretch.below ?? log.records) && isInDays(stretch, log.dayOf(sequence));
  const isBefore = (sequence: number): boolean =>
    stretch.kind === 'numbers'
      ? firstOf(sequence) < stretch.from
      : sequence < (stretch.below ?? log.records) && log.dayOf(sequence) < stretch.since;
  const [from, to] = stretch.kind === 'numbers' ? [stretch.from, stretch.to] : [0, stretch.below ?? log.records];
  const turned = new Set(
    ties
      .listTurning(from, to)
      .filter(isInside)
      .flatMap((by) => ties.listTurned(by))
      .filter(isBefore),
  );
  const reverted: Reverted[] = [];
  for (const sequence of [...turned].sort((a, b) => a - b).slice(-mostLooked)) {
    const before = ties.turns(sequence, isBefore).at(-1);
    const after = ties.turns(sequence, (by) => isBefore(by) || isInside(by)).at(-1);
    if (before?.kind === 'reverted' || after?.kind !== 'reverted') continue;
    const posted = findPosted({ numbers: allOf(sequence), date: log.dayOf(sequence) });
    if (!posted || !(await fits(log, watch, sequence))) continue;
    const [entry, by] = await Promise.all([log.entry(sequence), log.entry(after.by)]);
    const tell = ({ id, date, author }: typeof entry) => ({
      id,
      ...makeLink(log.info.web, id),
      date,
      author: author.name,
    });
    reverted.push({ ...tell(entry), headline: entry.headline, posted, by: tell(by) });
  }
  return reverted;
}

async function fits(log: LogReader, watch: Watch, sequence: number): Promise<boolean> {
  const numbers = { from: sequence, to: sequence + 1 };
  return (await log.search({ ...watchedQuery(watch), numbers, limit: 1 })).total > 0;
}
