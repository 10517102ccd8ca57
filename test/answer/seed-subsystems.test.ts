import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayList } from '../../src/parse/day-list.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { parseText } from '../support/parse-text.ts';
import { noSeed, readSample, readSeed } from '../support/seed-log.ts';

const key = z
  .object({ main: z.record(z.string(), z.array(z.string())) })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/subsystems/seed-key.json', import.meta.url), 'utf8')));
const seed = readSeed();

describe.each([
  ['the sample log', readSample()],
  ['the real log', seed],
])('the answers about %s', (_, text) => {
  it.skipIf(text === undefined)(
    text === undefined ? noSeed : 'have the right main subsystem at least 21 times',
    async () => {
      const { entries, days } = parseText(dayList, text ?? '');
      const log = makeMemoryLog({ entries: entries.toReversed(), days });
      const { hits } = await log.search({ order: 'newest', limit: 100 });
      const missed = (await Promise.all(hits.map(({ sequence }) => log.entry(sequence)))).flatMap((entry) => {
        const right = key.main[entry.id] ?? [];
        const [main = ''] = entry.subsystems;
        return right.includes(main) ? [] : [`${entry.id}: ${main}, not ${right.join(' or ')}`];
      });
      expect(hits).toHaveLength(23);
      expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(2);
    },
  );
});

it.skipIf(seed === undefined)('a subsystem inside a merge is found and counted by its lines', async () => {
  const { entries, days } = parseText(dayList, seed ?? '');
  const log = makeMemoryLog({ entries: entries.toReversed(), days });
  const ask = (subsystem: string) => log.search({ subsystem, merges: 'only', order: 'newest', limit: 10 });
  expect((await ask('fb')).lines).toBe(2);
  expect((await ask('sh')).lines).toBe(18);
  expect((await ask('sunrpc')).lines).toBe(16);
});
