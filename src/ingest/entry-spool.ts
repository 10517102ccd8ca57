import type { ParsedEntry } from '../model/entry.ts';
import { packTextNow, stringifyAscii, unpackNow } from '../store/file-shape.ts';
import { decodeRecord, encodeRecord, storedRecordSchema } from '../store/stored-record.ts';

/** Entries that wait until the whole text was read, packed: they take a fraction of the text's size. */
export interface EntrySpool {
  readonly length: number;
  add(entry: ParsedEntry): void;
  /** All entries with their places, from the first on or from the last back; nothing is added afterwards. */
  read(direction: 'forward' | 'backward'): Iterable<[place: number, entry: ParsedEntry]>;
}

/** How much text is packed at a time. */
const batchLength = 1 << 20;

/** Makes an empty spool. */
export function makeEntrySpool(): EntrySpool {
  const batches: { first: number; packed: Buffer }[] = [];
  let lines: string[] = [];
  let size = 0;
  let length = 0;
  const flush = (): void => {
    if (lines.length === 0) return;
    batches.push({ first: length - lines.length, packed: packTextNow(lines.join('\n')) });
    [lines, size] = [[], 0];
  };
  return {
    get length() {
      return length;
    },
    add(entry) {
      const line = stringifyAscii(encodeRecord({ kind: 'entry', key: entry.id, entry }));
      lines.push(line);
      size += line.length;
      length += 1;
      if (size >= batchLength) flush();
    },
    *read(direction) {
      flush();
      for (const { first, packed } of direction === 'forward' ? batches : batches.toReversed()) {
        const texts = unpackNow(packed).toString('latin1').split('\n');
        for (let step = 0; step < texts.length; step += 1) {
          const at = direction === 'forward' ? step : texts.length - 1 - step;
          const record = decodeRecord(storedRecordSchema.parse(JSON.parse(texts[at] ?? '')));
          if (record.kind === 'entry') yield [first + at, record.entry];
        }
      }
    },
  };
}
