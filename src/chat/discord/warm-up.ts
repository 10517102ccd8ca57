import type { LogReader, Reader } from '../../answer/reader.ts';
import type { Command } from '../../model/command.ts';
import { messageOf } from '../../model/errors.ts';
import type { Logger } from '../../ops/log-port.ts';
import type { Compose } from './answer-cache.ts';
import type { Autocompleter } from './autocomplete.ts';
import type { AskedPage, ComposePorts } from './compose-page.ts';
import { firstPlace } from './page-buttons.ts';
import { listPlain } from './practice-questions.ts';

/** What is made ready with. */
export interface WarmUpPorts extends ComposePorts {
  commands: readonly Command<Reader, never>[];
  compose: Compose;
  completer: Autocompleter;
  logger: Logger;
}

/** Entries lie in the store 64 at a time, and it keeps so many of these stretches where entries are long. */
const stretch = 64;
const mostStretches = 1000;

/** What stands nowhere, so that all words of a log are listed for it, which the first such question would wait for. */
const joinedWords = 'word-that/no-log.has';

/**
 * Makes ready what the first questions would wait for: opens the log that is meant where none is named, makes its names ready,
 * answers each question that needs no words, and reads its entries ahead, the newest first. Other logs take no memory
 * until somebody asks for them. Stops when `signal` says so; never fails. Gives the log that it opened.
 */
export async function warmUp(ports: WarmUpPorts, signal: AbortSignal): Promise<LogReader | undefined> {
  const { reader } = ports;
  const logs = await reader.logs().catch(() => []);
  for (const { name, problem } of logs) {
    if (problem !== undefined) ports.logger.warn({ log: name, reason: problem }, 'a log cannot be read');
  }
  const readable = logs.filter(({ problem }) => problem === undefined).map(({ name }) => name);
  const [first] = readable;
  if (first === undefined || signal.aborted) return undefined;
  let name = first;
  try {
    // Where no log is meant before others, the first one does as well: the program is compiled for all of them.
    const log = await reader.open().catch(() => reader.open(first));
    name = log.name;
    await ports.completer.prepare(log);
    await log.search({ words: joinedWords, order: 'best', limit: 1 });
    for (const command of listPlain(ports.commands)) {
      if (!signal.aborted) await ports.compose({ command, raw: { log: name }, place: firstPlace }, ports);
    }
    await readAhead(log, signal);
    return log;
  } catch (error) {
    // Whoever asks is told.
    ports.logger.warn({ log: name, reason: messageOf(error) }, 'a log could not be opened ahead');
    return undefined;
  }
}

/** What a thread is asked before anybody asks it: so it has opened a log, and listed its words, when it is ready. */
export function listFirst(commands: readonly Command<Reader, never>[]): AskedPage[] {
  const asking = listPlain(commands).find(({ options }) => options.some(({ name }) => name === 'about'));
  return asking ? [{ command: asking, raw: { about: joinedWords }, place: firstPlace }] : [];
}

async function readAhead(log: LogReader, signal: AbortSignal): Promise<void> {
  const stretches = Math.ceil(log.info.entries / stretch);
  for (let index = stretches - 1; index >= Math.max(0, stretches - mostStretches); index -= 1) {
    if (signal.aborted) return;
    // A number may be that of a day without text.
    await log.entry(index * stretch).catch(() => undefined);
  }
}
