import { resolveTies } from '../../src/enrich/resolve-ties.ts';
import { makeTieNoter, type TieNotes } from '../../src/enrich/tie-notes.ts';
import { makeTies } from '../../src/enrich/tie-turns.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { Ties } from '../../src/model/tie.ts';
import { makeParsed } from './parsed-entry.ts';

/** A commit's hash by its place: no two begin the same. */
export const hashOf = (place: number): string =>
  `${(place * 2654435761 + 0x1a2b3c4d).toString(16).slice(-8).padStart(8, 'f')}${'0123456789abcdef'.repeat(2)}`;

/** A commit of a made history. */
export function makeCommit(place: number, subject: string, rest: Partial<ParsedEntry> = {}): ParsedEntry {
  const minute = new Date(Date.UTC(2020, 0, 1) + place * 3_600_000).toISOString().slice(0, 19);
  return {
    ...makeParsed('2020-01-01', 'Ada'),
    id: hashOf(place),
    date: minute.slice(0, 10),
    committedDate: minute.slice(0, 10),
    authored: `${minute}Z`,
    committed: `${minute}Z`,
    subject,
    parents: place === 0 ? [] : [hashOf(place - 1)],
    ...rest,
  };
}

/** Notes of entries in their order. */
export function noteAll(entries: readonly (ParsedEntry | undefined)[]): TieNotes {
  const noter = makeTieNoter();
  for (const entry of entries) noter.add(entry);
  return noter.finish();
}

/** The ties of entries, of which some may be gone. */
export function tieAll(entries: readonly (ParsedEntry | undefined)[], gone: readonly number[] = []): Ties {
  const notes = noteAll(entries);
  return makeTies(
    resolveTies(notes, (sequence) => gone.includes(sequence)),
    () => notes.mentions,
  );
}
