import type { Readable, Writable } from 'node:stream';
import type { LibrarySettings } from '../answer/library.ts';
import type { Reader } from '../answer/reader.ts';
import type { History } from '../chat/terminal/history.ts';
import type { ImportReport } from '../ingest/import-log.ts';
import type { ShownParse } from '../ingest/parse-source.ts';
import type { QueryCommand } from '../model/command.ts';
import type { Day } from '../model/day.ts';
import type { TerminalStyle } from '../render/terminal.ts';

/** What the verbs of the command line work with; `main` wires it. */
export interface CliContext {
  version: string;
  commands: readonly QueryCommand<Reader>[];
  /** Reads the stored logs of a data folder, the configured one unless given. */
  openReader(dataFolder: string | undefined, settings: LibrarySettings): Reader;
  importLog(source: string, options: { log?: string; format?: string; data?: string }): Promise<ImportReport>;
  parseLog(source: string, format?: string): Promise<ShownParse>;
  /** Brings in the logs that a first start shows; tells a line for each. */
  importSamples(dataFolder: string | undefined, ownHistory: boolean, tell: (line: string) => void): Promise<void>;
  /** The lines typed in chats on a data folder, the configured one unless given. */
  openHistory(dataFolder: string | undefined): History;
  today(): Day;
  hasDiscordToken: boolean;
  input: Readable;
  /** Whether standard input is a terminal. */
  interactive: boolean;
  output: Writable;
  /** The answer, and nothing else, goes here. */
  print(text: string): void;
  /** Notices go here, a line at a time. */
  tell(line: string): void;
  style(): TerminalStyle;
  explain(error: unknown): string;
}

/** The name of the log that a first start brings. */
export const sampleName = 'sample';
