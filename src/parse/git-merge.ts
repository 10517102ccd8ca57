import type { Merge } from '../model/entry.ts';
import { findMergeListing } from './merge-listing.ts';

/**
 * What a merge's message says it brings: where from, by its subject, and the titles where it lists them. A list that
 * states no number and is not cut off is whole, as `git merge --log` writes it.
 */
export function readMergeMessage(subject: string, body: string): Merge {
  const from = readSubject(subject);
  const mayList = body.startsWith('* ') || body.includes('\n* ');
  const listing = mayList ? findMergeListing(body.split('\n'))?.merge : undefined;
  if (listing === undefined) return { from: from ?? subject, listed: [] };
  const { listed, truncated } = listing;
  const shown = truncated || listed.length === 0 ? undefined : listed.length;
  return { from: from ?? listing.from, declared: listing.declared ?? shown, listed, truncated };
}

/** `branch 'topic'` of `Merge branch 'topic' into main`. */
function readSubject(subject: string): string | undefined {
  if (!subject.startsWith('Merge ')) return undefined;
  return subject
    .slice('Merge '.length)
    .replace(/ into \S+$/, '')
    .trim();
}
