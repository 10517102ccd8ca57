import type { ReleaseFacts } from '../model/release-facts.ts';
import type { CommitGraph, FirstReleases } from './first-releases.ts';

/** Which release first contains each entry of a log, by its number, as it lies in memory and in its file. */
export interface ReleaseParts extends ReleaseFacts, FirstReleases {
  /** The commits by their sequence numbers, and behind these such as are in releases alone. */
  graph: CommitGraph;
  /** Of the commits that are in releases alone, or under other tags, the first 64 bits of their hashes, in two numbers each. */
  outside: Uint32Array;
}
