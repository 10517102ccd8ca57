import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { makePager } from '../../../src/chat/terminal/pager.ts';
import { plainStyle, renderTerminal } from '../../../src/render/terminal.ts';
import { makeMemoryLog, makeMemoryReader } from '../../support/memory-log.ts';
import { makeParsed } from '../../support/parsed-entry.ts';

const days = ['2007-01-02', '2007-01-03', '2007-01-01'];
// Many entries are equal but for their place, and they did not arrive in the order of their days.
const entries = Array.from({ length: 57 }, (_, index) => {
  const day = days[index % 3] ?? '';
  return makeParsed(`${day}#${index}`, 'Ann', { body: index % 5 === 0 ? 'pack: read it.' : 'pack: write it again.' });
});
const makeOne = () => {
  const reader = makeMemoryReader([makeMemoryLog({ name: 'many', entries })]);
  const pager = makePager(commands, reader);
  const show = async (line: string): Promise<string> =>
    renderTerminal(line.startsWith('/more') ? await pager.more(line.slice('/more '.length)) : await pager.ask(line), {
      ...plainStyle,
      width: 500,
    });
  return { reader, show };
};
const idsIn = (text: string): string[] => text.match(/2007-01-0\d#\d+/g) ?? [];
const footer = (text: string): string => text.split('\n').at(-1) ?? '';

describe('the pages of an answer', () => {
  it.each([
    '/what about:pack limit:7',
    '/what about:pack',
    '/what since:2007 limit:10',
    '/when limit:20',
    '/who person:ann',
    '/count pack limit:57',
  ])('have every entry of %s once, in the order of one long answer', async (line) => {
    const { show } = makeOne();
    const pages = [await show(line)];
    while (footer(pages.at(-1) ?? '').includes('/more')) pages.push(await show('/more'));
    const whole = idsIn(await show(`${line.replace(/ limit:\d+/, '')} limit:100`));
    expect(whole).toHaveLength(57);
    expect(pages.flatMap(idsIn)).toEqual(whole);
  });

  it.each(['/digest since:2007 limit:7', '/digest since:2007 limit:50'])(
    'of a digest have every change of %s once',
    async (line) => {
      const { show } = makeOne();
      const pages = [await show(line)];
      while (footer(pages.at(-1) ?? '').includes('/more')) pages.push(await show('/more'));
      const ids = pages.flatMap(idsIn);
      expect(ids).toHaveLength(57);
      expect(new Set(ids).size).toBe(57);
      await expect(show('/more')).rejects.toThrow('There is nothing more: 57 changes were shown.');
    },
  );

  it('of a digest are as long as is asked, and say which part they are', async () => {
    const { show } = makeOne();
    expect(footer(await show('/digest since:2007 limit:20'))).toMatch(/^many, \/more shows the next · read as /);
    expect(footer(await show('/more 5'))).toMatch(/^21 to 25 of 57 changes in many, \/more shows the next · read as /);
    expect(footer(await show('/more 100'))).toMatch(/^26 to 57 of 57 changes in many · read as /);
  });

  it('say which part they are, and how the next is shown while there is one', async () => {
    const { show } = makeOne();
    expect(footer(await show('/what pack limit:25'))).toBe(
      '25 of 57 entries in many, /more shows the next · read as /what about:pack limit:25',
    );
    expect(footer(await show('/more'))).toBe(
      '26 to 50 of 57 entries in many, /more shows the next · read as /what about:pack limit:25',
    );
    expect(footer(await show('/more'))).toBe('51 to 57 of 57 entries in many · read as /what about:pack limit:25');
    await expect(show('/more')).rejects.toThrow('There is nothing more: 57 entries were shown.');
  });

  it('are those of the last answer, and of none before it', async () => {
    const { show } = makeOne();
    await expect(show('/more')).rejects.toThrow('There is nothing to show more of yet: ask something first.');
    for (const line of ['/help', '/logs', '/show id:last', '/what about:xyzzy']) {
      await show('/what pack');
      await show(line);
      await expect(show('/more')).rejects.toThrow(`There is nothing more: ${line}, asked last, has no other part.`);
    }
  });

  it('go on after a line that is no question', async () => {
    const { show } = makeOne();
    const first = await show('/what pack');
    await expect(show('/nonsense')).rejects.toThrow('There is no command');
    const second = idsIn(await show('/more'));
    expect(second).toHaveLength(10);
    expect(idsIn(first).filter((id) => second.includes(id))).toEqual([]);
  });

  it('are as long as is said', async () => {
    const { show } = makeOne();
    await show('/what pack');
    expect(footer(await show('/more 5'))).toContain('11 to 15 of 57 entries');
    expect(footer(await show('/more'))).toContain('16 to 25 of 57 entries');
    for (const typed of ['0', '101', 'all', '-1']) {
      await expect(show(`/more ${typed}`)).rejects.toThrow('/more takes a whole number from 1 to 100, or nothing.');
    }
  });

  it('have all that was ranked', async () => {
    const { show } = makeOne();
    const first = await show('/rank of:days limit:2');
    expect(footer(first)).toBe('57 entries in many, /more shows the next · read as /rank of:days limit:2');
    const second = await show('/more');
    expect(second).toContain('19  3 Jan 2007');
    expect(second).not.toContain('has most');
    expect(footer(second)).toBe('number 3 of 3 days, 57 entries in many · read as /rank of:days limit:2');
    await expect(show('/more')).rejects.toThrow('There is nothing more: 3 days were shown.');
  });

  it('have the nearest entries too', async () => {
    const { show } = makeOne();
    const first = await show('/what about:pack xyzzy limit:30');
    expect(footer(first)).toContain('nearest 30 in many, /more shows the next');
    const second = await show('/more');
    expect(footer(second)).toContain('nearest 31 to 57 in many ·');
    expect(new Set([...idsIn(first), ...idsIn(second)]).size).toBe(57);
    await expect(show('/more')).rejects.toThrow('There is nothing more: the 57 nearest entries were shown.');
  });

  it('end with an action, which says that it does not work in a terminal', async () => {
    const { show } = makeOne();
    await show('/what pack');
    for (const line of ['/settings show', '/settings log many', '/settings forget']) {
      await expect(show(line)).rejects.toThrow(
        /^\/settings (show|log|forget) works in a server only: ask for it there\.$/,
      );
    }
    await expect(show('/more')).rejects.toThrow('/settings forget, asked last, has no other part.');
  });

  it('are of the log as it was when the question was asked', async () => {
    const { reader, show } = makeOne();
    await show('/what pack');
    reader.open = async () => makeMemoryLog({ name: 'many', entries: entries.slice(0, 3) });
    expect(footer(await show('/more'))).toContain('11 to 20 of 57');
    expect(footer(await show('/what pack'))).toContain('3 entries in many');
  });
});
