import { describe, expect, it } from 'vitest';
import type { Reader } from '../../../src/answer/reader.ts';
import { makeAutocompleter } from '../../../src/chat/discord/autocomplete.ts';
import { warmUp } from '../../../src/chat/discord/warm-up.ts';
import { type ErrorCode, UserError } from '../../../src/model/errors.ts';
import { readByGrammar } from '../../../src/wire/read-question.ts';
import { makeListLogger, openBot, tinyPicture } from '../../support/discord-bot.ts';
import { makeSmallLog } from '../../support/small-log.ts';

const manager = 0x20n;
const file = '/var/lib/annalist/logs/sample/segments/000000-1f.json.br';
const apology =
  /^Something went wrong, and the reason is in the log of whoever runs this bot \(reference ([0-9a-f]{8})\)\.$/;

const damage = (code: ErrorCode = 'damaged'): UserError =>
  new UserError(`${file} is damaged: its checksum is wrong.`, code, { cause: new Error('the cause of it') });

/** A reader whose only log cannot be read, for a reason of the store. */
const makeBroken = (error: Error): Reader => ({
  now: '2008-01-15',
  open: async () => {
    throw error;
  },
  logs: async () => [],
  readQuestion: readByGrammar,
});

describe('a log that cannot be read', () => {
  it.each(['damaged', 'busy', 'newer-version', 'storage'] as const)(
    'is told of in a sentence without places on the disk, and in full to the operator: %s',
    async (code) => {
      const { discord, logger, metrics, bot } = await openBot({
        ports: { library: { at: () => makeBroken(damage(code)), ahead: () => makeBroken(damage(code)) } },
      });
      const seen = await discord.slash({ name: 'what' });
      expect(seen).toMatchObject({ ephemeral: true });
      const reference = apology.exec(seen.content)?.[1];
      expect(seen.content).toMatch(apology);
      const [line, ...others] = logger.lines.filter(({ level }) => level === 'error');
      expect(others).toEqual([]);
      expect(line?.fields).toMatchObject({ reference, command: 'what' });
      expect(line?.cause).toMatchObject({
        message: `${file} is damaged: its checksum is wrong.`,
        cause: { message: 'the cause of it' },
      });
      await bot.stop();
      expect(metrics.questions).toEqual([{ command: 'what', outcome: 'failed' }]);
    },
  );

  it.each(['usage', 'input', 'not-found'] as const)(
    'is no trouble where the question is at fault: %s',
    async (code) => {
      const error = new UserError('There is no log of that name.', code);
      const { discord, logger } = await openBot({
        ports: { library: { at: () => makeBroken(error), ahead: () => makeBroken(error) } },
      });
      expect((await discord.slash({ name: 'what' })).content).toBe('There is no log of that name.');
      expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  it('is told of to the operator once while somebody types, and offers nothing', async () => {
    const { discord, logger } = await openBot({
      ports: { library: { at: () => makeBroken(damage()), ahead: () => makeBroken(damage()) } },
    });
    for (const value of ['j', 'ja', 'jan']) {
      expect(await discord.complete({ name: 'who', focused: 'person', value })).toEqual([]);
    }
    expect(logger.lines.filter(({ level }) => level === 'warn')).toMatchObject([
      { fields: { command: 'who', reason: `${file} is damaged: its checksum is wrong.` } },
    ]);
  });

  it('is told of to the operator when logs are opened ahead, and the first that can be read is made ready', async () => {
    const log = makeSmallLog();
    const logger = makeListLogger();
    const compared: string[] = [];
    const reader: Reader = {
      now: '2008-01-15',
      open: async () => log,
      logs: async () => [{ ...log.info, name: 'broken', problem: `${file} is damaged.` }, log.info],
      readQuestion: readByGrammar,
    };
    const ports = {
      commands: [],
      completer: { ...makeAutocompleter([]), prepare: async ({ name }: { name: string }) => void compared.push(name) },
      compose: async () => ({ message: { embeds: [], components: [] } }),
      mention: () => undefined,
      drawPicture: tinyPicture,
      logger,
    };
    await warmUp({ ...ports, reader }, new AbortController().signal);
    expect(compared).toEqual(['small']);
    expect(logger.lines).toMatchObject([
      { level: 'warn', fields: { log: 'broken', reason: `${file} is damaged.` }, sentence: expect.any(String) },
    ]);
  });
});

describe('settings that cannot be written', () => {
  it('are told of without places on the disk', async () => {
    const running = await openBot();
    running.state.settings.write = async () => {
      throw new UserError('The state in /var/lib/annalist lost its lock.', 'busy');
    };
    const ask = { name: 'settings log', options: { log: 'sample' }, permissions: manager };
    expect((await running.discord.slash(ask)).content).toMatch(apology);
    expect(running.logger.lines.find(({ level }) => level === 'error')?.cause).toMatchObject({
      message: 'The state in /var/lib/annalist lost its lock.',
    });
  });
});
