/**
 * Asks the questions of this folder that are there for the grammar, and those about what no log has.
 *
 *   npx tsx test/questions/forms/ask-forms.ts DATA [LOG]        (a data folder with the logs, the program built)
 *
 * A line of `forms.txt` to `forms4.txt` is a log, a question, and what it should be read as: a command with its arguments, of which
 * `about` need not be said and `*` is any. One of `nothing.txt` is a log and a question that it has no answer to. What is
 * otherwise is printed, and the sums.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LogAnswer } from '../../../src/model/answer.ts';
import { openAsking, openLog } from '../../bench/program.ts';

/** The questions were written on that day. */
const now = '2026-10-14';

const readLines = (file: string): string[][] =>
  readFileSync(path.join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));

/** Whether a reading is the one that was expected. */
function isAsExpected(expected: string, command: string, raw: Record<string, string>): boolean {
  const [first = '', ...rest] = expected.split(/ (?=[a-z]+:)/);
  if (first !== `/${command}`) return false;
  const wanted = new Map(rest.map((part) => part.split(/:(.*)/s, 2) as [string, string]));
  const names = [...new Set([...wanted.keys(), ...Object.keys(raw)])].filter(
    (name) => name !== 'about' && name !== 'of',
  );
  return names.every((name) => {
    const [one, other] = [wanted.get(name), raw[name]];
    return one !== undefined && other !== undefined && (one === '*' || one.toLowerCase() === other.toLowerCase());
  });
}

async function main([data = '', only]: readonly string[]): Promise<void> {
  const asking = new Map<string, (question: string, now: string) => Promise<LogAnswer>>();
  const ask = async (log: string, question: string): Promise<LogAnswer> => {
    const known = asking.get(log) ?? (await openAsking((await openLog(data, log)).reader));
    asking.set(log, known);
    return await known(question, now);
  };
  const isAsked = ([log]: readonly string[]): boolean => only === undefined || log === only;
  const forms = ['forms.txt', 'forms2.txt', 'forms3.txt', 'forms4.txt'].flatMap(readLines).filter(isAsked);
  let [commands, readings] = [0, 0];
  for (const [log = '', question = '', expected = ''] of forms) {
    const { asked, command: answered } = await ask(log, question);
    const { command = answered, raw = {} } = asked?.reading ?? {};
    if (expected.split(' ')[0] === `/${command}`) commands += 1;
    if (isAsExpected(expected, command, raw)) readings += 1;
    else process.stdout.write(`${log}: ${question}\n   wanted ${expected}\n   read   ${writeReading(command, raw)}\n`);
  }
  const none = readLines('nothing.txt').filter(isAsked);
  let invented = 0;
  for (const [log = '', question = ''] of none) {
    const answer = await ask(log, question);
    if (answer.verdict === 'nothing' || (answer.command === 'count' && answer.count === 0)) continue;
    invented += 1;
    process.stdout.write(`${log}: ${question}\n   ${answer.sure ? 'sure' : 'unsure'} ${answer.entries[0]?.headline}\n`);
  }
  process.stdout.write(
    `${commands} commands and ${readings} readings of ${forms.length}, ${invented} of ${none.length} invented\n`,
  );
}

const writeReading = (command: string, raw: Record<string, string>): string =>
  [`/${command}`, ...Object.entries(raw).map(([name, value]) => `${name}:${value}`)].join(' ');

await main(process.argv.slice(2));
