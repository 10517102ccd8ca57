import { createHash } from 'node:crypto';
import type { ParsedEntry } from '../model/entry.ts';

/** Whether an entry is a commit: other sources tell a day and no instant. */
export function isCommit(entry: ParsedEntry): boolean {
  return entry.parents !== undefined || entry.authored !== undefined;
}

/**
 * Makes the keys of a text's entries, in its order. A commit's key is its hash. Elsewhere it is made of the day, the
 * author and the text, with an ordinal for twins, so that it stays the same wherever the entry moves in the text.
 */
export function makeKeyMaker(): (entry: ParsedEntry) => string {
  const seen = new Map<string, number>();
  return (entry) => {
    if (isCommit(entry)) return entry.id;
    const parts = [entry.date, entry.author.name, entry.subject ?? '', entry.body];
    for (const trailer of entry.trailers) parts.push(trailer.role, trailer.name);
    const key = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 24);
    const twin = (seen.get(key) ?? 0) + 1;
    seen.set(key, twin);
    return twin === 1 ? key : `${key}-${twin}`;
  };
}
