import path from 'node:path';
import * as z from 'zod';
import { describeMistake, type ReadConfigFile, readConfigFile } from './config/config-file.ts';
import type { Place } from './model/actor.ts';
import { UserError } from './model/errors.ts';
import type { LogConfig } from './model/log-config.ts';
import { foldLogName } from './model/log-name.ts';
import { findZone } from './schedule/zone.ts';

/** How much is logged, as pino has it. */
export type LogLevel = (typeof logLevels)[number];

/** What the environment and annalist.json say. */
export interface Config {
  /** The folder of the stored logs and the state. */
  dataFolder: string;
  /** The log that is meant where nothing else says which. */
  defaultLog?: string | undefined;
  /** The logs as annalist.json describes them. */
  logs: readonly LogConfig[];
  /** The zone by whose clock they are refreshed. */
  refreshZone: string;
  /** Where annalist.json is, and what is wrong with it. */
  configFile: Omit<ReadConfigFile, 'file'>;
  discordToken?: string | undefined;
  /** The one server for which commands are registered, at once. */
  discordGuild?: string | undefined;
  /** Where the chat service's HTTP interface is, without a slash at its end; its own place unless given. */
  discordApi?: string | undefined;
  /** The port of the health server; there is none without it. 0 takes a free one. */
  healthPort?: number | undefined;
  /** A file that says what time it is for digests, for trying out what the days to come bring. */
  clockFile?: string | undefined;
  logLevel: LogLevel;
  /** Log lines are JSON, for programs. */
  jsonLogs: boolean;
  /** No colours, whatever the terminal can do (https://no-color.org). */
  noColor: boolean;
  /** The terminal understands no escape sequences. */
  isDumb: boolean;
  /** Show where an unexpected error comes from. */
  debug: boolean;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** A variable that is set to nothing is not set, as compose files and units write it. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional());

const portText = 'is a port: a whole number from 1 to 65535';
const addressText = 'is an address such as https://discord.com/api';

const environmentSchema = z.object({
  ANNALIST_DATA: z.string().min(1, 'is empty: name a folder, or leave it out').optional(),
  ANNALIST_CONFIG: z.string().min(1, 'is empty: name a file, or leave it out').optional(),
  // What it says is shown nowhere, not even where it is wrong.
  DISCORD_TOKEN: optional(
    z.string().trim().regex(/^\S+$/, 'has a space or a line end in it: copy the token of the bot again, alone'),
  ),
  DISCORD_GUILD_ID: optional(
    z
      .string()
      .trim()
      .regex(/^\d{1,20}$/, 'is the id of a server: digits only'),
  ),
  DISCORD_API: optional(
    z
      .string()
      .trim()
      .refine(isWebAddress, addressText)
      .transform((address) => address.replace(/\/+$/, '')),
  ),
  HEALTH_PORT: optional(
    z
      .string()
      .trim()
      .regex(/^\d{1,5}$/, portText)
      .transform(Number)
      .refine((port) => port <= 65_535, portText),
  ),
  ANNALIST_CLOCK: optional(z.string()),
  LOG_LEVEL: optional(z.enum(logLevels, { error: `is one of ${logLevels.join(', ')}` })),
  NODE_ENV: z.string().optional(),
  NO_COLOR: z.string().optional(),
  TERM: z.string().optional(),
});

/**
 * Reads the environment and annalist.json, or the file that the environment names in its place. `readText` reads a
 * file's text, with the errors of `node:fs`. Throws a UserError for the environment; what is wrong in the file
 * `checkConfig` tells.
 */
export function readConfig(
  environment: NodeJS.ProcessEnv,
  workingFolder: string,
  readText: (file: string) => string,
): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UserError(`${String(issue?.path[0] ?? 'The environment')} ${issue?.message ?? 'does not fit'}.`);
  }
  const { data } = parsed;
  const config = readConfigFile(data.ANNALIST_CONFIG, workingFolder, readText);
  const { file } = config;
  return {
    dataFolder: path.resolve(workingFolder, data.ANNALIST_DATA ?? 'data/store'),
    configFile: { shown: config.shown, path: config.path, exists: config.exists, mistakes: config.mistakes },
    defaultLog: file.defaultLog ?? file.logs?.find((log) => log.default === true)?.name,
    logs: file.logs ?? [],
    refreshZone: findZone(file.timezone ?? 'UTC'),
    discordToken: data.DISCORD_TOKEN,
    discordGuild: data.DISCORD_GUILD_ID,
    discordApi: data.DISCORD_API,
    healthPort: data.HEALTH_PORT,
    clockFile: data.ANNALIST_CLOCK === undefined ? undefined : path.resolve(workingFolder, data.ANNALIST_CLOCK),
    logLevel: data.LOG_LEVEL ?? 'info',
    jsonLogs: data.NODE_ENV === 'production',
    noColor: data.NO_COLOR !== undefined && data.NO_COLOR !== '',
    isDumb: data.TERM === 'dumb',
    debug: data.LOG_LEVEL === 'debug',
  };
}

/** Throws a UserError with the first mistake in annalist.json, with its place and the fix; nothing may run before that. */
export function checkConfig({ configFile: { shown, mistakes } }: Pick<Config, 'configFile'>): void {
  const [first, ...others] = mistakes;
  if (first === undefined) return;
  const rest = others.length === 0 ? '' : ` (${others.length} more: "annalist config check" tells all.)`;
  throw new UserError(`${describeMistake(shown, first)}${rest}`);
}

/**
 * Whether a log may be seen in a place. The operator, at the terminal, may see all. Those in `left` were once brought in by
 * annalist.json, which does not name them any more, and with them went who may see them: nobody else does.
 */
export function maySee(
  { logs }: Pick<Config, 'logs'>,
  log: string,
  place: Place,
  left: ReadonlySet<string> = new Set(),
): boolean {
  if (place.kind === 'terminal') return true;
  const name = foldLogName(log);
  if (left.has(name)) return false;
  const servers = logs.find((rule) => rule.name === name)?.servers;
  return servers === undefined || (place.kind === 'server' && servers.includes(place.server));
}

/** Whether e-mail addresses of a log are to be hidden in a place: in chat, unless the operator says otherwise. */
export function hidesAddresses({ logs }: Pick<Config, 'logs'>, log: string, place: Place): boolean {
  if (place.kind === 'terminal') return false;
  const name = foldLogName(log);
  return logs.find((rule) => rule.name === name)?.emails !== true;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !/[?#\s]/.test(text);
}
