import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeHeadline } from '../../src/enrich/headline.ts';
import { makeSubsystemRules } from '../../src/enrich/subsystem-data.ts';
import { makeSubsystemFinder } from '../../src/enrich/subsystems.ts';
import { dayList } from '../../src/parse/day-list.ts';
import { learnSubsystems } from '../support/learn-entries.ts';
import { parseText } from '../support/parse-text.ts';
import { noSeed, readSample, readSeed } from '../support/seed-log.ts';

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const key = z
  .object({ main: z.record(z.string(), z.array(z.string())) })
  .parse(readJson('../fixtures/subsystems/seed-key.json'));
const rules = makeSubsystemRules(readJson('../../data/subsystems.json'));
const seed = readSeed();

describe.each([
  ['the sample log', readSample()],
  ['the real log', seed],
])('the subsystems of %s', (name, text) => {
  const title = text === undefined ? noSeed : 'are what a developer would say for at least 21 of the 23 entries';
  it.skipIf(text === undefined)(title, () => {
    const { entries } = parseText(dayList, text ?? '');
    const finder = makeSubsystemFinder(rules, learnSubsystems(rules, entries));
    const missed = entries.flatMap((entry) => {
      const source = { ...entry, headline: makeHeadline(entry) };
      const [main = ''] = finder.ofEntry(source);
      const right = key.main[entry.id] ?? [];
      return right.includes(main)
        ? []
        : [`${entry.id}: ${main} (${finder.why(source)[0]?.reason}), not ${right.join(' or ')}`];
    });
    expect(entries).toHaveLength(23);
    expect(missed.length, `${name} misses\n${missed.join('\n')}`).toBeLessThanOrEqual(2);
  });
});

it.skipIf(seed === undefined)('gives each title that a merge lists its own subsystem', () => {
  const { entries } = parseText(dayList, seed ?? '');
  const finder = makeSubsystemFinder(rules, learnSubsystems(rules, entries));
  const count = (id: string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const title of entries.find((entry) => entry.id === id)?.merge?.listed ?? []) {
      for (const name of finder.ofTitle(title)) counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  };
  expect(count('2007-11-13#1')).toEqual({ cifs: 20 });
  expect(count('2007-10-16#1')).toEqual({ nfs: 13, sunrpc: 6, other: 1 });
  expect(count('2007-07-17#1')).toEqual({ sh: 18, fb: 2, pvr2fb: 2 });
  expect(count('2007-05-05#1')).toEqual({ sunrpc: 10, nfs: 9, lockd: 1 });
});
