import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ActionPorts } from '../../../commands/ports.ts';
import type { Reader } from '../../answer/reader.ts';
import type { Command } from '../../model/command.ts';
import { renderTerminal, type TerminalStyle } from '../../render/terminal.ts';
import { makeCompleter, toReadline } from './completer.ts';
import { type History, historyLength } from './history.ts';
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
}

const prompt = 'annalist> ';

/** Answers line by line until the input ends (Ctrl-D), Ctrl-C, or `/quit`. */
export async function runChat(
  terminal: ChatTerminal,
  commands: readonly Command<Reader, ActionPorts>[],
  reader: Reader,
): Promise<void> {
  const { output, interactive, history } = terminal;
  const pager = makePager(commands, reader);
  const earlier = interactive ? await history.load() : [];
  const lines = interactive ? openPrompt(terminal, commands, reader, earlier) : openLines(terminal);
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
  ask();
  for await (const line of lines) {
    const asked = line.trim();
    quit = /^\/?(quit|exit)$/.test(asked);
    if (quit || stopped) break;
    if (asked !== '') await answerTo(asked, terminal, pager);
    ask();
  }
  // Else the process would wait for more input.
  lines.close();
  await kept;
  // Whatever comes next does not stand beside the prompt.
  if (interactive && !quit) output.write('\n');
}

const openLines = ({ input }: ChatTerminal): Interface => createInterface({ input, terminal: false });

function openPrompt(
  { input, output }: ChatTerminal,
  commands: readonly Command<Reader, ActionPorts>[],
  reader: Reader,
  history: string[],
): Interface {
  const complete = makeCompleter(commands, reader);
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
    const blocks = asked === '/more' ? await pager.more() : await pager.ask(asked);
    const text = renderTerminal(blocks, terminal.style());
    terminal.output.write(terminal.interactive ? `\n${text}\n\n` : `${text}\n\n`);
  } catch (error) {
    const line = terminal.explain(error);
    if (terminal.interactive) terminal.output.write(`${line}\n`);
    else terminal.complain(line);
  }
}
