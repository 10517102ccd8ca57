import type { Evidence, LogAnswer, ReleasedPackage } from '../model/answer.ts';
import { countDays } from '../model/day.ts';
import type { Entry } from '../model/entry.ts';
import type { Query } from '../model/query.ts';
import type { FirstRelease, PackageRelease, Releases } from '../model/release.ts';
import { makeAnswer } from './answer.ts';
import { type Found, loadHits } from './evidence.ts';
import { toSearch } from './make-query.ts';
import type { LogReader } from './reader.ts';
import { withTies } from './ties.ts';

/** Tells which release first contains the best change; without words, the newest one that fits. */
export async function answerRelease(log: LogReader, query: Query): Promise<LogAnswer> {
  const result = await log.search(toSearch(query, query.about === undefined ? 'newest' : 'best'));
  const found = await loadHits(log, result.hits);
  const answer = makeAnswer('release', log, query, result, found);
  return await withRelease(log, answer, found);
}

/** Adds to an answer which release first contains the first of the entries that it rests on. */
export async function withRelease(log: LogReader, asked: LogAnswer, found: readonly Found[]): Promise<LogAnswer> {
  const [best] = found;
  if (asked.verdict !== 'found' || !best) return asked;
  const answer = await withTies(log, asked, best.hit.sequence);
  const releases = await log.releases();
  const entries = answer.entries.map((entry, index): Evidence => {
    const name = releases.of(found[index]?.hit.sequence ?? -1)?.name;
    return { ...entry, ...(name !== undefined && { release: name }) };
  });
  const { sequence } = best.hit;
  const { first, ofPackage } = chooseFirst(releases, sequence, best.entry.subsystems);
  // The question is which release, and where none has the change the log has no answer to that.
  if (!first) {
    const { newest } = releases;
    return { ...answer, entries, verdict: 'nothing', ...(newest && { newestRelease: newest }) };
  }
  return {
    ...answer,
    entries,
    release: first.name,
    released: {
      ...first,
      ...countWait(best.entry, first),
      ...(ofPackage && { package: tellPackage(best.entry, ofPackage) }),
    },
    ...(first.date !== undefined && { dates: [first.date] }),
  };
}

/**
 * The release that first contains a change, and where the change belongs to a package that is tagged by itself, that of the
 * package. What the main line does not have is in the package's alone.
 */
export function chooseFirst(
  releases: Releases,
  sequence: number,
  subsystems: readonly string[],
): { first?: FirstRelease | undefined; ofPackage?: PackageRelease | undefined } {
  const first = releases.of(sequence);
  const ofPackage = releases.ofPackage(sequence, subsystems);
  return ofPackage?.first && !ofPackage.onMain ? { first: ofPackage.first } : { first, ofPackage };
}

/** What is told of a package's releases beside the main line's. */
export function tellPackage(entry: Entry, { package: name, first, isEarliest }: PackageRelease): ReleasedPackage {
  if (!first) return { name };
  return { name, first: { ...first, ...countWait(entry, first) }, ...(isEarliest && { isEarliest }) };
}

/** How many days after it landed a change was released; nothing where the dates cannot be right. */
function countWait({ date, committedDate = date }: Entry, release: FirstRelease): { days?: number } {
  const days = release.date === undefined ? -1 : countDays(committedDate, release.date);
  return days < 0 ? {} : { days };
}
