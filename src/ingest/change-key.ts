import type { ParsedEntry } from '../model/entry.ts';
import { segmentSize } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';

/** What an entry of a rewritten history has in common with what it was before: author, author's instant and title. */
export function makeChangeKey({ author, authored, date, subject }: ParsedEntry): string {
  return [author.name, author.email ?? '', authored ?? date, subject ?? ''].join('\0');
}

/** The entries of a stored log, of those with these numbers, by what they have in common with their twins. */
export async function readChangeKeys(log: StoredLog, numbers: readonly number[]): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  const wanted = new Set(numbers);
  const segments = new Set(numbers.map((number) => Math.floor(number / segmentSize)));
  for (const index of [...segments].sort((one, other) => one - other)) {
    for (const [offset, record] of (await log.segment(index)).entries()) {
      const sequence = index * segmentSize + offset;
      if (record.kind === 'entry' && wanted.has(sequence)) noteChange(found, makeChangeKey(record.entry), sequence);
    }
  }
  return found;
}

/** Notes one more entry of a change. */
export function noteChange(changes: Map<string, number[]>, key: string, sequence: number): void {
  const known = changes.get(key);
  if (known) known.push(sequence);
  else changes.set(key, [sequence]);
}
