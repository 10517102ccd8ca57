import type { ReadQuestion } from '../model/read-question.ts';
import { readFollowing } from '../question/read-following.ts';
import { readQuestion } from '../question/read-question.ts';

/** Reads questions by the grammar: one that follows on an answer together with what that was about. */
export const readByGrammar: ReadQuestion = (question, vocabulary, now, before) =>
  before === undefined ? readQuestion(question, vocabulary, now) : readFollowing(question, before, vocabulary, now);
