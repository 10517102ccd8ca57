import { createHash } from 'node:crypto';
import type { Catalogue, Place } from '../store/records.ts';

/** The places of the entries that have another day or release than when they were stored, by number. */
export function listMoved({ moved }: Pick<Catalogue, 'moved'>): Record<string, Place> {
  const headed = Object.entries(moved).filter(([, { date, release }]) => date !== undefined || release !== undefined);
  return Object.fromEntries(headed);
}

/** A mark that changes when an entry gets another day or release; empty where none has. */
export function markMoved(catalogue: Pick<Catalogue, 'moved'>): string {
  const moved = Object.entries(listMoved(catalogue)).map(([number, { date, release }]) => [number, date, release]);
  return moved.length === 0 ? '' : createHash('sha256').update(JSON.stringify(moved)).digest('hex').slice(0, 16);
}
