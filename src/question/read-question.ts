import type { Day } from '../model/day.ts';
import type { Reading } from '../model/reading.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { composeReading } from './compose.ts';
import { makeDraft } from './draft.ts';
import { grammar } from './grammar.ts';
import { markTokens } from './mark.ts';
import { mendSlips } from './slips.ts';
import { splitTokens } from './tokens.ts';

/**
 * Reads a question in plain words as a command with its arguments, by what the log knows. `now` is the day it is today,
 * unless the question says another. Throws a UserError for a day that the calendar does not have.
 */
export function readQuestion(question: string, vocabulary: Vocabulary, now: Day): Reading {
  return composeReading(makeDraft(markTokens(mendSlips(splitTokens(question)), grammar, vocabulary, now)));
}
