import type { LogReader, Reader } from '../../answer/reader.ts';
import type { Command, QueryCommand } from '../../model/command.ts';
import { messageOf } from '../../model/errors.ts';
import type { Logger } from '../../ops/log-port.ts';
import { splitQuery } from '../../search/words.ts';
import type { Compose } from './answer-cache.ts';
import type { Autocompleter } from './autocomplete.ts';
import type { AskedPage, ComposePorts } from './compose-page.ts';
import { firstPlace } from './page-buttons.ts';

/** What is made ready with. */
export interface WarmUpPorts extends ComposePorts {
  commands: readonly Command<Reader, never>[];
  compose: Compose;
  completer: Autocompleter;
  logger: Logger;
}

/** Entries lie in the store 512 at a time, and it keeps so many of these stretches. */
const stretch = 512;
const mostStretches = 200;

/**
 * The questions with words that are answered ahead: the first takes a tenth of a second, and the program is compiled for what
 * it does often only after some hundreds.
 */
const someQuestions = 300;

/** What stands nowhere, so that all words of a log are listed for it, which the first such question would wait for. */
const joinedWords = 'word-that/no-log.has';

/**
 * Makes ready what the first questions would wait for: opens the log that is meant where none is named, makes its names ready
 * and reads its entries ahead, the newest first; and answers each question that needs no words. Other logs take no memory
 * until somebody asks for them. Stops when `signal` says so; never fails. Gives the questions that it asked.
 */
export async function warmUp(ports: WarmUpPorts, signal: AbortSignal): Promise<AskedPage[]> {
  const { reader } = ports;
  const asked: AskedPage[] = [];
  const ask = async (question: AskedPage): Promise<void> => {
    asked.push(question);
    await ports.compose(question, ports);
  };
  const logs = await reader.logs().catch(() => []);
  for (const { name, problem } of logs) {
    if (problem !== undefined) ports.logger.warn({ log: name, reason: problem }, 'a log cannot be read');
  }
  const readable = logs.filter(({ problem }) => problem === undefined).map(({ name }) => name);
  const [first] = readable;
  if (first === undefined || signal.aborted) return asked;
  let name = first;
  try {
    // Where no log is meant before others, the first one does as well: the program is compiled for all of them.
    const log = await reader.open().catch(() => reader.open(first));
    name = log.name;
    await ports.completer.prepare(log);
    await log.search({ words: joinedWords, order: 'best', limit: 1 });
    await answerPlain(name, ports.commands, ask, signal);
    await readAhead(log, signal);
    await answerWords(log, ports.commands, ask, signal);
  } catch (error) {
    // Whoever asks is told.
    ports.logger.warn({ log: name, reason: messageOf(error) }, 'a log could not be opened ahead');
  }
  return asked;
}

type Ask = (question: AskedPage) => Promise<void>;
type Commands = WarmUpPorts['commands'];

/** Answers what needs no words, so that the program is compiled and the pictures' font loaded. */
async function answerPlain(log: string, commands: Commands, ask: Ask, signal: AbortSignal): Promise<void> {
  for (const command of commands.filter(isPlain)) {
    if (!signal.aborted) await ask({ command, raw: { log }, place: firstPlace });
  }
}

const isPlain = (command: Command<Reader, never>): command is QueryCommand<Reader> =>
  command.kind === 'query' &&
  command.options.every(({ required }) => !required) &&
  command.options.some(({ name }) => name === 'log');

/**
 * Answers what some entries, from the newest to the first, would be found by: what of the index is made when words are first
 * looked for is made then.
 */
async function answerWords(log: LogReader, commands: Commands, ask: Ask, signal: AbortSignal): Promise<void> {
  const asking = commands.filter(isPlain).filter(({ options }) => options.some(({ name }) => name === 'about'));
  const count = Math.min(someQuestions, log.records);
  for (let index = 0; index < count; index += 1) {
    const sequence = log.records - 1 - Math.floor((index * log.records) / count);
    // A number may be that of a day without text.
    const entry = await log.entry(sequence).catch(() => undefined);
    const about = splitQuery(entry?.headline ?? '')
      .slice(0, 3)
      .join(' ');
    const command = asking[index % asking.length];
    if (signal.aborted || !command) return;
    if (about === '') continue;
    await ask({ command, raw: { about, log: log.name }, place: firstPlace });
  }
}

async function readAhead(log: LogReader, signal: AbortSignal): Promise<void> {
  const stretches = Math.ceil(log.info.entries / stretch);
  for (let index = stretches - 1; index >= Math.max(0, stretches - mostStretches); index -= 1) {
    if (signal.aborted) return;
    // A number may be that of a day without text.
    await log.entry(index * stretch).catch(() => undefined);
  }
}
