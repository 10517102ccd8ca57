import { UserError } from '../model/errors.ts';
import type { ParsedLog, Problem } from '../model/parsed-log.ts';
import { detectFormat, findFormat, headLines } from '../parse/detect.ts';
import type { ByteSink, Emit } from '../parse/format.ts';
import { makeLineCutter } from '../parse/lines.ts';
import { collectInto, parseBytes } from '../parse/parse-text.ts';
import type { TextSource } from '../source/open-source.ts';

const headBytes = 256 * 1024;

/** Reads a text source and keeps all that is found in it. Throws as `readTextEvents` does. */
export async function readTextLog(source: TextSource, formatName?: string): Promise<ParsedLog> {
  const log: ParsedLog = { format: '', days: [], entries: [], releases: [], problems: [] };
  log.format = await readTextEvents(source, formatName, collectInto(log));
  return log;
}

/**
 * Reads a text source to its end and tells what is found in it: finds its format by its first lines, or takes the one named.
 * Gives the format's name. Throws a UserError for an empty or binary text, for one in no known format, and where nothing
 * was found. `tell` hears how many more bytes were read; `settle` is
 * waited for before more is read.
 */
export async function readTextEvents(
  source: TextSource,
  formatName: string | undefined,
  emit: Emit,
  tell?: (bytes: number) => void,
  settle?: () => Promise<void>,
): Promise<string> {
  const named = formatName === undefined ? undefined : findFormat(formatName);
  const head: Buffer[] = [];
  let size = 0;
  let found = false;
  let firstProblem: Problem | undefined;
  let started: { format: string; title: string; sink: ByteSink } | undefined;
  const listen: Emit = (event) => {
    if (event.kind === 'problem') firstProblem ??= event.problem;
    else found = true;
    emit(event);
  };
  const start = () => {
    const bytes = Buffer.concat(head);
    if (bytes.includes(0)) throw new UserError(`${source.what} is a binary file: give a text, or a git repository.`);
    const format = named ?? detectFormat(cutHead(bytes), source.what);
    const sink = parseBytes(format, listen);
    sink.push(bytes);
    return { format: format.name, title: format.title, sink };
  };
  for await (const chunk of source.chunks(tell)) {
    await settle?.();
    if (started) started.sink.push(chunk);
    else {
      head.push(chunk);
      size += chunk.length;
      if (size >= headBytes) started = start();
    }
  }
  if (size === 0) throw new UserError(`${source.what} is empty: there is nothing to read.`);
  const { format, title, sink } = started ?? start();
  sink.end();
  if (found) return format;
  const { line, message } = firstProblem ?? {};
  const why = message === undefined ? 'leave --format out, or give another file' : `line ${line}: ${message}`;
  throw new UserError(`${source.what} has no entries when it is read as ${title}: ${why}.`);
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
