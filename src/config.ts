import path from 'node:path';
import { z } from 'zod';
import { UserError } from './model/errors.ts';

/** What the environment says. */
export interface Config {
  /** The folder of the stored logs and the state. */
  dataFolder: string;
  discordToken?: string | undefined;
  /** No colours, whatever the terminal can do (https://no-color.org). */
  noColor: boolean;
  /** The terminal understands no escape sequences. */
  isDumb: boolean;
  /** Show where an unexpected error comes from. */
  debug: boolean;
}

/** As pino has them. */
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environmentSchema = z.object({
  ANNALIST_DATA: z.string().min(1, 'is empty: name a folder, or leave it out').optional(),
  DISCORD_TOKEN: z.string().trim().optional(),
  NO_COLOR: z.string().optional(),
  TERM: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `is one of ${logLevels.join(', ')}` }).optional(),
});

/** Reads the environment. Throws a UserError that names the variable and the fix. */
export function readConfig(environment: NodeJS.ProcessEnv, workingFolder: string): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UserError(`${String(issue?.path[0] ?? 'The environment')} ${issue?.message ?? 'does not fit'}.`);
  }
  const { ANNALIST_DATA, DISCORD_TOKEN, NO_COLOR, TERM, LOG_LEVEL } = parsed.data;
  return {
    dataFolder: path.resolve(workingFolder, ANNALIST_DATA ?? 'data/store'),
    discordToken: DISCORD_TOKEN === '' ? undefined : DISCORD_TOKEN,
    noColor: NO_COLOR !== undefined && NO_COLOR !== '',
    isDumb: TERM === 'dumb',
    debug: LOG_LEVEL === 'debug',
  };
}
