import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { makePager } from '../../../src/chat/terminal/pager.ts';
import type { Block } from '../../../src/render/blocks.ts';
import { plainStyle, renderTerminal } from '../../../src/render/terminal.ts';
import { openSample } from '../../support/sample-log.ts';

function startChat() {
  const pager = makePager(commands, openSample());
  const show = (blocks: Block[]): string => renderTerminal(blocks, { ...plainStyle, width: 500 });
  return {
    ask: async (line: string) => show(await pager.ask(line)),
    more: async () => show(await pager.more()),
    working: async () => show(await pager.working()),
  };
}

const lead = (text: string): string => text.split('\n')[0] ?? '';
const footer = (text: string): string => text.split('\n').at(-1) ?? '';
const idsIn = (text: string): string[] => text.match(/2007-\d\d-\d\d#\d+/g) ?? [];

describe('a line without a slash', () => {
  it('is a question: the answer, its evidence, and how it was read', async () => {
    const { ask } = startChat();
    const text = await ask('who added lzo to jffs2?');
    expect(lead(text)).toMatch(/^Richard Purdie wrote it, on 11 Jul 2007\./);
    expect(text).toContain('[2007-07-11#2');
    expect(footer(text)).toMatch(
      / in sample, \/more shows the next · read as \/who about:(added )?lzo( jffs2| .*subsystem:jffs2)/,
    );
  });

  it('shows the first three of what was weighed, and the others on demand, each once', async () => {
    const { ask, more } = startChat();
    const first = await ask('who added lzo to jffs2?');
    expect(idsIn(first)).toHaveLength(3);
    const second = await more();
    expect(idsIn(second).length).toBeGreaterThan(0);
    expect(idsIn(second).filter((id) => idsIn(first).includes(id))).toEqual([]);
  });

  it('says where the log has nothing, and what it has no word of', async () => {
    const { ask } = startChat();
    expect(lead(await ask('who added minix?'))).toMatch(/^Nothing in this log about “minix”\./);
  });

  it('tells a change that is in no release from one that there is not', async () => {
    const { ask } = startChat();
    const known = lead(await ask('which release has the lzo change?'));
    expect(known).toMatch(/^This log names no releases\. “jffs2: compress/);
    expect(known).not.toContain('nearest');
    expect(lead(await ask('which release has minix?'))).toMatch(/^Nothing in this log about “minix”\./);
  });

  it('tells of a change that nobody has the role that is asked for', async () => {
    const { ask } = startChat();
    const text = await ask('who reviewed the lzo change of jffs2?');
    expect(lead(text)).toMatch(/^Of “jffs2: compress.* nobody is recorded as having reviewed it\.$/);
  });

  it('goes on with the last answer where it points back', async () => {
    const { ask } = startChat();
    await ask('who added lzo to jffs2?');
    const text = await ask('and who signed it off?');
    expect(lead(text)).toMatch(/Signed off by .*David Woodhouse/);
    expect(footer(text)).toMatch(/read as \/who about:.*lzo.* role:signed-off-by/);
    await ask('/count since:2007-10 until:2007-10');
    expect(footer(await ask('and in november 2007?'))).toContain('read as /count since:2007-11-01 until:2007-11-30');
  });

  it('points back to nothing where nothing of a log was asked', async () => {
    const { ask } = startChat();
    await ask('/logs');
    expect(footer(await ask('and how many commits in 2007?'))).toContain('read as /count since:2007-01-01');
  });
});

describe('/working', () => {
  it('shows how the last answer was found', async () => {
    const { ask, working } = startChat();
    await ask('who added lzo to jffs2?');
    const text = await working();
    expect(lead(text)).toMatch(/^“who added lzo to jffs2\?” was read as \/who about:.*lzo.* in sample\.$/);
    expect(text).toMatch(/\n {2}lzo {2}in \d+ entr/);
    expect(text).toMatch(/\n {2}\d\.\d\d {2}jffs2: compress/);
    expect(text).toMatch(/\nWhy they are in their subsystems:\n\n {2}\[2007-07-11#2\] {2}jffs2 {2}by the /);
  });

  it('tells why the entries of a command, and of its next page, are in their subsystems', async () => {
    const { ask, more, working } = startChat();
    const listed = idsIn(await ask('/what subsystem:nfs limit:2'));
    const text = await working();
    expect(lead(text)).toBe('/what subsystem:nfs limit:2 in sample.');
    expect(text).toMatch(/\] {2}nfs {2}/);
    expect(new Set(idsIn(text))).toEqual(new Set(listed));
    const next = idsIn(await more());
    expect(new Set(idsIn(await working()))).toEqual(new Set(next));
  });

  it('says that there is none of what lists nothing', async () => {
    const { ask, working } = startChat();
    await expect(working()).rejects.toThrow('There is no working to show: ask something first that lists entries.');
    await ask('/logs');
    await expect(working()).rejects.toThrow('There is no working to show');
  });
});
