import type { AskedCommand } from '../model/reading.ts';
import type { Mark } from './mark.ts';

/** What a question for yes or no is answered by, and the part of it that is what the answer says. */
export interface YesNo {
  command: AskedCommand;
  answered: Mark;
}

const begins = /^(?:is|are|was|were|has|have|had|does|do|did|will|isnt|wasnt|doesnt|didnt|hasnt)$/;

/**
 * Reads a question that asks for yes or no by what says so and proves it: whether 7.0 has something is told by the release
 * that first has it ("is lzo in 7.0"), whether somebody wrote something by who did ("was lzo written by jan kara").
 */
export function readYesNo(marks: readonly Mark[]): YesNo | undefined {
  const start = marks.findIndex(({ tokens }) => begins.test(tokens[0]?.word ?? ''));
  const words = marks.filter(({ rule }) => rule === undefined || rule === 'subsystem');
  const isFirst = start >= 0 && marks.slice(0, start).every(({ rule }) => rule === 'filler');
  if (!isFirst || words.length === 0) return undefined;
  const people = marks.filter(({ rule }) => rule === 'person');
  const release = marks.find(({ parts }) => parts.some(({ kind }) => kind === 'release'));
  const areOwners = people.every(({ tokens }) => tokens.at(-1)?.possessive === true);
  if (release !== undefined && areOwners) return { command: 'release', answered: release };
  const [person] = people;
  const isBy = person?.tokens[0]?.word === 'by' && marks.at(-1) === person && people.length === 1;
  return isBy ? { command: 'who', answered: person } : undefined;
}
