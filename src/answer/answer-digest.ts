import type { DigestAnswer } from '../model/answer.ts';
import type { Note } from '../model/note.ts';
import type { Query } from '../model/query.ts';
import type { Watch } from '../model/watch.ts';
import { composeDigest } from './digest.ts';
import { type DigestDays, findDigestDays } from './digest-span.ts';
import { explainWatch } from './explain-watch.ts';
import type { LogReader } from './reader.ts';

/** A digest as it is asked for. */
export interface AskedDigest {
  watch: Watch;
  days: DigestDays;
  style: 'line' | 'full';
  limit: number;
}

/** How many changes a digest lists unless said. */
export const defaultDigestLimit = 30;

/** Tells what happened in some days of a log, of that which a watch takes. */
export async function answerDigest(log: LogReader, asked: AskedDigest, now: string): Promise<DigestAnswer> {
  const { watch, style, limit } = asked;
  const { ended, ...days } = findDigestDays(log, asked.days, now);
  const digest = await composeDigest(log, watch, { kind: 'days', ...days }, { limit, full: style === 'full' });
  const query = describeQuery(watch, days, limit);
  return {
    command: 'digest',
    log: log.name,
    query,
    verdict: digest.described > 0 ? 'found' : digest.count > 0 ? 'undescribed' : 'nothing',
    sure: true,
    digest,
    style,
    ...(ended !== undefined && { ended }),
    notes: [...(await explainWatch(log, watch)), ...explainDays(log, days)],
  };
}

/** Days that the log does not have at all are said to be that. */
function explainDays(
  { info: { firstDay, lastDay } }: LogReader,
  { since, until }: { since: string; until: string },
): Note[] {
  if (firstDay === undefined || lastDay === undefined) return [];
  return since > lastDay || until < firstDay ? [{ kind: 'outside', firstDay, lastDay }] : [];
}

function describeQuery(watch: Watch, days: { since: string; until: string }, limit: number): Query {
  const { subsystems, about, person, role, except, merges } = watch;
  return {
    ...(about !== undefined && { about }),
    ...(person !== undefined && { person }),
    ...(role !== undefined && { role }),
    ...(subsystems.length > 0 && { subsystem: subsystems.join(', ') }),
    ...days,
    ...(except !== undefined && { except }),
    ...(merges !== undefined && { merges }),
    limit,
  };
}
