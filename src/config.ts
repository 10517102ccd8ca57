import path from 'node:path';
import { z } from 'zod';
import type { Place } from './model/actor.ts';
import { messageOf, systemCode, UserError } from './model/errors.ts';
import { foldLogName, isLogName } from './model/log-name.ts';
import { joinWords } from './model/text.ts';

/** How much is logged, as pino has it. */
export type LogLevel = (typeof logLevels)[number];

/** Where a log may be seen. */
export interface LogRule {
  name: string;
  /** The ids of the servers in which it may be seen, and nowhere else but in the terminal; everywhere without them. */
  servers?: readonly string[] | undefined;
}

/** What the environment and annalist.json say. */
export interface Config {
  /** The folder of the stored logs and the state. */
  dataFolder: string;
  /** The log that is meant where nothing else says which. */
  defaultLog?: string | undefined;
  logs: readonly LogRule[];
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

const nameText = 'is the name of a log: up to 64 letters, digits, "-", "_" and ".", beginning with a letter or a digit';
const logName = z.string({ error: nameText }).transform(foldLogName).refine(isLogName, nameText);
const serverId = z
  .string({ error: 'is an id in quotes, such as "123456789012345678"' })
  .regex(/^\d{1,20}$/, 'is an id of digits only, such as "123456789012345678"');

const fileSchema = z.strictObject(
  {
    defaultLog: logName.optional(),
    logs: z
      .array(
        z.strictObject(
          {
            name: logName,
            servers: z.array(serverId, { error: 'is a list of server ids, such as ["123456789012345678"]' }).optional(),
          },
          { error: 'is an object such as { "name": "linux", "servers": ["123456789012345678"] }' },
        ),
        { error: 'is a list of logs, such as [{ "name": "linux" }]' },
      )
      .optional(),
  },
  { error: 'is an object such as { "defaultLog": "linux" }' },
);

/**
 * Reads the environment and annalist.json, or the file that the environment names in its place. `readText` reads a
 * file's text, with the errors of `node:fs`. Throws a UserError that names the place and the fix.
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
  const file = readConfigFile(data.ANNALIST_CONFIG, workingFolder, readText);
  return {
    dataFolder: path.resolve(workingFolder, data.ANNALIST_DATA ?? 'data/store'),
    defaultLog: file.defaultLog,
    logs: file.logs ?? [],
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

/** Whether a log may be seen in a place. The operator, at the terminal, may see all. */
export function maySee({ logs }: Pick<Config, 'logs'>, log: string, place: Place): boolean {
  if (place.kind === 'terminal') return true;
  const name = foldLogName(log);
  const servers = logs.find((rule) => rule.name === name)?.servers;
  return servers === undefined || (place.kind === 'server' && servers.includes(place.server));
}

type ConfigFile = z.output<typeof fileSchema>;

function readConfigFile(
  named: string | undefined,
  workingFolder: string,
  readText: (file: string) => string,
): ConfigFile {
  const shown = named ?? 'annalist.json';
  let text: string;
  try {
    text = readText(path.resolve(workingFolder, shown));
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw new UserError(`${shown} cannot be read: ${messageOf(error)}.`);
    if (named === undefined) return {};
    throw new UserError(`ANNALIST_CONFIG names ${shown}, and there is no such file.`);
  }
  const parsed = fileSchema.safeParse(parseJson(text.replace(/^\uFEFF/, ''), shown));
  if (!parsed.success) throw explainIssue(shown, parsed.error);
  const { logs = [] } = parsed.data;
  const doubled = logs.findIndex(({ name }, index) => logs.slice(0, index).some((other) => other.name === name));
  if (doubled < 0) return parsed.data;
  throw new UserError(
    `${shown}: logs[${doubled}].name: "${logs[doubled]?.name}" is there already: list each log once.`,
  );
}

function parseJson(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine says where it stopped for some mistakes only; what else it says quotes the file.
    const at = /at position (\d+)/.exec(messageOf(error))?.[1];
    const isEnd = /Unexpected end/.test(messageOf(error));
    const line = at === undefined ? '' : ` at line ${text.slice(0, Number(at)).split('\n').length}`;
    throw new UserError(
      `${shown} is no JSON text: look${isEnd ? ' at its end' : line} for a missing quote, comma or bracket.`,
    );
  }
}

/** `annalist.json: logs[1].servers: is a list …`. */
function explainIssue(shown: string, error: z.ZodError): UserError {
  const issue = error.issues[0];
  const place = (issue?.path ?? []).reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
  const start = place === '' ? shown : `${shown}: ${place}`;
  if (issue?.code === 'unrecognized_keys') {
    const known = place === '' ? ['defaultLog', 'logs'] : ['name', 'servers'];
    const unknown = issue.keys.map((key) => JSON.stringify(key));
    return new UserError(`${start}: there is no setting ${joinWords(unknown)}: there are ${joinWords(known)}.`);
  }
  return new UserError(`${start}: ${issue?.message ?? 'does not fit'}.`);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !/[?#\s]/.test(text);
}
