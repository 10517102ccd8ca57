import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Reader } from '../../answer/reader.ts';
import type { QueryCommand } from '../../model/command.ts';
import { renderTerminal, type TerminalStyle } from '../../render/terminal.ts';
import { answerLine } from '../ask.ts';

/** The terminal that a chat runs in. */
export interface ChatTerminal {
  input: Readable;
  output: Writable;
  /** Whether a person sits at it: then there is a prompt. */
  interactive: boolean;
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
  commands: readonly QueryCommand<Reader>[],
  reader: Reader,
): Promise<void> {
  const { input, output, interactive } = terminal;
  const lines = createInterface({ input, ...(interactive && { output, prompt }), terminal: interactive });
  let isOpen = true;
  lines.on('SIGINT', () => lines.close());
  lines.once('close', () => {
    isOpen = false;
    // What comes after the chat must not stand behind the prompt.
    if (interactive) output.write('\n');
  });
  if (interactive) lines.prompt();
  try {
    for await (const line of lines) {
      const asked = line.trim();
      if (/^\/?(quit|exit)$/.test(asked)) break;
      if (asked !== '') await answerTo(asked, terminal, commands, reader);
      // A prompt would take up an input again that was closed during the answer.
      if (interactive && isOpen) lines.prompt();
    }
  } finally {
    // An input that is still read from keeps the process alive.
    lines.close();
  }
}

async function answerTo(
  asked: string,
  terminal: ChatTerminal,
  commands: readonly QueryCommand<Reader>[],
  reader: Reader,
): Promise<void> {
  try {
    const { blocks } = await answerLine(asked, commands, reader);
    const text = renderTerminal(blocks, terminal.style());
    terminal.output.write(terminal.interactive ? `\n${text}\n\n` : `${text}\n\n`);
  } catch (error) {
    const line = terminal.explain(error);
    if (terminal.interactive) terminal.output.write(`${line}\n`);
    else terminal.complain(line);
  }
}
