import type { ReleaseParts } from '../enrich/release-parts.ts';
import type { SubsystemFinder } from '../enrich/subsystems.ts';
import type { TieTable } from '../enrich/tie-parts.ts';
import type { BranchParts } from '../model/branch-parts.ts';
import type { DeveloperWords } from '../model/developer-words.ts';
import type { ParsedEntry, SubsystemReason } from '../model/entry.ts';
import type { SharedIndex } from '../search/sections.ts';
import type { Shard } from '../search/shard.ts';
import type { StoredLog } from '../store/store.ts';

/** What a log is read with beside its segments. */
export interface LogIndex {
  /** The stored index, and that of what came after it. */
  shards: readonly Shard[];
  finder: SubsystemFinder;
  /** Why an entry is in each of its subsystems. */
  why(entry: ParsedEntry): SubsystemReason[];
  /** What developers say for the same thing. */
  words?: (() => DeveloperWords) | undefined;
  /** What was read of it ahead, for other threads. */
  shared?: SharedIndex | undefined;
  /** Whether its file was found to be damaged since it was opened: then it is opened anew. */
  isDamaged?: (() => boolean) | undefined;
  /** Reads the releases; undefined for a log that names none. */
  releases(log: StoredLog): Promise<ReleaseParts | undefined>;
  /** Reads what ties entries together. */
  ties(log: StoredLog): Promise<TieTable>;
  /** Reads on which branches the entries are; undefined for a log of what HEAD reaches. */
  branches(log: StoredLog): Promise<BranchParts | undefined>;
}
