import { describe, expect, it } from 'vitest';
import type { LogReader, Reader } from '../../../src/answer/reader.ts';
import { readByGrammar } from '../../../src/wire/read-question.ts';
import type { Seen, StandIn } from '../../support/discord/stand-in.ts';
import { openBot, tinyPicture } from '../../support/discord-bot.ts';
import { makeMemoryLog } from '../../support/memory-log.ts';
import { makeParsed } from '../../support/parsed-entry.ts';

const [previous, next] = [0, 1];

/** A log of entries 1 to `count`, of which each came a day after the one before. */
function makeLog(count: number): LogReader {
  const entries = Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2007, 0, 1 + index)).toISOString().slice(0, 10);
    return makeParsed(`${date}#1`, `Author ${index + 1}`, {
      date,
      body: `Entry number ${index + 1}.\n\n${'Words of it. '.repeat(index === 24 ? 800 : 1)}`.trim(),
    });
  });
  return makeMemoryLog({ name: 'growing', entries });
}

/** A bot whose log grows when it is told to. */
async function openGrowing(count: number) {
  let log = makeLog(count);
  let now = '2008-01-15';
  const reader = (): Reader => ({
    now,
    open: async () => log,
    logs: async () => [log.info],
    readQuestion: readByGrammar,
  });
  const running = await openBot({ ports: { drawPicture: tinyPicture, library: { at: reader, ahead: reader } } });
  return {
    ...running,
    grow: (by: number) => {
      log = makeLog(by);
    },
    pass: (day: string) => {
      now = day;
    },
  };
}

const press = async (discord: StandIn, seen: Seen, button: number, asker = {}): Promise<Seen> =>
  await discord.press(seen, seen.buttons[button]?.customId ?? '', asker);

const numbersOf = ({ text }: Seen): number[] =>
  [...text.matchAll(/Entry number (\d+)\./g)].map((match) => Number(match[1]));
const countDown = (from: number, to: number): number[] =>
  Array.from({ length: from - to + 1 }, (_, index) => from - index);

describe('the pages of an answer, when more was imported meanwhile', () => {
  it('go on where the one before ended, and count what was there then', async () => {
    const { discord, grow } = await openGrowing(25);
    const first = await discord.slash({ name: 'what' });
    expect(numbersOf(first)).toEqual(countDown(25, 16));
    grow(28);
    const second = await press(discord, first, next);
    expect(numbersOf(second)).toEqual(countDown(15, 6));
    expect(second.text).toContain('11 to 20 of 25 entries in growing');
    const third = await press(discord, second, next);
    expect(numbersOf(third)).toEqual(countDown(5, 1));
    const back = await press(discord, await press(discord, third, previous), previous);
    expect(numbersOf(back)).toEqual(countDown(25, 16));
    expect(back.text).toContain('10 of 25 entries in growing');
    expect(numbersOf(await discord.slash({ name: 'what' }))).toEqual(countDown(28, 19));
    expect(discord.violations).toEqual([]);
  });

  it('of /show are of the entry that was shown', async () => {
    const { discord, grow } = await openGrowing(25);
    const first = await discord.slash({ name: 'show', options: { id: 'last' } });
    expect(first.text).toContain('read as /show id:2007-01-25#1');
    grow(28);
    const second = await press(discord, first, next);
    expect(second.text).toMatch(/part 2 of \d+ · read as \/show id:2007-01-25#1/);
    expect((await press(discord, second, previous)).text).toContain('Entry number 25.');
  });

  it('of a ranking rank what was there then', async () => {
    const { discord, grow } = await openGrowing(25);
    const first = await discord.slash({ name: 'rank' });
    grow(28);
    const second = await press(discord, first, next);
    expect(second.text).toContain('11 to 20 of 25 people');
  });
});

describe('the pages of a question about last month', () => {
  it('are of the month before the question, also where somebody else turns them for themselves later', async () => {
    const { discord, pass } = await openGrowing(59);
    const ask = { name: 'what', options: { since: 'last month', until: 'last month' } };
    pass('2007-02-05');
    const first = await discord.slash({ ...ask, user: 'ada' });
    expect(numbersOf(first)).toEqual(countDown(31, 22));
    pass('2007-03-05');
    const copy = await press(discord, first, next, { user: 'grace' });
    expect(copy.ephemeral).toBe(true);
    expect(numbersOf(copy)).toEqual(countDown(21, 12));
    const stored = discord.world.messages.get(copy.id);
    if (!stored) throw new Error('no message');
    stored.createdAt = Date.parse('2007-03-05T12:00:00Z');
    expect(numbersOf(await press(discord, copy, next, { user: 'grace' }))).toEqual(countDown(11, 2));
  });
});
