import { makeEnrich } from '../enrich/enrich.ts';
import type { Day } from '../model/day.ts';
import type { Entry } from '../model/entry.ts';
import { type ParsedLog, type Totals, totalOf } from '../model/parsed-log.ts';
import type { GitSource, Source } from '../source/open-source.ts';
import { findTagged, readTagGraph } from './build-releases.ts';
import { readCommits, wholeHistory } from './import-git.ts';
import { readTextLog } from './read-text.ts';

/** A parse as it is shown: with what is concluded from each entry, and the sums. */
export interface ShownParse extends ParsedLog {
  entries: Entry[];
  totals: Totals;
}

/** Parses a source whole and stores nothing. A repository's commits come newest first, as git lists them. */
export async function parseSource(source: Source, format?: string): Promise<ShownParse> {
  const log = source.kind === 'git' ? await readGitLog(source) : await readTextLog(source, format);
  const days = log.days.length > 0 ? log.days : countDays(log);
  const enrich = makeEnrich(source.kind === 'git' ? source.repository.mailmap : undefined);
  return { ...log, days, entries: log.entries.map(enrich), totals: addUndated(totalOf(days), log) };
}

async function readGitLog(source: GitSource): Promise<ParsedLog> {
  const log: ParsedLog = { format: 'git', days: [], entries: [], releases: [], problems: [] };
  const { repository } = source;
  const tagged = readTagGraph(repository.directory, [repository.tip]);
  // What is wrong with the tags is told where they are awaited.
  tagged.catch(() => undefined);
  for await (const events of readCommits({ ...repository, tips: [repository.tip] }, wholeHistory)) {
    for (const event of events) {
      if (event.kind === 'entry') log.entries.push(event.entry);
      else if (event.kind === 'problem') log.problems.push(event.problem);
    }
  }
  log.entries.reverse();
  const tags = await tagged;
  for (const { id } of log.entries) tags.graph.know(id);
  const { releases, firsts } = findTagged(tags.lines, tags.graph.finish());
  for (const [place, entry] of log.entries.entries()) {
    const release = releases[(firsts[place] ?? 0) - 1]?.name;
    if (release !== undefined) entry.release = release;
  }
  return log;
}

/** In a log without day headings, the days are those with entries, in the order of the log. */
function countDays(log: ParsedLog): ParsedLog['days'] {
  const days = new Map<Day, number>();
  for (const { date } of log.entries) if (date !== '') days.set(date, (days.get(date) ?? 0) + 1);
  return [...days].map(([date, count]) => ({ date, declared: count, listed: count }));
}

/** An entry without a day is on none that declares it, and declares itself. */
function addUndated(totals: Totals, { entries }: ParsedLog): Totals {
  const undated = entries.filter(({ date }) => date === '').length;
  return { ...totals, declared: totals.declared + undated, listed: totals.listed + undated };
}
