import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Reader } from '../../../src/answer/reader.ts';
import type { QueryCommand } from '../../../src/model/command.ts';
import { readByGrammar } from '../../../src/wire/read-question.ts';
import { type Seen, startDiscord } from '../../support/discord/stand-in.ts';
import { openBot, tinyPicture } from '../../support/discord-bot.ts';
import { makeMemoryLog } from '../../support/memory-log.ts';
import { makeParsed } from '../../support/parsed-entry.ts';

const [previous, next] = [0, 1];

/** Whether each button that turns pages can be pressed. */
const enabled = (seen: Seen): boolean[] =>
  seen.buttons.filter(({ label }) => label !== 'Watch this').map(({ disabled }) => !disabled);

/** The ids of entries that a message lists. */
const idsOf = (seen: Seen): string[] => seen.text.match(/\d{4}-\d\d-\d\d#\d+/g) ?? [];

function buttonOf(seen: Seen, index: number): string {
  const id = seen.buttons[index]?.customId;
  if (id === undefined) throw new Error('no such button');
  return id;
}

const quick = { ports: { drawPicture: tinyPicture } };

describe('a long answer', () => {
  it('is turned over page by page, forth and back, in the message itself', async () => {
    const { discord } = await openBot(quick);
    const first = await discord.slash({ name: 'what' });
    expect(enabled(first)).toEqual([false, true]);
    const second = await discord.press(first, buttonOf(first, next));
    expect(second.id).toBe(first.id);
    expect(second.text).toContain('11 to 20 of 23 entries in sample · read as /what');
    expect(second.files).toEqual([]);
    const third = await discord.press(second, buttonOf(second, next));
    expect(enabled(third)).toEqual([true, false]);
    const ids = [first, second, third].flatMap(idsOf);
    expect(new Set(ids).size).toBe(23);
    expect(ids).toHaveLength(23);
    const back = await discord.press(third, buttonOf(third, previous));
    expect(back.text).toBe(second.text);
    const start = await discord.press(back, buttonOf(back, previous));
    expect(start.text).toBe(first.text);
    expect(start.files).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it('keeps its buttons when the bot was started anew meanwhile', async () => {
    const discord = await startDiscord();
    const { bot } = await openBot({ ...quick, discord });
    const first = await discord.slash({ name: 'what', options: { except: 'Jan Kara', limit: 4 } });
    await bot.stop();
    await openBot({ ...quick, discord });
    const second = await discord.press(first, buttonOf(first, next));
    expect(second.text).toContain('5 to 8 of 21 entries in sample · read as /what except:Jan Kara limit:4');
    expect(discord.violations).toEqual([]);
    await discord.close();
  });

  it('stays with the log that was meant at first', async () => {
    const { discord, state } = await openBot({ ...quick, library: { maySee: () => true } });
    await state.settings.write(discord.guild, { defaultLog: 'sample' });
    const first = await discord.slash({ name: 'what' });
    await state.settings.write(discord.guild, { defaultLog: 'secret' });
    const second = await discord.press(first, buttonOf(first, next));
    expect(second.text).toContain('11 to 20 of 23 entries in sample');
  });

  it('is turned over by who asked; anybody else gets the page alone, and turns it there', async () => {
    const { discord } = await openBot(quick);
    const first = await discord.slash({ name: 'what', user: 'ada' });
    const other = await discord.press(first, buttonOf(first, next), { user: 'grace' });
    expect(other).toMatchObject({ ephemeral: true });
    expect(other.id).not.toBe(first.id);
    expect(discord.look(first).text).toBe(first.text);
    const further = await discord.press(other, buttonOf(other, next), { user: 'grace' });
    expect(further.id).toBe(other.id);
    expect(further.text).toContain('21 to 23 of 23 entries');
    expect(discord.violations).toEqual([]);
  });

  it('lists at most ten at a time, and the rest of them on pages', async () => {
    const { discord } = await openBot(quick);
    const first = await discord.slash({ name: 'what', options: { limit: 100 } });
    expect(idsOf(first)).toHaveLength(10);
    const second = await discord.press(first, buttonOf(first, next));
    expect(second.text).toContain('11 to 20 of 23 entries in sample · read as /what limit:100');
  });

  it('has no buttons where it is no longer than a message', async () => {
    const { discord } = await openBot(quick);
    expect((await discord.slash({ name: 'who', options: { about: 'lzo jffs2' } })).buttons).toEqual([]);
  });
});

describe('a button that cannot be followed', () => {
  it('says so to who pressed it, and leaves the message as it is', async () => {
    const { discord, state } = await openBot({ ...quick, library: { maySee: () => true } });
    await state.settings.write(discord.guild, { defaultLog: 'sample' });
    const first = await discord.slash({ name: 'what' });
    const stored = discord.world.messages.get(first.id);
    const footer = stored?.embeds[0]?.footer;
    if (!footer) throw new Error('no footer');
    footer.text = 'nothing that anybody could read';
    const seen = await discord.press(first, buttonOf(first, next));
    expect(seen).toMatchObject({ ephemeral: true, content: 'This message is too old to be paged: ask again.' });
    footer.text = '23 entries in sample · read as /what limit:0';
    expect((await discord.press(first, buttonOf(first, next))).content).toBe('limit: is a whole number from 1 to 100.');
    footer.text = 'read as /who about:nobody has ever heard of it';
    expect((await discord.press(first, buttonOf(first, next))).content).toBe('There is nothing more.');
    expect(discord.look(first).embeds[0]?.description).toBe(first.embeds[0]?.description);
    expect(discord.violations).toEqual([]);
  });
});

describe('/show', () => {
  it('gives a long text in full, a part at a time', async () => {
    const paragraphs = Array.from({ length: 90 }, (_, index) =>
      `Paragraph ${index}. ${'Words of it. '.repeat(12)}`.trim(),
    );
    const entries = [makeParsed('2007-07-11#1', 'Ada', { body: paragraphs.join('\n\n') })];
    const log = makeMemoryLog({ name: 'long', entries });
    const reader: Reader = {
      now: '2008-01-15',
      open: async () => log,
      logs: async () => [log.info],
      readQuestion: readByGrammar,
    };
    const { discord } = await openBot({ ports: { library: { at: () => reader, ahead: () => reader } } });
    let seen = await discord.slash({ name: 'show', options: { id: 'last' } });
    const texts = [seen.embeds[0]?.description ?? ''];
    while (enabled(seen)[next]) {
      seen = await discord.press(seen, buttonOf(seen, next));
      texts.push(seen.embeds[0]?.description ?? '');
      expect(seen.text).toContain(`part ${texts.length} of `);
      expect(seen.text).toContain('read as /show id:2007-07-11#1');
    }
    expect(texts.length).toBeGreaterThan(3);
    const numbers = (texts.join('\n').match(/Paragraph \d+/g) ?? []).slice(-90);
    expect(numbers).toEqual(paragraphs.map((_, index) => `Paragraph ${index}`));
    seen = await discord.press(seen, buttonOf(seen, previous));
    expect(seen.embeds[0]?.description).toBe(texts.at(-2));
    expect(discord.violations).toEqual([]);
  });
});

describe('the pages of a question about last month', () => {
  it('are of the month before the question, whenever they are turned', async () => {
    const now: string[] = [];
    const what = commands.find(({ name }) => name === 'what');
    if (what?.kind !== 'query') throw new Error('no command');
    const watched: QueryCommand<Reader> = {
      ...what,
      answer: async (raw, reader, skip) => {
        now.push(reader.now);
        return await what.answer(raw, reader, skip);
      },
    };
    const { discord } = await openBot({ ports: { commands: [watched], drawPicture: tinyPicture } });
    const first = await discord.slash({ name: 'what' });
    const stored = discord.world.messages.get(first.id);
    if (!stored) throw new Error('no message');
    stored.createdAt = Date.parse('2019-05-05T12:00:00Z');
    await discord.press(first, buttonOf(first, next));
    expect(now).toEqual(['2008-01-15', '2008-01-15']);
  });
});
