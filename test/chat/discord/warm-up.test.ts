import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Reader } from '../../../src/answer/reader.ts';
import { makeAutocompleter } from '../../../src/chat/discord/autocomplete.ts';
import type { AskedPage } from '../../../src/chat/discord/compose-page.ts';
import { warmUp } from '../../../src/chat/discord/warm-up.ts';
import { readByGrammar } from '../../../src/wire/read-question.ts';
import { makeListLogger, tinyPicture } from '../../support/discord-bot.ts';
import { makeSmallLog } from '../../support/small-log.ts';

it('answers ahead what needs no words, until it is told to stop', async () => {
  const log = makeSmallLog();
  const reader: Reader = {
    now: '2008-01-15',
    open: async () => log,
    logs: async () => [log.info],
    readQuestion: readByGrammar,
  };
  const asked: AskedPage[] = [];
  const stopping = new AbortController();
  const logger = makeListLogger();
  const ports = {
    commands,
    completer: makeAutocompleter(commands),
    compose: async (question: AskedPage) => {
      asked.push(question);
      return { message: { embeds: [], components: [] } };
    },
    mention: () => undefined,
    drawPicture: tinyPicture,
    logger,
  };
  expect(await warmUp({ ...ports, reader }, stopping.signal)).toBe(log);
  expect(asked.map(({ command }) => command.name)).toEqual(expect.arrayContaining(['who', 'what', 'count', 'rank']));
  expect(asked.filter(({ raw }) => raw.log !== log.name)).toEqual([]);
  expect(logger.lines).toEqual([]);
  asked.length = 0;
  stopping.abort();
  expect(await warmUp({ ...ports, reader }, stopping.signal)).toBeUndefined();
  expect(asked).toEqual([]);
});

it('opens only the log that is meant where none is named, else the first', async () => {
  const log = makeSmallLog();
  for (const [meant, expected] of [
    ['other', 'other'],
    [undefined, 'one'],
  ] as const) {
    const opened: string[] = [];
    const reader: Reader = {
      now: '2008-01-15',
      async open(name = meant) {
        if (name === undefined) throw new Error('Which log?');
        opened.push(name);
        return { ...log, name };
      },
      logs: async () => ['one', 'other', 'third'].map((name) => ({ ...log.info, name })),
      readQuestion: readByGrammar,
    };
    const ports = {
      reader,
      commands: [],
      completer: makeAutocompleter([]),
      compose: async () => ({ message: { embeds: [], components: [] } }),
      mention: () => undefined,
      drawPicture: tinyPicture,
      logger: makeListLogger(),
    };
    await warmUp(ports, new AbortController().signal);
    expect([...new Set(opened)]).toEqual([expected]);
  }
});
