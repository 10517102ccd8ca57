import { readQuestion } from '../../src/question/read-question.ts';
import { fakeVocabulary } from './fake-vocabulary.ts';

/** The day on which questions of tests are asked. */
export const askedOn = '2020-06-15';

/** The reading of a question as it would be typed, with its other findings behind it. */
export function readAsked(question: string): string {
  const { command, raw, prefer, exceptAuthor } = readQuestion(question, fakeVocabulary, askedOn);
  const options = Object.entries(raw).map(([name, value]) => `${name}:${value}`);
  const others = [...(prefer ? [prefer] : []), ...(exceptAuthor ? ['without the author'] : [])];
  return [`/${command}`, ...options, ...others].join(' ');
}
