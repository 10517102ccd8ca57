import type { ParsedLog } from '../model/parsed-log.ts';
import type { ByteSink, Emit, Format } from './format.ts';
import { makeLineCutter } from './lines.ts';

/** Reads bytes in a format: tells what it finds, and of each line that was not UTF-8. */
export function parseBytes(format: Format, emit: Emit): ByteSink {
  const parser = format.parse(emit);
  let line = 0;
  const cutter = makeLineCutter((text, isWindows1252) => {
    line += 1;
    if (isWindows1252) {
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

/** Makes what puts all that a parser finds into a log. */
export function collectInto(log: ParsedLog): Emit {
  return (event) => {
    if (event.kind === 'entry') log.entries.push(event.entry);
    else if (event.kind === 'day') log.days.push(event.day);
    else if (event.kind === 'release') log.releases.push(event.release);
    else log.problems.push(event.problem);
  };
}
