import type { Config } from '../config.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { escapeControls, type TerminalStyle } from '../render/terminal.ts';

/** How the terminal of this process shows text. */
export function terminalStyle(config: Config): TerminalStyle {
  // A terminal that does not know its width says that it has none.
  const columns = process.stdout.columns || 100;
  const isScreen = process.stdout.isTTY === true;
  const colors = isScreen && !config.noColor && !config.isDumb;
  return { width: Math.max(20, Math.min(columns, 120)), colors, isDumb: config.isDumb, isScreen };
}

/** The one line that is shown for an error. What no one planned for comes with its stack only when asked for. */
export function explain(error: unknown, debug = false): string {
  if (error instanceof UserError) return escapeControls(error.message);
  if (debug && error instanceof Error) return error.stack ?? error.message;
  return escapeControls(`Unexpected error: ${messageOf(error)} (LOG_LEVEL=debug shows where).`);
}

/** Writes a part of the answer. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** Writes a part of the answer; fulfilled once it was taken. */
export function printFully(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Writes a notice, one line. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
