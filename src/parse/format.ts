import type { ParseEvent } from '../model/parsed-log.ts';

/** Takes a log line by line, without line ends; `end` comes once, after the last line. */
export interface LineParser {
  line(text: string): void;
  end(): void;
}

/** Takes a log as bytes, in chunks of any size; `end` comes once, after the last one, and gives what came of it. */
export interface ByteSink<Result = void> {
  push(chunk: Buffer): void;
  end(): Result;
}

/** Receives what a parser finds, in the order of the log. */
export type Emit = (event: ParseEvent) => void;

/** What a format makes of the first lines of a text: it fits, or the first line that does not, and an example of one that does. */
export type Detection = { fits: true } | { fits: false; line: number; expected: string };

/** A kind of log. Adding one is one file with such an object and one line in `formats.ts`. */
export interface Format {
  /** As `--format` takes it, `day-list`. */
  name: string;
  /** As a sentence says it, `a day list`. */
  title: string;
  /** Judges the first lines (a few hundred at most, without line ends). */
  detect(head: readonly string[]): Detection;
  /** Starts a parse. The parser holds one entry at a time. */
  parse(emit: Emit): LineParser;
}
