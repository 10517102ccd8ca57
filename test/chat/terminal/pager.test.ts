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
    renderTerminal(line === '/more' ? await pager.more() : await pager.ask(line), { ...plainStyle, width: 500 });
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

  it('go on after answers without entries, and after one that shows an entry', async () => {
    const { show } = makeOne();
    await expect(show('/more')).rejects.toThrow('There is nothing to show more of yet: ask something first.');
    const first = await show('/what pack');
    for (const line of ['/help', '/rank', '/logs', '/show last', '/what xyzzy']) await show(line);
    await expect(show('/nonsense')).rejects.toThrow('There is no command');
    const second = idsIn(await show('/more'));
    expect(second).toHaveLength(10);
    expect(idsIn(first).filter((id) => second.includes(id))).toEqual([]);
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

  it('go on after an action, which says that it does not work in a terminal', async () => {
    const { show } = makeOne();
    await show('/what pack');
    for (const line of ['/settings show', '/settings log many', '/settings forget']) {
      await expect(show(line)).rejects.toThrow(
        /^\/settings (show|log|forget) works in a server only: ask for it there\.$/,
      );
    }
    expect(idsIn(await show('/more'))).toHaveLength(10);
  });

  it('are of the log as it was when the question was asked', async () => {
    const { reader, show } = makeOne();
    await show('/what pack');
    reader.open = async () => makeMemoryLog({ name: 'many', entries: entries.slice(0, 3) });
    expect(footer(await show('/more'))).toContain('11 to 20 of 57');
    expect(footer(await show('/what pack'))).toContain('3 entries in many');
  });
});
