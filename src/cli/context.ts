import type { Readable, Writable } from 'node:stream';
import type { ActionPorts } from '../../commands/ports.ts';
import type { Reader } from '../answer/reader.ts';
import type { History } from '../chat/terminal/history.ts';
import type { RulesReport } from '../ingest/apply-rules.ts';
import type { ImportReport } from '../ingest/import-log.ts';
import type { ShownParse } from '../ingest/parse-source.ts';
import type { Command, QueryCommand } from '../model/command.ts';
import type { Day } from '../model/day.ts';
import type { RefreshOutcome } from '../refresh/refresh-log.ts';
import type { TerminalStyle } from '../render/terminal.ts';
import type { ConfigReport } from './config.ts';
import type { DigestVerbs } from './digest-verbs.ts';

/** How the operator reads stored logs. */
export interface ReaderSettings {
  /** The day it is today. */
  today(): Day;
  /** The log that is meant where none is named and there are several; the configured one unless given. */
  defaultLog?: string | undefined;
}

/** What is done with a bot's token. The library behind it is loaded only then: it takes half a second. */
export interface DiscordVerbs {
  /** Runs the bot until it is told to stop. Throws a UserError where the service does not take the token. */
  run(dataFolder: string | undefined): Promise<void>;
  /** Registers the commands, and tells what that changed. */
  register(): Promise<void>;
}

/** How a source is to be imported. */
export interface ImportChoice {
  log?: string | undefined;
  format?: string | undefined;
  /** A file with the log's own rules for subsystems, or `none`. */
  rules?: string | undefined;
  data?: string | undefined;
  /** The server of an address may be in a private network. */
  private?: boolean | undefined;
  /** Branches of a repository, by names and patterns. */
  branches?: readonly string[] | undefined;
}

/** What is done with the logs that annalist.json names. */
export interface RefreshVerbs {
  /** Whether it names any. */
  hasLogs: boolean;
  /** Refreshes the log of that name, or all, one after the other; gives how each ended as it does. */
  refresh(name: string | undefined, dataFolder: string | undefined): AsyncIterable<RefreshOutcome>;
  /** Refreshes them by their schedules until it is stopped; tells what fails, a line each. */
  keepFresh(dataFolder: string | undefined, tell: (line: string) => void): { stop(): Promise<void> };
}

/** What the verbs of the command line work with; `main` wires it. */
export interface CliContext {
  version: string;
  /** Everything people can say. */
  commands: readonly Command<Reader, ActionPorts>[];
  /** What of it is a verb of the command line. */
  queries: readonly QueryCommand<Reader>[];
  /** Reads the stored logs of a data folder, the configured one unless given. */
  openReader(dataFolder: string | undefined, settings: ReaderSettings): Reader;
  importLog(source: string, options: ImportChoice): Promise<ImportReport>;
  /** Gives a stored log other rules for subsystems, those of a file or none; without a file those that it has are told. */
  applyRules(log: string, file: string | undefined, data: string | undefined): Promise<RulesReport>;
  refreshing: RefreshVerbs;
  parseLog(source: string, format?: string): Promise<ShownParse>;
  /** Brings in the logs that a first start shows; tells a line for each. */
  importSamples(dataFolder: string | undefined, ownHistory: boolean, tell: (line: string) => void): Promise<void>;
  /** The lines typed in chats on a data folder, the configured one unless given. */
  openHistory(dataFolder: string | undefined): History;
  today(): Day;
  /** The configured log that is meant where a question names none. */
  defaultLog: string | undefined;
  /** What only whoever has a bot's token can do; undefined without one. */
  discord?: DiscordVerbs | undefined;
  digests: DigestVerbs;
  /** annalist.json, and what is wrong with it. */
  configFile: ConfigReport;
  /** Throws a UserError where the configuration has mistakes. */
  checkConfig(): void;
  input: Readable;
  /** Whether standard input is a terminal. */
  interactive: boolean;
  output: Writable;
  /** The answer, and nothing else, goes here. */
  print(text: string): void;
  /** The same; fulfilled once it was taken. */
  printFully(text: string): Promise<void>;
  /** A part of the work failed, as was told: the process ends with code 1. */
  fail(): void;
  /** Notices go here, a line at a time. */
  tell(line: string): void;
  style(): TerminalStyle;
  explain(error: unknown): string;
}

/** The name of the log that a first start brings. */
export const sampleName = 'sample';
