import type { Evidence } from '../model/answer.ts';
import type { Entry, Person } from '../model/entry.ts';
import type { Fate } from '../model/tie.ts';
import type { Hit } from '../search/search.ts';
import { findFate } from './fate.ts';
import { choosePassage, type PassageWords } from './passage.ts';
import type { LogReader } from './reader.ts';

/** A hit with its entry. */
export interface Found {
  hit: Hit;
  entry: Entry;
  /** What became of it, where it was taken back. */
  fate?: Fate | undefined;
}

/**
 * Loads the entries of hits, in their order. Their people have the names by which the whole answer calls them, whatever
 * the entry itself writes.
 */
export async function loadHits(log: LogReader, hits: readonly Hit[]): Promise<Found[]> {
  if (hits.length === 0) return [];
  const ties = await log.ties();
  return await Promise.all(
    hits.map(async (hit): Promise<Found> => {
      const entry = nameMainly(await log.entry(hit.sequence), hit);
      const fate = findFate(log, ties, hit.sequence);
      return { hit, entry, ...(fate && { fate }) };
    }),
  );
}

function nameMainly(entry: Entry, { mainNames }: Hit): Entry {
  if (!mainNames) return entry;
  const rename = <P extends Person>(person: P): P => ({ ...person, name: mainNames.get(person.name) ?? person.name });
  return {
    ...entry,
    author: rename(entry.author),
    ...(entry.committer && { committer: rename(entry.committer) }),
    trailers: entry.trailers.map(rename),
  };
}

/** What an answer tells of an entry that it rests on. `web` is where the web shows the log's commits, if it does. */
export function makeEvidence({ hit, entry, fate }: Found, words: PassageWords | undefined, web?: string): Evidence {
  const { merge } = entry;
  const lines = hit.lines.map((index) => merge?.listed[index] ?? '');
  return {
    id: entry.id,
    ...makeLink(web, entry.id),
    date: entry.date,
    ...(entry.committedDate !== undefined &&
      entry.committedDate !== entry.date && { committedDate: entry.committedDate }),
    author: entry.author.name,
    headline: entry.headline,
    subsystems: entry.subsystems,
    score: Math.round(hit.score * 1000) / 1000,
    ...(words && { passage: makePassage({ hit, entry }, words) }),
    ...(merge && { merge: { from: merge.from, declared: merge.declared, lines, whole: hit.whole } }),
    trailers: entry.trailers,
    ...(fate && { fate }),
    // Of a commit only whoever asks for releases is told the one that first contains it.
    ...(entry.release !== undefined && entry.authored === undefined && { release: entry.release }),
    ...(entry.line !== undefined && { line: entry.line }),
  };
}

/** The passage that answers: a title that matches, where a merge lists one, else of the entry's own text. */
export function makePassage({ hit, entry }: Found, words: PassageWords): string {
  const { merge, headline } = entry;
  const title = merge?.listed[hit.lines[0] ?? -1];
  if (title !== undefined) return title;
  const passage = choosePassage(entry, words);
  if (merge === undefined || entry.parents !== undefined) return passage;
  // Of a merge in a text log, its heading is the tree's address; the headline says the same in words.
  return passage.includes(merge.from) || words.count(passage) === 0 ? headline : passage;
}

/** An entry's address on the web; nothing for an id that is no hash. */
export function makeLink(web: string | undefined, id: string): { url?: string } {
  return web !== undefined && /^[0-9a-f]{40,64}$/.test(id) ? { url: web.replace('{hash}', id) } : {};
}

/** The days on which the best entries fall, author's day first, each day once; some may have none. */
export function listDates(entries: readonly Entry[]): string[] {
  const dates = entries.flatMap(({ date, committedDate }) =>
    committedDate === undefined ? [date] : [date, committedDate],
  );
  return [...new Set(dates.filter((date) => date !== ''))];
}
