import { pino, stdTimeFunctions } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { describeCause } from './describe-cause.ts';
import type { LogFields, Logger } from './log-port.ts';
import { makeRedact, type Redact } from './redact.ts';

/** How events are logged. */
export interface LoggerOptions {
  /** The least of what is logged, as pino has it. */
  level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** JSON for programs; else a readable line. */
  json: boolean;
  /** Texts that no line may hold, wherever they come from: the bot's token. */
  secrets?: readonly string[] | undefined;
  /** Colours in readable lines. */
  colors?: boolean | undefined;
  /** Takes a line with its end; standard error unless given, because standard output is for answers. */
  write?: ((line: string) => void) | undefined;
}

/** Makes the logger. Each line is written before the call returns, so that none is lost when the process ends. */
export function makeLogger({ level, json, secrets = [], colors = false, write = tell }: LoggerOptions): Logger {
  const redact = makeRedact(secrets);
  const pretty = json
    ? undefined
    : prettyFactory({ colorize: colors, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' });
  const stream = { write: (line: string) => write(pretty ? pretty(line) : line) };
  const log = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Errors are described here, with less in them than pino's own description has.
      serializers: { err: (described: unknown) => described },
    },
    stream,
  );
  return {
    debug: (fields, sentence) => log.debug(cleanFields(fields, redact), redact(sentence)),
    info: (fields, sentence) => log.info(cleanFields(fields, redact), redact(sentence)),
    warn: (fields, sentence) => log.warn(cleanFields(fields, redact), redact(sentence)),
    error(fields, sentence, cause) {
      const err = cause === undefined ? {} : { err: describeCause(cause, redact) };
      log.error({ ...cleanFields(fields, redact), ...err }, redact(sentence));
    },
  };
}

function cleanFields(fields: LogFields, redact: Redact): LogFields {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function tell(line: string): void {
  process.stderr.write(line);
}
