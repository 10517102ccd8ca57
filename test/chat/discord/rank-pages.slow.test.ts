import { describe, expect, it } from 'vitest';
import type { Reader } from '../../../src/answer/reader.ts';
import { readByGrammar } from '../../../src/wire/read-question.ts';
import type { Seen } from '../../support/discord/stand-in.ts';
import { openBot, tinyPicture } from '../../support/discord-bot.ts';
import { makeMemoryLog } from '../../support/memory-log.ts';
import { makeParsed } from '../../support/parsed-entry.ts';

const people = Array.from({ length: 63 }, (_, index) => `Author ${index + 1}`);
// Who stands first in the list has most.
const entries = people.flatMap((name, place) =>
  Array.from({ length: people.length - place }, (_, index) => makeParsed(`2007-01-01#${place}-${index}`, name)),
);
const systems = Array.from(
  { length: 45 },
  (_, index) => `part${String.fromCharCode(97 + (index % 26))}${Math.floor(index / 26)}`,
);
const ofSystems = systems.flatMap((system, place) =>
  Array.from({ length: systems.length - place }, (_, index) =>
    makeParsed(`2007-02-01#${place}-${index}`, 'Ada', { body: `${system}: Something was done.` }),
  ),
);

const openRanked = async (list: typeof entries) => {
  const log = makeMemoryLog({ name: 'ranked', entries: list });
  const reader: Reader = {
    now: '2008-01-15',
    open: async () => log,
    logs: async () => [log.info],
    readQuestion: readByGrammar,
  };
  return await openBot({ ports: { drawPicture: tinyPicture, library: { at: () => reader, ahead: () => reader } } });
};

const listed = ({ text }: Seen): string[] => text.match(/Author \d+(?=\n|$)/g) ?? [];

describe('a ranking', () => {
  it('is turned over page by page to its end, forth and back', async () => {
    const { discord } = await openRanked(entries);
    let seen = await discord.slash({ name: 'rank' });
    const first = seen;
    expect(seen.files).toHaveLength(1);
    const named: string[] = [];
    for (;;) {
      const page = seen === first ? people.slice(0, 10) : listed(seen);
      named.push(...page);
      const button = seen.buttons.find(({ label }) => label === 'Next ▶');
      if (!button || button.disabled) break;
      seen = await discord.press(seen, button.customId ?? '');
      expect(seen.text).toContain(' of 63 people');
      expect(seen.files).toEqual([]);
    }
    expect(named).toEqual(people);
    const back = await discord.press(seen, seen.buttons[0]?.customId ?? '');
    expect(listed(back)).toEqual(people.slice(50, 60));
    expect(discord.violations).toEqual([]);
  });

  it('with a limit beyond what a message lists goes on where the message ends', async () => {
    const { discord } = await openRanked(entries);
    const first = await discord.slash({ name: 'rank', options: { limit: 100 } });
    const second = await discord.press(first, first.buttons[1]?.customId ?? '');
    expect(listed(second)).toEqual(people.slice(25, 50));
    expect(second.text).toContain('26 to 50 of 63 people');
    expect(second.text).toContain('And 13 more.');
  });

  it('of subsystems is turned over too', async () => {
    const { discord } = await openRanked(ofSystems);
    const first = await discord.slash({ name: 'subsystems' });
    const second = await discord.press(first, first.buttons[1]?.customId ?? '');
    const third = await discord.press(second, second.buttons[1]?.customId ?? '');
    const all = [first, second, third].flatMap(({ text }) => text.match(/part[a-z]\d/g) ?? []);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(40);
    expect(third.buttons[1]?.disabled).toBe(true);
    expect(discord.violations).toEqual([]);
  });
});
