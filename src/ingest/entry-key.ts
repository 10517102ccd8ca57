import { createHash } from 'node:crypto';
import type { ParsedEntry } from '../model/entry.ts';
import { isFullHash } from '../model/full-hash.ts';

/** Whether an entry is a commit: other sources tell a day and no instant. */
export function isCommit(entry: ParsedEntry): boolean {
  return entry.parents !== undefined || entry.authored !== undefined;
}

/**
 * Makes the keys of a day list's entries, in its order. They are made of the day, the author and the text, with an ordinal
 * for twins, so that a key stays the same wherever the entry moves on its day. A commit's key is its hash.
 */
export function makeKeyMaker(): (entry: ParsedEntry) => string {
  const seen = new Map<string, number>();
  return (entry) => {
    if (isCommit(entry)) return entry.id;
    const key = hashParts([entry.date, entry.author.name, ...listTexts(entry)]);
    const twin = (seen.get(key) ?? 0) + 1;
    seen.set(key, twin);
    return numberTwin(key, twin);
  };
}

/**
 * What is the same of an entry whatever day and release it stands under, for an item moves from one heading to the next
 * when a version comes out. Twins have the same; a commit's is its hash.
 */
export function hashContent(entry: ParsedEntry): string {
  if (isCommit(entry) && isFullHash(entry.id)) return entry.id;
  return hashParts([entry.section ?? '', entry.author.name, ...listTexts(entry)]);
}

/** The key of the so-manieth entry with the same content, from 1. */
export function numberTwin(content: string, twin: number): string {
  return twin === 1 ? content : `${content}-${twin}`;
}

/** The content that a key stands for, and which of its twins it is. */
export function readTwin(key: string): { content: string; twin: number } {
  const [, content = key, twin = '1'] = /^(.+)-([2-9]|[1-9]\d{1,8})$/s.exec(key) ?? [];
  return { content, twin: Number(twin) };
}

function listTexts({ subject = '', body, trailers }: ParsedEntry): string[] {
  return [subject, body, ...trailers.flatMap(({ role, name }) => [role, name])];
}

function hashParts(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 24);
}
