import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { LogReader, Reader } from '../../../src/answer/reader.ts';
import { makeAutocompleter } from '../../../src/chat/discord/autocomplete.ts';
import { readByGrammar } from '../../../src/wire/read-question.ts';
import { openBot } from '../../support/discord-bot.ts';
import { makeSmallGitLog, makeSmallLog } from '../../support/small-log.ts';

function makeReader(log: LogReader): Reader {
  return { now: '2008-01-15', open: async () => log, logs: async () => [log.info], readQuestion: readByGrammar };
}

async function offer(log: LogReader, name: string, option: string, typed: string): Promise<string[]> {
  const completer = makeAutocompleter(commands);
  const ports = { reader: makeReader(log), subscriptions: async () => [] };
  const choices = await completer.complete({ kind: 'typing', name, option, typed, raw: {} }, ports);
  for (const choice of choices) {
    expect(choice.name).toMatch(/^.{1,100}$/u);
    expect(choice.value).toMatch(/^.{1,100}$/u);
  }
  return choices.map(({ value }) => value);
}

const named = (people: readonly string[], subsystems: readonly string[] = []): LogReader => ({
  ...makeSmallLog(),
  people,
  subsystems,
});

describe('names', () => {
  const log = named(
    ['Al Viro', 'Jan Kara', 'Jan Engelhardt', 'Trond Myklebust', 'Ajan Smith', 'Bjanov'],
    ['nfs', 'jffs2'],
  );

  it('that begin with what is typed come first, then those with a word that does, then those that have it', async () => {
    expect(await offer(log, 'who', 'person', 'jan')).toEqual(['Jan Kara', 'Jan Engelhardt', 'Ajan Smith', 'Bjanov']);
    expect(await offer(log, 'who', 'person', 'smi')).toEqual(['Ajan Smith']);
  });

  it('of releases come the newest first, and are read when the first is typed', async () => {
    const all = ['v2.1.0-rc1', 'v2.0.0', 'v1.2.0'].map((name) => ({ name }));
    const released: LogReader = {
      ...log,
      releases: async () => ({
        all,
        main: all,
        find: () => undefined,
        of: () => undefined,
        ofPackage: () => undefined,
        countFirst: () => [],
        makeTest: () => () => false,
      }),
    };
    expect(await offer(released, 'what', 'release', '')).toEqual(['v2.1.0-rc1', 'v2.0.0', 'v1.2.0']);
    expect(await offer(released, 'release', 'from', '2.')).toEqual(['v2.1.0-rc1', 'v2.0.0', 'v1.2.0']);
    expect(await offer(log, 'what', 'to', 'v')).toEqual([]);
  });

  it('that are nearly spelled so are offered where few have it', async () => {
    expect(await offer(log, 'who', 'person', 'mykelb')).toEqual(['Trond Myklebust']);
    expect(await offer(log, 'who', 'subsystem', 'jfsf2')).toEqual(['jffs2']);
  });

  it('are all offered, the busiest first, before anything is typed; 25 at most', async () => {
    expect(await offer(log, 'who', 'person', '')).toEqual(log.people);
    const many = named(Array.from({ length: 60 }, (_, index) => `Person ${index}`));
    expect(await offer(many, 'who', 'person', 'pers')).toHaveLength(25);
    expect(await offer(many, 'who', 'person', 'pesron')).toHaveLength(25);
  });

  it('that are too long, or could not be shown, are not offered', async () => {
    const strange = named(['x'.repeat(101), '\u200b', 'x\u0007y', 'x'.repeat(100)]);
    expect(await offer(strange, 'who', 'person', '')).toEqual(['x'.repeat(100)]);
  });

  it('of a list go on behind those that stand there, as long as there is room', async () => {
    expect(await offer(log, 'subscribe', 'subsystem', 'nfs, jf')).toEqual(['nfs, jffs2']);
    expect(await offer(log, 'digest', 'subsystem', 'a')).toContain('all');
    expect(await offer(log, 'digest', 'subsystem', 'nfs, all')).toEqual([]);
    expect(await offer(log, 'what', 'except', 'Al Viro,smi')).toEqual(['Al Viro,Ajan Smith']);
    expect(await offer(log, 'what', 'except', `${'x'.repeat(95)},smi`)).toEqual([]);
    // Only one person is asked for.
    expect(await offer(log, 'what', 'person', 'Al Viro, smi')).toEqual([]);
  });

  it('of schedules are examples, and first what is typed where it can be read', async () => {
    expect(await offer(log, 'subscribe', 'schedule', 'every mon')).toContain('every mon');
    const completer = makeAutocompleter(commands);
    const ports = { reader: makeReader(log), subscriptions: async () => [] };
    const asked = { kind: 'typing', name: 'subscribe', option: 'schedule', typed: 'tuesday 17:30', raw: {} } as const;
    expect((await completer.complete(asked, ports))[0]).toEqual({
      name: 'tuesday 17:30 (every Tuesday at 17:30)',
      value: 'tuesday 17:30',
    });
    expect(await offer(log, 'subscribe', 'schedule', '*/5 * * * *')).toEqual([]);
  });

  it('of commands and logs are offered too, and nothing for what nobody knows', async () => {
    expect(await offer(log, 'help', 'command', 'se')).toContain('settings');
    expect(await offer(log, 'what', 'log', 'sm')).toEqual(['small']);
    expect(await offer(log, 'who', 'nothing', 'x')).toEqual([]);
    expect(await offer(log, 'nobody', 'person', 'x')).toEqual([]);
    expect(await offer(log, 'who', 'about', 'x')).toEqual([]);
  });
});

describe('entries', () => {
  it('are the newest at first, then those whose hash begins so', async () => {
    const git = makeSmallGitLog();
    const all = await offer(git, 'show', 'id', '');
    expect(all[0]).toBe('last');
    expect(all[1]).toBe('9f00'.padEnd(40, '0'));
    expect(await offer(git, 'show', 'id', '1a')).toEqual(['1a2b', '1a2c'].map((start) => start.padEnd(40, '0')));
    expect(await offer(git, 'show', 'id', '1A2C')).toEqual(['1a2c'.padEnd(40, '0')]);
    expect(await offer(git, 'show', 'id', 'ffff')).toEqual([]);
    expect(await offer(git, 'show', 'id', 'la')).toEqual(['last']);
  });

  it('are found by their day, or the beginning of one, and by words', async () => {
    const log = makeSmallLog();
    expect(await offer(log, 'show', 'id', '2007-07-11')).toEqual(['2007-07-11#1', '2007-07-11#2']);
    expect(await offer(log, 'show', 'id', '2007-07-11#2')).toEqual(['2007-07-11#2']);
    expect(await offer(log, 'show', 'id', '2007-02')).toEqual(['2007-02-13#1']);
    expect(await offer(log, 'show', 'id', '1999')).toEqual([]);
    expect(await offer(log, 'show', 'id', 'netlink quota')).toEqual(['2007-10-17#1']);
  });
});

describe('while somebody types', () => {
  it('values are offered in the chat, with headlines for ids', async () => {
    const { discord } = await openBot();
    expect(await discord.complete({ name: 'who', focused: 'person', value: 'purd' })).toEqual([
      { name: 'Richard Purdie', value: 'Richard Purdie' },
    ]);
    const [first] = await discord.complete({ name: 'show', focused: 'id', value: '2007-07-11#2' });
    expect(first).toEqual({
      name: expect.stringMatching(/^2007-07-11#2 +jffs2: compress and decompress with LZO1X$/),
      value: '2007-07-11#2',
    });
    const seen = await discord.slash({ name: 'show', options: { id: '2007-07-11#2' } });
    expect(seen.text).toContain('compress and decompress');
    expect(discord.violations).toEqual([]);
  });

  it('nothing is offered, and nothing fails, where the log that is named is not there', async () => {
    const { discord, logger } = await openBot();
    const options = { log: 'nowhere' };
    expect(await discord.complete({ name: 'who', focused: 'person', value: 'j', options })).toEqual([]);
    expect(logger.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });
});
