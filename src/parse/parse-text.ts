import type { ParsedLog } from '../model/parsed-log.ts';
import type { Emit, Format } from './format.ts';
import { makeLineCutter } from './lines.ts';

/** Reads bytes in a format: tells what it finds, and of each line that was not UTF-8. */
export function makeReader(format: Format, emit: Emit): { push(chunk: Buffer): void; end(): void } {
  const parser = format.parse(emit);
  let line = 0;
  const cutter = makeLineCutter((text, latin1) => {
    line += 1;
    if (latin1) {
      const message = 'a line that is not UTF-8, read as Windows-1252';
      emit({ kind: 'problem', problem: { kind: 'encoding', message, line } });
    }
    parser.line(text);
  });
  return {
    push: cutter.push,
    end() {
      cutter.end();
      parser.end();
    },
  };
}

/** Reads bytes in a format and keeps all that it finds. */
export function collectLog(format: Format): { push(chunk: Buffer): void; end(): ParsedLog } {
  const log: ParsedLog = { format: format.name, days: [], entries: [], releases: [], problems: [] };
  const reader = makeReader(format, (event) => {
    if (event.kind === 'entry') log.entries.push(event.entry);
    else if (event.kind === 'day') log.days.push(event.day);
    else if (event.kind === 'release') log.releases.push(event.release);
    else log.problems.push(event.problem);
  });
  return {
    push: reader.push,
    end() {
      reader.end();
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
