import type { Note } from '../model/note.ts';
import type { Watch } from '../model/watch.ts';
import { watchedQuery } from './digest.ts';
import { explainResult } from './notes.ts';
import type { LogReader } from './reader.ts';

/** A search that only says whom and what names mean. */
const nowhere = { numbers: { from: 0, to: 0 }, limit: 1 } as const;

/** What is said of words, because it does not depend on the stretch in which they are looked for. */
const ofWords: readonly Note['kind'][] = ['corrected', 'empty-words', 'no-words'];

/** Whom, what and which words a watch means in a log, where that is not just what was typed; by searches of no stretch. */
export async function explainWatch(log: LogReader, watch: Watch): Promise<Note[]> {
  const { about, ...names } = watch;
  const { person, role, except, merges } = names;
  const result = await log.search({ ...watchedQuery({ ...names, subsystems: [] }), ...nowhere });
  const notes = explainResult(log, { person, role, except, merges }, result);
  for (const typed of watch.subsystems) {
    const { subsystems: taken } = await log.search({ subsystem: typed, order: 'oldest', ...nowhere });
    if (!taken.includes(typed.toLowerCase())) notes.push({ kind: 'subsystem-taken', typed, taken });
  }
  if (about === undefined) return notes;
  const words = await log.search({ words: about, order: 'oldest', limit: 1 });
  return [...notes, ...explainResult(log, { about }, words).filter(({ kind }) => ofWords.includes(kind))];
}
