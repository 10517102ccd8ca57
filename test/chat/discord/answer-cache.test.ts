import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { LogReader, Reader } from '../../../src/answer/reader.ts';
import { keepAnswers } from '../../../src/chat/discord/answer-cache.ts';
import { type AskedPage, type ComposePorts, composePage } from '../../../src/chat/discord/compose-page.ts';
import { firstPlace } from '../../../src/chat/discord/page-buttons.ts';
import type { QueryCommand } from '../../../src/model/command.ts';
import { UserError } from '../../../src/model/errors.ts';
import { readByGrammar } from '../../../src/wire/read-question.ts';
import { makeListLogger, tinyPicture } from '../../support/discord-bot.ts';
import { makeSmallLog } from '../../support/small-log.ts';

/** A compose that counts how often it has to work. */
function makeCounted(most?: number) {
  const count = { made: 0 };
  const compose = keepAnswers(async (asked, ports) => {
    count.made += 1;
    return await composePage(asked, ports);
  }, most);
  return { count, compose };
}

function find(name: string): QueryCommand<Reader> {
  const command = commands.find((one) => one.name === name);
  if (command?.kind !== 'query') throw new Error('no command');
  return command;
}

const ask = (name = 'count', raw: Record<string, string> = {}): AskedPage => ({
  command: find(name),
  raw,
  place: firstPlace,
});

function makePorts(open: Reader['open'], now = '2008-01-15'): ComposePorts {
  const reader: Reader = { now, open, logs: async () => [], readQuestion: readByGrammar };
  return { reader, mention: () => undefined, drawPicture: tinyPicture, commands, logger: makeListLogger() };
}

const log: LogReader = makeSmallLog();
const ports = makePorts(async () => log);

describe('answers that are kept', () => {
  it('are given again, also to who asks while the first is being made', async () => {
    const { count, compose } = makeCounted();
    const pages = await Promise.all([1, 2, 3].map(() => compose(ask(), ports)));
    expect(pages[1]).toEqual(pages[0]);
    expect(await compose(ask(), ports)).toBe(pages[0]);
    expect(count.made).toBe(1);
  });

  it('are not those of another question, page or day', async () => {
    const { count, compose } = makeCounted();
    await compose(ask(), ports);
    await compose(ask('who'), ports);
    await compose(ask('count', { about: 'lzo' }), ports);
    await compose({ ...ask('what'), place: { skip: 1, part: 0 } }, ports);
    await compose(
      ask(),
      makePorts(async () => log, '2008-01-16'),
    );
    expect(count.made).toBe(5);
  });

  it('are made anew when the log has changed, or another one is meant', async () => {
    const { count, compose } = makeCounted();
    await compose(ask(), ports);
    const changed = { ...makeSmallLog(), name: 'changed' };
    const page = await compose(
      ask(),
      makePorts(async () => changed),
    );
    expect(count.made).toBe(2);
    expect(page.message.embeds[0]?.footer?.text).toContain('in changed');
  });

  it('hold no log that has changed since', async () => {
    const { compose } = makeCounted();
    const made: WeakRef<LogReader>[] = [];
    const askAnew = async (number: number): Promise<void> => {
      const changed = { ...makeSmallLog(), name: `log-${number}` };
      made.push(new WeakRef(changed));
      await compose(
        ask('count', { about: `word${number}` }),
        makePorts(async () => changed),
      );
    };
    for (let number = 0; number < 5; number += 1) await askAnew(number);
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect !== 'function') throw new Error('garbage cannot be collected');
    // What a WeakRef was asked for stays until the turn is over.
    for (let turn = 0; turn < 3; turn += 1) {
      await nextTurn();
      collect();
    }
    expect(made.filter((log) => log.deref() !== undefined)).toEqual([]);
  });

  it('are not given where the log may not be seen', async () => {
    const { count, compose } = makeCounted();
    await compose(ask(), ports);
    const hidden = makePorts(() => Promise.reject(new UserError('There is no such log.')));
    await expect(compose(ask(), hidden)).rejects.toThrow('There is no such log.');
    expect(count.made).toBe(2);
  });

  it('do not hold what rests on the list of logs, or a failure', async () => {
    const { count, compose } = makeCounted();
    await compose(ask('logs'), ports);
    await compose(ask('logs'), ports);
    expect(count.made).toBe(2);
    for (const _ of [1, 2]) await expect(compose(ask('count', { limit: '0' }), ports)).rejects.toThrow('from 1 to 100');
    expect(count.made).toBe(4);
  });

  it('are the last ones only', async () => {
    const { count, compose } = makeCounted(2);
    for (const about of ['lzo', 'netlink', 'sh', 'netlink', 'lzo']) await compose(ask('count', { about }), ports);
    expect(count.made).toBe(4);
  });
});
