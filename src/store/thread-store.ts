import { nodeDisk } from './disk.ts';
import { keepRecords } from './keep-records.ts';
import { makeKeptCache } from './kept-cache.ts';
import { isParted } from './read-part.ts';
import type { RecordRing } from './record-ring.ts';
import type { Catalogue } from './records.ts';
import type { SegmentHead } from './segment-head.ts';
import { type KeptTexts, keptText, openStore, type Store } from './store.ts';
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
  disk = nodeDisk,
): Pick<Store, 'openLog'> {
  const isShared = (catalogue: Catalogue): boolean => measureTexts(catalogue) <= most;
  const apart: KeptTexts = {
    texts: makeTextCache(keptApart),
    heads: makeKeptCache<SegmentHead>(headsApart, ({ bytes }) => bytes),
  };
  const store = openStore(folder, { disk, texts, keepApart: (catalogue) => (isShared(catalogue) ? undefined : apart) });
  return {
    async openLog(name) {
      const log = await store.openLog(name);
      return isShared(log.catalogue) ? log : keepRecords(log, ring);
    },
  };
}

/** How many bytes all texts of a log have, about. */
function measureTexts({ segments }: Catalogue): number {
  return segments.reduce((sum, row) => sum + row.bytes * (isParted(row) ? unpackedInParts : unpackedAsWhole), 0);
}
