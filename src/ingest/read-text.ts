import { UserError } from '../model/errors.ts';
import type { ParsedLog } from '../model/parsed-log.ts';
import { detectFormat, findFormat, headLines } from '../parse/detect.ts';
import type { ByteSink } from '../parse/format.ts';
import { makeLineCutter } from '../parse/lines.ts';
import { collectLog } from '../parse/parse-text.ts';
import type { TextSource } from '../source/open-source.ts';

const headBytes = 256 * 1024;

/**
 * Reads a text source whole: finds its format by its first lines, or takes the one named, and parses it. Throws a
 * UserError for an empty or binary text and for one in no known format. `tell` hears how many more bytes were read.
 */
export async function readTextLog(
  source: TextSource,
  formatName?: string,
  tell?: (bytes: number) => void,
): Promise<ParsedLog> {
  const named = formatName === undefined ? undefined : findFormat(formatName);
  const head: Buffer[] = [];
  let size = 0;
  let collector: ByteSink<ParsedLog> | undefined;
  const start = (): ByteSink<ParsedLog> => {
    const bytes = Buffer.concat(head);
    if (bytes.includes(0)) throw new UserError(`${source.what} is a binary file: give a text, or a git repository.`);
    const lines = cutHead(bytes);
    const started = collectLog(named ?? detectFormat(lines, source.what));
    started.push(bytes);
    return started;
  };
  for await (const chunk of source.chunks(tell)) {
    if (collector) collector.push(chunk);
    else {
      head.push(chunk);
      size += chunk.length;
      if (size >= headBytes) collector = start();
    }
  }
  if (size === 0) throw new UserError(`${source.what} is empty: there is nothing to read.`);
  const log = (collector ?? start()).end();
  if (log.entries.length > 0 || log.days.length > 0 || log.releases.length > 0) return log;
  const [first] = log.problems;
  const why = first === undefined ? 'leave --format out, or give another file' : `line ${first.line}: ${first.message}`;
  throw new UserError(`${source.what} has no entries when it is read as ${findFormat(log.format).title}: ${why}.`);
}

function cutHead(bytes: Buffer): string[] {
  const lines: string[] = [];
  const cutter = makeLineCutter((line) => {
    if (lines.length < headLines) lines.push(line);
  });
  cutter.push(bytes);
  cutter.end();
  return lines;
}
