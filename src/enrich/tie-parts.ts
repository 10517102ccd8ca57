import type { TieMarks } from '../model/tie-facts.ts';
import type { TieRows } from './resolve-ties.ts';
import type { NotedMention, TieNotes } from './tie-notes.ts';
import { sortByTarget } from './tie-targets.ts';

/** The ties of a log with the notes that they were found by, as they lie in memory and in their file. */
export interface TieParts extends TieMarks {
  notes: TieNotes;
  rows: TieRows;
}

/** What answers need of them: the rows, and of what entries name only what the log does not have. */
export interface TieTable {
  rows: TieRows;
  /** `named` of the rows are places in this list, plus one. */
  mentions: readonly NotedMention[];
  /** The rows that lead to an entry of the log, by these entries: to sort them takes longer than to read them. */
  back: Uint32Array;
}

/** Takes out of the parts what answers need. */
export function makeTieTable({ notes, rows }: TieParts): TieTable {
  const mentions: NotedMention[] = [];
  const named = rows.named.map((place, row) => {
    const mention = rows.tos[row] === 0 ? notes.mentions[place - 1] : undefined;
    return mention === undefined ? 0 : mentions.push(mention);
  });
  return { rows: { ...rows, named }, mentions, back: sortByTarget(rows.tos) };
}
