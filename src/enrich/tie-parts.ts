import type { TieMarks } from '../model/tie-facts.ts';
import type { TieRows } from './resolve-ties.ts';
import type { TieNotes } from './tie-notes.ts';

/** The ties of a log with the notes that they were found by, as they lie in memory and in their file. */
export interface TieParts extends TieMarks {
  notes: TieNotes;
  rows: TieRows;
}
