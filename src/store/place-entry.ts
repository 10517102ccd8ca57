import type { ParsedEntry } from '../model/entry.ts';
import type { Place } from './records.ts';

/** An entry as its source has it now: where it stands otherwise than when it was stored, with its new place. */
export function placeEntry(entry: ParsedEntry, place: Place | undefined): ParsedEntry {
  if (!place) return entry;
  const { date = entry.date, release = entry.release } = place;
  const placed: ParsedEntry = { ...entry, id: place.id, date, line: place.line };
  if (release === undefined || release === '') delete placed.release;
  else placed.release = release;
  return placed;
}
