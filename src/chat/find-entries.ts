import type { LogReader } from '../answer/reader.ts';

/** Few enough to be read from disk while somebody types. */
export const mostEntries = 15;

/** The newest entries, or those whose id, day or release begins as was typed, in small letters; where none does, none. */
export async function findEntries(log: LogReader, wanted: string): Promise<number[]> {
  if (wanted === '') return await search(log, { order: 'newest' });
  const byId = /^[0-9a-f]+$/.test(wanted) ? await log.find(wanted, mostEntries) : [];
  if (byId.length > 0) return byId;
  if (/^\d{4}(-\d{0,2}){0,2}(#\d*)?$/.test(wanted)) {
    const ofDay = await findByDay(log, wanted);
    if (ofDay.length > 0) return ofDay;
  }
  return log.info.releases === undefined ? [] : await findByRelease(log, wanted);
}

/** Entries by words of theirs, the best first. */
export async function findByWords(log: LogReader, words: string): Promise<number[]> {
  return await search(log, { words, order: 'best' });
}

/** Entries of the days that begin so, the newest day first. */
async function findByDay(log: LogReader, wanted: string): Promise<number[]> {
  const [begun = ''] = wanted.split('#');
  const days = log.days.filter(({ date, listed }) => listed > 0 && date.startsWith(begun));
  const [since, until] = [days[0]?.date, days.at(-1)?.date];
  if (since === undefined || until === undefined) return [];
  const found = await search(log, { since, until, order: 'newest' });
  if (!wanted.includes('#')) return found;
  const entries = await Promise.all(found.map((sequence) => log.entry(sequence)));
  return found.filter((_, index) => entries[index]?.id.startsWith(wanted));
}

/** Entries of the newest releases whose names begin so, with or without a `v`. */
async function findByRelease(log: LogReader, wanted: string): Promise<number[]> {
  const [begun = '', position] = wanted.split('#');
  const { all } = await log.releases();
  const named = all.filter(({ name }) => {
    const folded = name.toLowerCase();
    const ways = [folded, folded.replace(/^v(?=\d)/, '')];
    return position === undefined
      ? ways.some((way) => way.startsWith(begun))
      : ways.includes(begun.replace(/^v(?=\d)/, ''));
  });
  const found: number[] = [];
  for (const { name } of named.slice(0, mostEntries)) {
    if (found.length < mostEntries) found.push(...(await search(log, { release: name, order: 'newest' })));
  }
  if (position === undefined) return found.slice(0, mostEntries);
  const entries = await Promise.all(found.map((sequence) => log.entry(sequence)));
  return found.filter((_, index) => entries[index]?.id.split('#')[1]?.startsWith(position));
}

async function search(
  log: LogReader,
  query: { words?: string; since?: string; until?: string; release?: string; order: 'best' | 'newest' },
): Promise<number[]> {
  const { hits } = await log.search({ ...query, limit: mostEntries });
  return hits.map(({ sequence }) => sequence);
}
