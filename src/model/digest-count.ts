import type { DigestEntry } from './digest.ts';

/** How many changes the lines of these entries tell of: themselves, and what took them back or took them again. */
export function countTold(entries: readonly Pick<DigestEntry, 'pairs'>[]): number {
  return entries.reduce((sum, { pairs = 0 }) => sum + 1 + pairs, 0);
}
