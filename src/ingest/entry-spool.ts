import type { ParsedEntry } from '../model/entry.ts';
import { packTextNow, stringifyAscii, unpackNow } from '../store/file-shape.ts';
import type { Aside } from '../store/put-aside.ts';
import { decodeRecord, encodeRecord } from '../store/stored-record.ts';

/**
 * Entries that wait until the whole text was read: a few as they are, more of them packed, and put aside on the disk where
 * they are many.
 */
export interface EntrySpool {
  readonly length: number;
  add(entry: ParsedEntry): void;
  /** Waits until the disk has taken what was added so far. */
  settle(): Promise<void>;
  /**
   * All entries with their places, from the first on or from the last back, as many at a time as are packed together;
   * nothing is added afterwards.
   */
  read(direction: 'forward' | 'backward'): AsyncIterable<Iterable<[place: number, entry: ParsedEntry]>>;
}

/** How much text is kept in which way. */
interface SpoolLimits {
  /** Up to how much text entries are kept as they are: packing takes longer than reading most formats. */
  held: number;
  /** How much text is packed at a time. */
  batch: number;
  /** Up to how many bytes, packed, stay in memory. */
  packed: number;
}

const usual: SpoolLimits = { held: 1 << 24, batch: 1 << 21, packed: 1 << 24 };

interface Batch {
  first: number;
  packed: Buffer | Promise<string>;
}

/** Makes an empty spool. */
export function makeEntrySpool(aside: Pick<Aside, 'put' | 'fetch'>, limits = usual): EntrySpool {
  const batches: Batch[] = [];
  const running = new Set<Promise<unknown>>();
  let held: ParsedEntry[] = [];
  let heldSize = 0;
  let lines: string[] = [];
  let size = 0;
  let length = 0;
  let packedLength = 0;
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
    const stays = inMemory + bytes.length <= limits.packed;
    if (stays) inMemory += bytes.length;
    batches.push({ first: packedLength - lines.length, packed: stays ? bytes : putAside(bytes) });
    [lines, size] = [[], 0];
  };
  const pack = (entry: ParsedEntry): void => {
    const line = stringifyAscii(encodeRecord({ kind: 'entry', key: entry.id, entry }));
    lines.push(line);
    size += line.length;
    packedLength += 1;
    if (size >= limits.batch) flush();
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
      length += 1;
      if (heldSize > limits.held) {
        pack(entry);
        return;
      }
      held.push(entry);
      heldSize += sizeOf(entry);
      if (heldSize <= limits.held) return;
      for (const one of held) pack(one);
      held = [];
    },
    async settle() {
      if (running.size > 0) await Promise.all(running);
      const last = batches.at(-1)?.packed;
      if (last instanceof Promise) await last;
    },
    async *read(direction) {
      yield inOrder(held, 0, direction);
      flush();
      for (const batch of direction === 'forward' ? batches : batches.toReversed()) {
        yield readEntries(inOrder(await readBatch(batch), batch.first, direction));
      }
    },
  };
}

/** All of a list with their places, which begin at `first`. */
function* inOrder<T>(list: readonly T[], first: number, direction: 'forward' | 'backward'): Generator<[number, T]> {
  for (let step = 0; step < list.length; step += 1) {
    const at = direction === 'forward' ? step : list.length - 1 - step;
    const one = list[at];
    if (one !== undefined) yield [first + at, one];
  }
}

function* readEntries(texts: Iterable<[number, string]>): Generator<[number, ParsedEntry]> {
  for (const [place, text] of texts) {
    const record = decodeRecord(JSON.parse(text));
    if (record.kind === 'entry') yield [place, record.entry];
  }
}

/** About how much text an entry has, with what is kept of each beside it. */
const sizeOf = ({ subject = '', body, trailers }: ParsedEntry): number =>
  subject.length + body.length + 100 * (2 + trailers.length);
