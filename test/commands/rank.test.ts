import { describe, expect, it } from 'vitest';
import { queries } from '../../commands/index.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { dayList } from '../../src/parse/day-list.ts';
import { answerLine } from '../support/answer-line.ts';
import { parseText } from '../support/parse-text.ts';
import { openSample } from '../support/sample-log.ts';
import { readSample } from '../support/seed-log.ts';

const reader = openSample();
const { entries, days } = parseText(dayList, readSample());

async function ask(line: string): Promise<LogAnswer> {
  const { answer } = await answerLine(line, queries, reader);
  if (!('entries' in answer)) throw new Error('no answer about a log');
  return answer;
}

/** Names with their numbers, most first. */
function countNames(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

const asMap = ({ ranks = [] }: LogAnswer) => new Map(ranks.map(({ name, count }) => [name, count]));
const isSorted = ({ ranks = [] }: LogAnswer) =>
  ranks.every(({ count }, index) => count <= (ranks[index - 1]?.count ?? count));

describe('rank', () => {
  it('of weekdays adds up what the days of each declare', async () => {
    const answer = await ask('/rank of:weekdays');
    const weekdayOf = (day: string): string =>
      new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
    const counted = days.flatMap(({ date, declared }) => Array.from({ length: declared }, () => weekdayOf(date)));
    expect(asMap(answer)).toEqual(new Map(countNames(counted)));
    expect(isSorted(answer)).toBe(true);
    expect(answer).toMatchObject({ verdict: 'found', ranksTotal: 7 });
    expect(answer.dates).toBeUndefined();
  });

  it('of people counts the entries of each author', async () => {
    const answer = await ask('/rank of:people limit:100');
    expect(asMap(answer)).toEqual(new Map(countNames(entries.map(({ author }) => author.name))));
    expect(isSorted(answer)).toBe(true);
    expect(answer).toMatchObject({ verdict: 'found', sure: true, total: 23, ranksTotal: answer.ranks?.length });
  });

  it('leaves merges out where they do not count', async () => {
    const answer = await ask('/rank of:people merges:none limit:100');
    const without = entries.filter(({ merge }) => !merge);
    expect(asMap(answer)).toEqual(new Map(countNames(without.map(({ author }) => author.name))));
  });

  it('of a role counts the entries in which somebody has it', async () => {
    const answer = await ask('/rank role:signed-off-by limit:100');
    const signers = entries.flatMap(({ trailers }) => [
      ...new Set(trailers.filter(({ role }) => role === 'signed-off-by').map(({ name }) => name)),
    ]);
    expect(answer.ranks?.reduce((sum, { count }) => sum + count, 0)).toBe(signers.length);
  });

  it('of days and months counts what the log declares', async () => {
    const byDay = await ask('/rank of:days limit:100');
    expect(asMap(byDay)).toEqual(new Map(days.map(({ date, declared }) => [date, declared])));
    const byMonth = await ask('/rank of:months limit:100');
    const declared = days.flatMap(({ date, declared }) => Array.from({ length: declared }, () => date.slice(0, 7)));
    expect(asMap(byMonth)).toEqual(new Map(countNames(declared)));
    expect(byMonth).toMatchObject({ count: 40, dates: byMonth.ranks?.map(({ name }) => name) });
    expect(isSorted(byDay) && isSorted(byMonth)).toBe(true);
  });

  it('of days with another filter counts entries', async () => {
    const answer = await ask('/rank of:months merges:only');
    const merges = entries.filter(({ merge }) => merge).map(({ date }) => date.slice(0, 7));
    expect(asMap(answer)).toEqual(new Map(countNames(merges)));
    expect(answer.count).toBe(merges.length);
  });

  it('of words that only some entries have in part is nothing, as a count is', async () => {
    expect(await ask('/rank lzo lustre')).toMatchObject({ verdict: 'nothing', partial: false, sure: true, total: 0 });
  });

  it('names as many as are asked for, and how many there are', async () => {
    const answer = await ask('/rank of:days limit:2');
    expect(answer.ranks).toHaveLength(2);
    expect(answer.ranksTotal).toBe(30);
  });
});

describe('subsystems', () => {
  it('have their numbers, spans and people as a query for each finds them', async () => {
    const answer = await ask('/subsystems limit:100');
    expect(isSorted(answer)).toBe(true);
    for (const { name, count, firstDay, lastDay, people, busiest = [] } of answer.ranks ?? []) {
      const found = await ask(`/what subsystem:${name} limit:100`);
      expect(found.entries.every(({ subsystems }) => subsystems.includes(name))).toBe(true);
      const dates = found.entries.map(({ date }) => date).sort();
      const authors = countNames(found.entries.map(({ author }) => author));
      expect({ count, firstDay, lastDay, people }).toEqual({
        count: found.total,
        firstDay: dates[0],
        lastDay: dates.at(-1),
        people: authors.length,
      });
      expect(busiest[0]?.count).toBe(authors[0]?.[1]);
    }
  });

  it('of a span are those with entries in it', async () => {
    const answer = await ask('/subsystems since:jul 2007 until:jul 2007 limit:100');
    const found = await ask('/what since:jul 2007 until:jul 2007 limit:100');
    expect(new Set(answer.ranks?.map(({ name }) => name))).toEqual(
      new Set(found.entries.flatMap(({ subsystems }) => subsystems)),
    );
  });
});
