import type { TieNotes } from '../enrich/tie-notes.ts';
import type { StoredLog } from '../store/store.ts';
import {
  type NumberedTags,
  numberByNotes,
  type ReleaseTags,
  readReleaseTags,
  readTagGraph,
  type TagGraph,
} from './build-releases.ts';
import { listTips } from './git-branches.ts';
import { holdReleases, openReleases } from './open-releases.ts';
import { readTieNotes } from './open-ties.ts';
import type { Telling } from './progress.ts';

/** Finds the releases, where they are not as they were. What keeps them from being found is told to whoever asks for them. */
export async function storeReleases(
  log: StoredLog,
  reading: Promise<ReleaseTags | undefined> | undefined,
  notes: TieNotes | undefined,
  telling: Telling,
): Promise<void> {
  const tags = await reading;
  if (tags === undefined && (await holdReleases(log))) return;
  const { git, releases } = log.catalogue;
  if (git || releases.length > 0) telling.step('releases', 'entries', undefined);
  if (!git) {
    await openReleases(log);
    return;
  }
  const changed = tags ?? (await readReleaseTags(log.catalogue.source.location));
  await openReleases(log, await numberTags(log, changed, notes));
}

/** Puts the commits of a log behind its tags, by the notes of these where there are any. */
async function numberTags(
  log: StoredLog,
  tags: ReleaseTags,
  notes: TieNotes | undefined,
): Promise<TagGraph | NumberedTags> {
  const { source, git } = log.catalogue;
  const tips = git ? listTips(git) : ['HEAD'];
  const noted = tags.lines.length === 0 ? undefined : (notes ?? (await readTieNotes(log)));
  const numbered = noted && (await numberByNotes(source.location, tips, tags, noted));
  return numbered ?? (await readTagGraph(source.location, tips, Promise.resolve(tags)));
}
