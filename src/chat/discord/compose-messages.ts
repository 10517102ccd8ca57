import type { StoredAs } from '../../answer/reader.ts';
import type { LogInfo } from '../../model/answer.ts';
import type { RawArguments } from '../../model/command.ts';
import type { Day } from '../../model/day.ts';
import type { LogFields, Logger } from '../../ops/log-port.ts';
import type { SharedIndex } from '../../search/sections.ts';
import type { Asker } from './ask-buttons.ts';
import type { ComposedPage } from './compose-page.ts';
import type { PagePlace } from './page-buttons.ts';
import type { PlainError } from './plain-error.ts';

/** A question as plain data. */
export interface AskedApart {
  command: string;
  raw: RawArguments;
  place: PagePlace;
  offersWatch?: boolean | undefined;
  asker?: Asker | undefined;
  /** The day on which it is asked. */
  now: Day;
  /** The log that it opens, by the name that it gives; absent where that was not found out. */
  opened?: { named: string | undefined; log: OpenedLog } | undefined;
}

/** A log that whoever asks may see, to be opened from the store. */
export interface OpenedLog extends StoredAs {
  name: string;
  /** What the main thread has read of its index; each thread is told once. */
  index?: SharedIndex | undefined;
}

/** What a thread is sent: questions, how commands are mentioned from now on, and what it wanted. */
export type ToThread =
  | { kind: 'ask'; id: number; asked: AskedApart }
  | { kind: 'mentions'; mentions: ReadonlyMap<string, string> }
  | { kind: 'given'; call: number; given: Given };

/** What a thread sends: what became of a question, what it wants on the way, and what is for the operator. */
export type FromThread =
  | { kind: 'composed'; id: number; page: ComposedPage }
  | { kind: 'failed'; id: number; error: PlainError }
  /** It cannot be answered there. */
  | { kind: 'elsewhere'; id: number }
  | { kind: 'call'; call: number; id: number; wanted: Wanted }
  | { kind: 'log'; level: keyof Logger; fields: LogFields; sentence: string; cause?: PlainError | undefined };

/**
 * What only the main thread has: which logs whoever asks may see, and the pictures, which it keeps. Of a picture the
 * thread is told that it is drawn; it goes out from where it is.
 */
export type Wanted = { kind: 'open'; named: string | undefined } | { kind: 'logs' } | { kind: 'draw'; svg: string };

export type Given =
  | { kind: 'open'; log: OpenedLog }
  | { kind: 'logs'; logs: readonly LogInfo[] }
  | { kind: 'drawn' }
  | { kind: 'error'; error: PlainError }
  /** The question is to be answered elsewhere. */
  | { kind: 'elsewhere' };
