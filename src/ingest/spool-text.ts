import type { ParsedEntry } from '../model/entry.ts';
import { countKinds, type ParsedDay, type ParsedRelease } from '../model/parsed-log.ts';
import type { TextSource } from '../source/open-source.ts';
import type { Aside } from '../store/put-aside.ts';
import { type ProblemSummary, problemsInFull } from '../store/records.ts';
import { type EntrySpool, makeEntrySpool } from './entry-spool.ts';
import type { KnownRecords } from './known-records.ts';
import { readTextEvents } from './read-text.ts';
import { type EntrySurvey, makeEntrySurvey } from './survey-entries.ts';

/** A text that was read to its end: its entries packed, and what is told of it all. */
export interface TextInSpool {
  format: string;
  entries: EntrySpool;
  survey: EntrySurvey;
  days: ParsedDay[];
  releases: ParsedRelease[];
  problems: ProblemSummary;
}

/** Reads a text source for an import, in a fraction of its size. `tell` hears how many more bytes were read. */
export async function spoolText(
  source: TextSource,
  known: KnownRecords,
  aside: Aside,
  formatName: string | undefined,
  tell: (bytes: number) => void,
): Promise<TextInSpool> {
  const entries = makeEntrySpool(aside);
  const survey = makeEntrySurvey(known);
  const days: ParsedDay[] = [];
  const releases: ParsedRelease[] = [];
  const problems: ProblemSummary = { kinds: {}, first: [] };
  const format = await readTextEvents(
    source,
    formatName,
    (event) => {
      if (event.kind === 'entry') {
        entries.add(event.entry);
        survey.add(event.entry);
      } else if (event.kind === 'day') days.push(event.day);
      else if (event.kind === 'release') releases.push(event.release);
      else {
        problems.kinds = countKinds([event.problem], problems.kinds);
        if (problems.first.length < problemsInFull) problems.first.push(event.problem);
      }
    },
    tell,
    entries.settle,
  );
  return { format, entries, survey, days, releases, problems };
}

/** All entries of a spool, in the order of the text. */
export async function listEntries(spool: EntrySpool): Promise<ParsedEntry[]> {
  const entries: ParsedEntry[] = [];
  for await (const batch of spool.read('forward')) for (const [, entry] of batch) entries.push(entry);
  return entries;
}
