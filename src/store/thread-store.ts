import { keepRecords } from './keep-records.ts';
import { isParted } from './read-part.ts';
import type { RecordRing } from './record-ring.ts';
import type { Catalogue } from './records.ts';
import { keptText, openStore, type Store } from './store.ts';
import { makeTextCache, type TextCache } from './text-cache.ts';

/** How many times as long as a packed segment its text is, in parts and as a whole: 2.8 and 3.1 times, and 5, in the logs that were measured. */
const [unpackedInParts, unpackedAsWhole] = [3, 5];

/** So many bytes of texts of segments each thread keeps of logs whose texts do not fit into the memory that all share. */
const keptApart = 16 * 1024 * 1024;

/** And so many of heads of segments. */
const headsApart = 24 * 1024 * 1024;

/**
 * Opens the store for one of several threads, which share the texts of logs that fit into `most` bytes. Of a larger log nearly every text
 * would push out another one, in each thread, and memory that threads share is let go of late: so each unpacks for itself what it
 * needs, and single records stay in a ring that all share.
 */
export function openThreadStore(
  folder: string,
  texts: TextCache,
  ring: RecordRing,
  most = keptText,
): Pick<Store, 'openLog'> {
  const shared = openStore(folder, { texts });
  const apart = openStore(folder, { texts: makeTextCache(keptApart), headRoom: headsApart });
  return {
    async openLog(name) {
      const log = await shared.openLog(name);
      return measureTexts(log.catalogue) <= most ? log : keepRecords(await apart.openLog(name), ring);
    },
  };
}

/** How many bytes all texts of a log have, about. */
function measureTexts({ segments }: Catalogue): number {
  return segments.reduce((sum, row) => sum + row.bytes * (isParted(row) ? unpackedInParts : unpackedAsWhole), 0);
}
