import type { Day } from '../model/day.ts';
import { segmentSize } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';

/** What a stored log already has, by the keys that never move. */
export interface KnownRecords {
  /** The sequence number of each entry's key. */
  sequences: Map<string, number>;
  /** Where each entry stood when it was stored, by sequence number. */
  entries: Map<number, StoredPlace>;
  /** How many records there are. */
  records: number;
  /** How many commits without text were given numbers on each day. */
  silent: Map<Day, number>;
}

/** Where an entry stood when it was stored. */
export interface StoredPlace {
  id: string;
  date: Day;
  line: number | undefined;
  release: string | undefined;
}

/** Reads all keys of a stored log; of no log, none. */
export async function readKnownRecords(log: StoredLog | undefined): Promise<KnownRecords> {
  const known: KnownRecords = { sequences: new Map(), entries: new Map(), records: 0, silent: new Map() };
  if (!log) return known;
  const keep = makeKeeper();
  let sequence = 0;
  for await (const records of log.records()) {
    for (const record of records) {
      if (record.kind === 'silent') known.silent.set(record.date, (known.silent.get(record.date) ?? 0) + record.count);
      else {
        known.sequences.set(record.key, sequence);
        const { id, line } = record.entry;
        // Very many share few days and releases, which are kept once.
        const [date, release] = [keep(record.entry.date), record.entry.release && keep(record.entry.release)];
        known.entries.set(sequence, { id, date, line, release });
      }
      sequence += 1;
    }
  }
  known.records = sequence;
  return known;
}

/** An entry of a stored log: its number and its day. */
export interface FoundRecord {
  sequence: number;
  day: Day;
}

/** Finds the entries of these keys, from the log's end upwards and no further than needed. */
export async function findRecords(log: StoredLog, keys: ReadonlySet<string>): Promise<FoundRecord[]> {
  const found: FoundRecord[] = [];
  for (let index = log.catalogue.segments.length - 1; index >= 0 && found.length < keys.size; index -= 1) {
    for (const [offset, record] of (await log.segment(index)).entries()) {
      if (record.kind !== 'entry' || !keys.has(record.key)) continue;
      found.push({ sequence: index * segmentSize + offset, day: record.entry.date });
    }
  }
  return found;
}

/** So many records of a segment are read one by one. */
const fewHits = 8;

/** Of the entries with these numbers those that have one of some keys, by their keys. */
export async function findRestored(
  log: StoredLog,
  numbers: ReadonlySet<number>,
  keys: ReadonlySet<string>,
): Promise<Map<string, FoundRecord>> {
  const found = new Map<string, FoundRecord>();
  if (keys.size === 0) return found;
  const segments = [...new Set([...numbers].map((number) => Math.floor(number / segmentSize)))].sort((a, b) => a - b);
  let at = 0;
  for await (const batch of log.keys(segments)) {
    const index = segments[at] ?? 0;
    const first = index * segmentSize;
    at += 1;
    const hits = [...batch.keys()].filter((place) => keys.has(batch[place] ?? '') && numbers.has(first + place));
    // Where many are back, the segment is read once.
    const all = hits.length > fewHits ? await log.segment(index) : undefined;
    for (const place of hits) {
      const record = all ? all[place] : await log.record(first + place);
      if (record?.kind === 'entry') found.set(record.key, { sequence: first + place, day: record.entry.date });
    }
  }
  return found;
}

/** Makes what gives the same text for all that are equal, so that each is in memory once. */
export function makeKeeper(): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    kept.set(text, text);
    return text;
  };
}
