import * as z from 'zod';
import type { Reader } from '../src/answer/reader.ts';
import { UserError } from '../src/model/errors.ts';
import { foldLogName } from '../src/model/log-name.ts';
import type { ServerSettings } from '../src/model/settings.ts';
import { joinWords } from '../src/model/text.ts';
import { defineAction } from './define.ts';

export const showSettings = defineAction({
  name: 'settings show',
  description: 'What is set for this server',
  example: '/settings show',
  args: z.strictObject({}),
  async act(_args, { server }, { reader, settings }) {
    const kept = settings.read(server);
    return { command: 'settings', settings: await leaveVisible(kept, reader), changed: false };
  },
});

/** What is given in a log's place to have none. A log of this name is meant before it. */
const noLog = 'none';

export const setLog = defineAction({
  name: 'settings log',
  description: 'Set the log that is meant here where a question names none',
  example: '/settings log log:sample',
  primary: 'log',
  args: z.strictObject({
    log: z
      .string({ error: `is missing: name a log, or "${noLog}"` })
      .trim()
      .min(1, `is empty: name a log, or "${noLog}"`)
      .max(100, 'takes 100 characters at most')
      .describe(`The log that is meant here where a question names none, or "${noLog}"`)
      .meta({ completes: 'log' }),
  }),
  async act(args, { server }, { reader, settings }) {
    const kept = settings.read(server);
    const defaultLog = await readChoice(args.log, reader);
    const changed = defaultLog !== kept.defaultLog;
    const next: ServerSettings = { ...kept, defaultLog };
    if (changed) await settings.write(server, next);
    return { command: 'settings', settings: next, changed };
  },
});

export const forgetSettings = defineAction({
  name: 'settings forget',
  description: 'Forget all that is kept of this server, at once',
  example: '/settings forget',
  args: z.strictObject({}),
  async act(_args, { server }, { settings }) {
    return { command: 'settings forget', had: await settings.forget(server) };
  },
});

/** The log that was chosen, or none. Throws a UserError for one that is not to be seen here. */
async function readChoice(typed: string, reader: Reader): Promise<string | undefined> {
  const names = (await reader.logs()).map(({ name }) => name);
  const wanted = foldLogName(typed);
  if (names.includes(wanted)) return wanted;
  if (wanted === noLog) return undefined;
  const there = names.length === 0 ? 'none can be asked about yet' : `there ${listLogs(names)}`;
  throw new UserError(`There is no log ${JSON.stringify(wanted)}: ${there}.`, 'not-found');
}

const listLogs = (names: readonly string[]): string =>
  `${names.length === 1 ? 'is' : 'are'} ${joinWords(names.map((name) => `"${name}"`))}`;

/** A log that was set and cannot be seen here any more is not told of either. */
async function leaveVisible(kept: ServerSettings, reader: Reader): Promise<ServerSettings> {
  const isVisible = (await reader.logs()).some(({ name }) => name === kept.defaultLog);
  return isVisible ? kept : { ...kept, defaultLog: undefined };
}
