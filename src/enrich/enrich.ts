import type { Entry, ParsedEntry } from '../model/entry.ts';
import { makeHeadline } from './headline.ts';
import { type Mailmap, parseMailmap } from './mailmap.ts';

/** Adds to an entry what we conclude from it. */
export type Enrich = (entry: ParsedEntry) => Entry;

/** Makes the function that turns what a source said into an entry, for one log. `mailmap` is the text of its `.mailmap`. */
export function makeEnrich(mailmap = ''): Enrich {
  const rename: Mailmap = parseMailmap(mailmap);
  return (entry) => ({
    ...entry,
    author: rename(entry.author),
    ...(entry.committer && { committer: rename(entry.committer) }),
    trailers: mailmap === '' ? entry.trailers : entry.trailers.map((trailer) => ({ ...trailer, ...rename(trailer) })),
    headline: makeHeadline(entry),
    subsystems: [],
  });
}
