import { createHash } from 'node:crypto';
import { countUntagged } from '../source/git-tags.ts';

/** What an import knows of the releases before it commits: a mark of the tags, and one of what is made of them. */
export type TagFacts = { state: string; mark: string };

/** What an import found in a repository, by which it is told whether the stored releases still hold. */
export interface TagChanges {
  directory: string;
  state: string;
  tips: readonly string[];
  before: readonly string[] | undefined;
  added: number;
  restored: number;
  /** The hashes of what is new, where they are known. */
  fresh: ReadonlySet<string> | undefined;
  /** Says whether the tags may contain any of some commits that the log did not have; undefined where that is not known. */
  mayTag: ((hashes: Iterable<string>) => boolean) | undefined;
}

/**
 * The tags' facts for the catalogue. They stay as they were, and so do the stored releases, where the tags are the same and
 * contain nothing of what is new.
 */
export async function markTags(known: TagFacts | undefined, changes: TagChanges): Promise<TagFacts> {
  const { state, tips, added, restored } = changes;
  if (known?.state === state && restored === 0 && (added === 0 || (await areUntagged(changes)))) return known;
  return { state, mark: hash(state, ...tips, String(added), known?.mark ?? '') };
}

/** Whether no tag contains what is new: git is asked where what is stored of the tags' commits does not tell. */
async function areUntagged({ directory, tips, before, added, fresh, mayTag }: TagChanges): Promise<boolean> {
  if (before === undefined) return false;
  if (fresh?.size === added && mayTag?.(fresh) === false) return true;
  return (await countUntagged(directory, tips, before)) === added;
}

const hash = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
