import type { LogReader } from '../../answer/reader.ts';
import { formatDay } from '../../model/day.ts';
import { plainForDiscord } from '../../render/discord-escape.ts';
import { shortId } from '../../render/entries.ts';
import { findByWords, findEntries } from '../find-entries.ts';
import { mostCandidates } from '../rank-candidates.ts';
import type { Choice } from './autocomplete.ts';

/**
 * Offers entries by the beginning of a hash, of a day or of a release, or by words of theirs; at first the newest.
 * What is sent is the whole id.
 */
export async function completeEntry(log: LogReader, typed: string): Promise<Choice[]> {
  const wanted = typed.trim().toLowerCase();
  const named = await findEntries(log, wanted);
  const isWords = named.length === 0 && wanted.length >= 3 && !'last'.startsWith(wanted);
  const found = isWords ? await findByWords(log, wanted) : named;
  const entries = await Promise.all(found.slice(0, mostCandidates - 1).map((sequence) => describeEntry(log, sequence)));
  const last = wanted === '' || 'last'.startsWith(wanted) ? [{ name: 'last (the newest entry)', value: 'last' }] : [];
  return [...last, ...entries.filter(({ value }) => value.length <= 100)];
}

async function describeEntry(log: LogReader, sequence: number): Promise<Choice> {
  const { id, date, headline } = await log.entry(sequence);
  const day = date === '' || id.startsWith(date) ? '' : ` (${formatDay(date)})`;
  return { name: plainForDiscord(`${shortId(id)}${day}  ${headline}`, 100), value: id };
}
