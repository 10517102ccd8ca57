import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ActionPorts } from '../../../commands/ports.ts';
import type { Reader } from '../../answer/reader.ts';
import type { Command } from '../../model/command.ts';
import type { DigestDesk } from '../../model/digest-desk.ts';
import { renderNotice, renderTerminal, type TerminalStyle } from '../../render/terminal.ts';
import { type Completer, makeCompleter, toReadline } from './completer.ts';
import { type History, historyLength } from './history.ts';
import { readOwnLine } from './own-commands.ts';
import { makePager, type Pager } from './pager.ts';

/** The terminal that a chat runs in. */
export interface ChatTerminal {
  input: Readable;
  output: Writable;
  /** Whether a person sits at it: then there is a prompt, Tab completes, and lines are kept. */
  interactive: boolean;
  history: History;
  style(): TerminalStyle;
  /** Turns an error into the line that is shown for it. */
  explain(error: unknown): string;
  /** Where errors go when nobody sits at the terminal. */
  complain(line: string): void;
  /** Takes what shows a text beside the prompt, while there is one; undefined once there is none any more. */
  takeShow?: ((show: ((text: string) => Promise<void>) | undefined) => void) | undefined;
}

/** The digests of a chat. */
export interface ChatDigests {
  desk: DigestDesk;
  /** Shows posts when they are due, from now on. Never fails. */
  start(show: (text: string) => Promise<void>): Promise<void>;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

const prompt = 'annalist> ';

/** Answers line by line until the input ends (Ctrl-D), Ctrl-C, or `/quit`. */
export async function runChat(
  terminal: ChatTerminal,
  commands: readonly Command<Reader, ActionPorts>[],
  reader: Reader,
  digests?: ChatDigests,
): Promise<void> {
  const { output, interactive, history } = terminal;
  const pager = makePager(commands, reader, digests?.desk);
  const earlier = interactive ? await history.load() : [];
  const complete = makeCompleter(commands, reader, async () => (await digests?.desk.list(undefined)) ?? []);
  const lines = interactive ? openPrompt(terminal, complete, earlier) : openLines(terminal);
  let kept: Promise<void> | undefined;
  lines.on('history', (typed: string[]) => {
    kept = history.save(typed);
  });
  let [open, stopped, quit] = [true, false, false];
  lines.on('SIGINT', () => {
    stopped = true;
    lines.close();
  });
  lines.once('close', () => {
    open = false;
  });
  // A prompt at a closed input would open it again. It may be closed while an answer is still on its way.
  const ask = (): void => {
    if (interactive && open) lines.prompt();
  };
  let isAnswering = false;
  const show = (text: string): Promise<void> => {
    const isPrompting = interactive && open && !isAnswering;
    // The line that is being typed gives way, and comes back below.
    if (isPrompting) {
      moveCursor(output, 0, -lines.getCursorPos().rows);
      cursorTo(output, 0);
      clearScreenDown(output);
    }
    const shown = writeFully(output, `${text}\n\n`);
    if (isPrompting) lines.prompt(true);
    return shown;
  };
  if (interactive) terminal.takeShow?.(show);
  // Lines that come meanwhile must find somebody who listens.
  const starting = digests?.start(show);
  ask();
  for await (const line of lines) {
    const asked = line.trim();
    quit = readOwnLine(asked)?.name === 'quit';
    if (quit || stopped) break;
    isAnswering = true;
    if (asked !== '') await answerTo(asked, terminal, pager);
    isAnswering = false;
    ask();
  }
  terminal.takeShow?.(undefined);
  // Else the process would wait for more input.
  lines.close();
  await starting;
  await digests?.stop();
  await kept;
  // Whatever comes next does not stand beside the prompt.
  if (interactive && !quit) output.write('\n');
}

const openLines = ({ input }: ChatTerminal): Interface => createInterface({ input, terminal: false });

function openPrompt({ input, output }: ChatTerminal, complete: Completer, history: string[]): Interface {
  const settings = { prompt, terminal: true, history, historySize: historyLength, removeHistoryDuplicates: true };
  return createInterface({
    input,
    output,
    ...settings,
    completer(line, done) {
      complete(line).then(
        (found) => done(null, toReadline(found)),
        () => done(null, [[], line]),
      );
    },
  });
}

async function answerTo(asked: string, terminal: ChatTerminal, pager: Pager): Promise<void> {
  try {
    const own = readOwnLine(asked);
    const blocks =
      own?.name === 'more'
        ? await pager.more(own.rest)
        : own?.name === 'working'
          ? await pager.working()
          : await pager.ask(asked);
    const text = renderTerminal(blocks, terminal.style());
    terminal.output.write(terminal.interactive ? `\n${text}\n\n` : `${text}\n\n`);
  } catch (error) {
    const line = terminal.explain(error);
    if (terminal.interactive) terminal.output.write(`${renderNotice(line, terminal.style())}\n`);
    else terminal.complain(line);
  }
}

/** Writes a text; fulfilled once it was taken. */
function writeFully(output: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
