import { UserError } from '../model/errors.ts';
import type { Reading } from '../model/reading.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import type { LogReader } from './reader.ts';
import { findBeside, findSeries } from './release-series.ts';

/** What a log knows that helps to read a question; its releases only for one that may name any. */
export async function readVocabulary(log: LogReader, question: string): Promise<Vocabulary> {
  const isNewest = /\b(?:newest|latest|current|most recent)\b/i.test(question);
  const mayName = isNewest && question.toLowerCase().includes(log.name.toLowerCase());
  if (!mayName && !/\d|release|version|\btags?\b/i.test(question)) return log.vocabulary;
  try {
    const releases = await log.releases();
    return {
      ...log.vocabulary,
      findRelease: releases.find,
      newestRelease: releases.newest,
      findSeries: (name) => findSeries(releases, name),
      findBeside: (name, step) => findBeside(releases, name, step),
    };
  } catch (error) {
    // A log whose releases cannot be told is asked about all else; what needs them says so itself.
    if (error instanceof UserError) return log.vocabulary;
    throw error;
  }
}

/**
 * Reads a question by what a log knows. Where that takes lists of all people, of which a large log has tens of thousands,
 * these are made in turns of the event loop, and it is read again.
 */
export async function readByLog(
  log: LogReader,
  question: string,
  read: (vocabulary: Vocabulary) => Reading,
): Promise<Reading> {
  const vocabulary = await readVocabulary(log, question);
  let isMissing = false;
  const miss = <T>(found: T): T => {
    isMissing = true;
    return found;
  };
  const findPeople = (name: string) => (log.isNameReady(name) ? vocabulary.findPeople(name) : miss([]));
  const guessPerson = () => miss(undefined);
  const byWords = read({ ...vocabulary, findPeople, guessPerson });
  if (!isMissing) return byWords;
  await log.prepareNames(false);
  isMissing = false;
  const byNames = read({ ...vocabulary, guessPerson });
  if (!isMissing) return byNames;
  await log.prepareNames(true);
  return read(vocabulary);
}
