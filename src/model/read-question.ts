import type { RawArguments } from './command.ts';
import type { Day } from './day.ts';
import type { Reading } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A question that was answered before, as the command that it was read as. */
export interface AskedBefore {
  command: string;
  raw: RawArguments;
}

/**
 * Reads a question in plain words as a command, by what the log knows and the day it is; one that follows on an answer
 * together with what that was about. Throws a UserError for a day that the calendar does not have.
 */
export type ReadQuestion = (question: string, vocabulary: Vocabulary, now: Day, before?: AskedBefore) => Reading;
