import type { ParsedLog } from '../../src/model/parsed-log.ts';
import type { ByteSink, Format } from '../../src/parse/format.ts';
import { collectInto, parseBytes } from '../../src/parse/parse-text.ts';

/** Reads bytes in a format and keeps all that it finds. */
export function collectLog(format: Format): ByteSink<ParsedLog> {
  const log: ParsedLog = { format: format.name, days: [], entries: [], releases: [], problems: [] };
  const parser = parseBytes(format, collectInto(log));
  return {
    push: parser.push,
    end() {
      parser.end();
      return log;
    },
  };
}

/** Parses a whole text. */
export function parseText(format: Format, text: string | Buffer): ParsedLog {
  const collector = collectLog(format);
  collector.push(typeof text === 'string' ? Buffer.from(text) : text);
  return collector.end();
}
