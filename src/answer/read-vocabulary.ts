import { UserError } from '../model/errors.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import type { LogReader } from './reader.ts';
import { findSeries } from './release-series.ts';

/** What a log knows that helps to read a question; its releases only for one that may name any. */
export async function readVocabulary(log: LogReader, question: string): Promise<Vocabulary> {
  if (!/\d|release|version/i.test(question)) return log.vocabulary;
  try {
    const releases = await log.releases();
    return {
      ...log.vocabulary,
      findRelease: releases.find,
      newestRelease: releases.newest,
      findSeries: (name) => findSeries(releases, name),
    };
  } catch (error) {
    // A log whose releases cannot be told is asked about all else; what needs them says so itself.
    if (error instanceof UserError) return log.vocabulary;
    throw error;
  }
}
