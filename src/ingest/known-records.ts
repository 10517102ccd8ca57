import type { Day } from '../model/day.ts';
import { type LogRecord, segmentSize } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { makeNumbers } from './columns.ts';
import { numberTwin, readTwin } from './entry-key.ts';
import type { Heading } from './match-known.ts';
import { type HeadingTable, makeHeadingTable, makePlaceColumns, type StoredPlace } from './place-columns.ts';
import { makeTextTable, type TextTable } from './text-table.ts';
import { makeTwinLists, type TwinLists } from './twin-lists.ts';

/** What a stored log already has, by the keys that never move, in some fifty bytes for each record. */
export interface KnownRecords {
  /** How many records there are. */
  records: number;
  /** How many commits without text were given numbers on each day. */
  silent: Map<Day, number>;
  /** Numbers for contents, and the entries of each, by sequence number. */
  contents: TextTable;
  twins: TwinLists;
  headings: HeadingTable;
  /** The sequence numbers of all entries. */
  sequences(): Iterable<number>;
  key(sequence: number): string;
  /** Where an entry stood when it was stored. */
  place(sequence: number): StoredPlace;
  heading(sequence: number): Heading;
}

/** Reads all keys of a stored log; of no log, none. */
export async function readKnownRecords(log: StoredLog | undefined): Promise<KnownRecords> {
  const silent = new Map<Day, number>();
  const contents = makeTextTable();
  const headings = makeHeadingTable();
  const twins = makeTwinLists();
  const places = makePlaceColumns(headings, contents);
  /** Of each record the number of its content, or -1, and which of those with the same it is. */
  const ofContents = makeNumbers();
  const ordinals = makeNumbers();
  const add = (record: LogRecord): void => {
    if (record.kind === 'silent') {
      silent.set(record.date, (silent.get(record.date) ?? 0) + record.count);
      places.skip();
      ofContents.push(-1);
      ordinals.push(0);
      return;
    }
    const { id, line, date, release = '' } = record.entry;
    const { content, twin } = readTwin(record.key);
    const number = contents.number(content);
    twins.add(number, places.length);
    places.push(id, line, date, release);
    ofContents.push(number);
    ordinals.push(twin);
  };
  if (log) for await (const records of log.records()) for (const record of records) add(record);
  return {
    records: places.length,
    silent,
    contents,
    twins,
    headings,
    *sequences() {
      for (let sequence = 0; sequence < places.length; sequence += 1) if (ofContents.get(sequence) >= 0) yield sequence;
    },
    key: (sequence) => numberTwin(contents.text(ofContents.get(sequence)), ordinals.get(sequence)),
    place: places.place,
    heading: places.heading,
  };
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
