import type { Reader } from '../answer/reader.ts';
import { runCommand } from '../chat/ask.ts';
import type { QueryCommand, RawArguments } from '../model/command.ts';
import { type Day, isDay } from '../model/day.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { renderJson } from '../render/json.ts';
import { plainStyle, renderTerminal } from '../render/terminal.ts';
import { toAskedJson } from './answer-json.ts';
import { readBoundedLines } from './bounded-lines.ts';
import type { CliContext } from './context.ts';

/** A question as it stands in a line of input. */
interface AskedLine {
  id?: string | undefined;
  question: string;
  now?: Day | undefined;
}

/** Far more than a question with its id takes. */
const longestLine = 1_000_000;

/** What all lines are asked with. */
export interface AskLines {
  command: QueryCommand<Reader>;
  /** Arguments beside the question, such as the log. */
  raw: RawArguments;
  /** The day it is where a line says none. */
  now: Day;
  openReader(now: () => Day): Reader;
}

/**
 * Answers questions in plain words, one in each line of standard input as JSON, with a line of JSON each. A line that
 * cannot be answered is told with its number; the others are answered.
 */
export async function answerLines({ command, raw, now, openReader }: AskLines, context: CliContext): Promise<void> {
  let today = now;
  const reader = openReader(() => today);
  let number = 0;
  for await (const line of readBoundedLines(context.input, longestLine)) {
    number += 1;
    if (line?.trim() === '') continue;
    try {
      if (line === undefined) throw wrong(`it is longer than ${longestLine} characters`);
      const { id, question, now: then } = readAskedLine(line);
      today = then ?? now;
      const { answer, blocks } = await runCommand({ command, raw: { ...raw, question } }, context.queries, reader);
      const json = toAskedJson(question, answer, renderTerminal(blocks, plainStyle));
      await context.printFully(`${renderJson({ ...(id !== undefined && { id }), ...json })}\n`);
    } catch (error) {
      context.fail();
      context.tell(`Line ${number}: ${context.explain(error)}`);
    }
  }
}

/** Reads a line. Throws a UserError for one that is no question. */
function readAskedLine(line: string): AskedLine {
  const value = parseJson(line);
  if (!isRecord(value)) throw wrong('it is no JSON object');
  const { id, question, now } = value;
  if (typeof question !== 'string') throw wrong('it has no "question" that is a text');
  if (id !== undefined && typeof id !== 'string') throw wrong('its "id" is no text');
  if (now === undefined) return { id, question };
  if (typeof now !== 'string' || !isDay(now)) throw wrong('its "now" is no day of the calendar as YYYY-MM-DD');
  return { id, question, now };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw wrong(`it is no JSON (${messageOf(error)})`);
  }
}

const wrong = (what: string): UserError =>
  new UserError(`${what}: write {"id": "1", "question": "who added lzo?"}, and "now" where the day matters.`);
