import type { ParsedEntry } from '../model/entry.ts';
import { packTextNow, stringifyAscii, unpackNow } from '../store/file-shape.ts';
import type { Aside } from '../store/put-aside.ts';
import { decodeRecord, encodeRecord, storedRecordSchema } from '../store/stored-record.ts';

/** Entries that wait until the whole text was read, packed, and put aside on the disk where they are many. */
export interface EntrySpool {
  readonly length: number;
  add(entry: ParsedEntry): void;
  /** Waits until the disk has taken what was added so far. */
  settle(): Promise<void>;
  /** All entries with their places, from the first on or from the last back; nothing is added afterwards. */
  read(direction: 'forward' | 'backward'): AsyncIterable<[place: number, entry: ParsedEntry]>;
}

/** How much text is packed at a time, and up to how much of it, packed, stays in memory. */
const batchLength = 1 << 21;
const mostInMemory = 1 << 24;

interface Batch {
  first: number;
  packed: Buffer | Promise<string>;
}

/** Makes an empty spool. */
export function makeEntrySpool(aside: Pick<Aside, 'put' | 'fetch'>): EntrySpool {
  const batches: Batch[] = [];
  const running = new Set<Promise<unknown>>();
  let lines: string[] = [];
  let size = 0;
  let length = 0;
  let inMemory = 0;

  const putAside = (bytes: Buffer): Promise<string> => {
    const putting = aside.put(bytes);
    // A failure is told by whoever settles or reads.
    const done = putting.catch(() => undefined).finally(() => running.delete(done));
    running.add(done);
    return putting;
  };
  const flush = (): void => {
    if (lines.length === 0) return;
    const bytes = packTextNow(lines.join('\n'));
    const stays = inMemory + bytes.length <= mostInMemory;
    if (stays) inMemory += bytes.length;
    batches.push({ first: length - lines.length, packed: stays ? bytes : putAside(bytes) });
    [lines, size] = [[], 0];
  };
  const readBatch = async ({ packed }: Batch): Promise<string[]> => {
    const bytes = Buffer.isBuffer(packed) ? packed : await aside.fetch(await packed);
    return unpackNow(bytes).toString('latin1').split('\n');
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
    async settle() {
      if (running.size > 0) await Promise.all(running);
      const last = batches.at(-1)?.packed;
      if (last instanceof Promise) await last;
    },
    async *read(direction) {
      flush();
      for (const batch of direction === 'forward' ? batches : batches.toReversed()) {
        const texts = await readBatch(batch);
        for (let step = 0; step < texts.length; step += 1) {
          const at = direction === 'forward' ? step : texts.length - 1 - step;
          const record = decodeRecord(storedRecordSchema.parse(JSON.parse(texts[at] ?? '')));
          if (record.kind === 'entry') yield [batch.first + at, record.entry];
        }
      }
    },
  };
}
