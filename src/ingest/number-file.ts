import { createHash, webcrypto } from 'node:crypto';
import type { ByteSource } from '../search/paged-bytes.ts';

/** What tells one kind of file from another; the version is raised whenever the layout or what is concluded changes. */
export interface NumberFileKind {
  magic: number;
  version: number;
}

/** What such a file holds: facts as JSON, and lists of numbers. */
export interface NumberFile {
  facts: unknown;
  lists: Uint32Array[];
}

/** Such a file of which parts are read. */
export interface OpenedNumbers {
  facts: unknown;
  /** How many lists it has. */
  count: number;
  /** The list of this number, from 0; undefined where it is damaged or missing. */
  list(number: number): Uint32Array | undefined;
}

/** The head: magic, version, how many lists, how many words of JSON, the JSON's sum, and the sum of the head and what follows it. */
const headWords = 6;

/**
 * Writes facts and numbers as one file: a head, the length and the sum of each list, the facts, the lists. What stands
 * in front tells of the file without the rest of it being read.
 */
export function encodeNumbers(kind: NumberFileKind, facts: unknown, lists: readonly Uint32Array[]): Uint8Array {
  return Buffer.concat(encodeInPieces(kind, facts, lists));
}

/** The same in pieces that follow on each other: a copy of long lists would take as much memory again. */
export function encodeInPieces(
  { magic, version }: NumberFileKind,
  facts: unknown,
  lists: readonly Uint32Array[],
): Uint8Array[] {
  const json = packText(JSON.stringify(facts));
  const places = Uint32Array.from(lists.flatMap((list) => [list.length, sumOf(list)]));
  const head = Uint32Array.of(magic, version, lists.length, json.length, sumOf(json), 0);
  head[headWords - 1] = sumOf(head.subarray(0, -1), places);
  return [head, places, json, ...lists].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
}

/** Opens what `encodeNumbers` wrote; undefined where its front is damaged, or it is of another kind or version. */
export function openNumbers(kind: NumberFileKind, file: ByteSource): OpenedNumbers | undefined {
  const front = readFront(kind, file);
  if (!front) return undefined;
  const { facts, sums, readList } = front;
  return {
    facts,
    count: sums.length,
    list(number) {
      const list = readList(number);
      return list && sumOf(list) === sums[number] ? list : undefined;
    },
  };
}

/**
 * Reads all of what `encodeNumbers` wrote; undefined where it is damaged, or of another kind or version. The sums of tens of
 * megabytes are made on another thread, so that questions are answered meanwhile; the lists lie in the bytes that are given.
 */
export async function decodeNumbers(kind: NumberFileKind, file: Uint8Array): Promise<NumberFile | undefined> {
  const front = readFront(kind, { length: file.length, read: (from, to) => file.subarray(from, to) });
  if (!front) return undefined;
  const { facts, sums, readList } = front;
  const lists: Uint32Array[] = [];
  for (const [number, sum] of sums.entries()) {
    const list = readList(number);
    if (!list || (await sumApart(list)) !== sum) return undefined;
    lists.push(list);
  }
  return { facts, lists };
}

/** What stands in front: the facts, the sum of each list, and where the lists are. */
interface Front {
  facts: unknown;
  sums: Uint32Array;
  /** The list of this number as it stands in the file, its sum not looked at; undefined where there is none. */
  readList(number: number): Uint32Array | undefined;
}

function readFront({ magic, version }: NumberFileKind, file: ByteSource): Front | undefined {
  const words = file.length >> 2;
  const read = (from: number, count: number): Uint32Array | undefined =>
    from + count <= words ? asWords(file.read(4 * from, 4 * (from + count)), count) : undefined;
  const head = read(0, headWords);
  const [found, written, count = 0, length = 0, sum, front] = head ?? [];
  if (!head || found !== magic || written !== version) return undefined;
  const places = read(headWords, 2 * count);
  if (!places || sumOf(head.subarray(0, -1), places) !== front) return undefined;
  const json = read(headWords + places.length, length);
  const facts = json && sumOf(json) === sum ? unpackText(json) : undefined;
  if (facts === undefined) return undefined;
  const starts = [headWords + places.length + length];
  for (let number = 0; number < count; number += 1) starts.push((starts[number] ?? 0) + (places[2 * number] ?? 0));
  if (4 * (starts[count] ?? 0) !== file.length) return undefined;
  return {
    facts,
    sums: places.filter((_, index) => index % 2 === 1),
    readList(number) {
      const start = starts[number];
      return start === undefined || number >= count ? undefined : read(start, places[2 * number] ?? 0);
    },
  };
}

/** A text as words, with spaces behind it up to a whole one: it is read by `unpackText`. */
export function packText(text: string): Uint32Array {
  const bytes = Buffer.byteLength(text);
  const packed = new Uint8Array(Math.ceil(bytes / 4) * 4).fill(0x20);
  Buffer.from(packed.buffer).write(text);
  return new Uint32Array(packed.buffer);
}

/** What the JSON says that `packText` packed; undefined where it is none: then another program wrote it. */
export function unpackText(words: Uint32Array | Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Bytes as numbers; undefined where fewer were read. They are copied where they begin at an odd place in memory. */
function asWords(bytes: Uint8Array, count: number): Uint32Array | undefined {
  if (bytes.length !== 4 * count) return undefined;
  const even = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  return new Uint32Array(even.buffer, even.byteOffset, count);
}

/** The first four bytes of a SHA-256: a sum in a loop of ours takes ten times as long until the loop was compiled. */
function sumOf(...parts: Uint32Array[]): number {
  const hash = createHash('sha256');
  for (const words of parts) hash.update(words);
  return hash.digest().readUInt32LE(0);
}

/** The same sum. A small one is made at once: to wait for a thread takes longer. */
async function sumApart(words: Uint32Array): Promise<number> {
  if (words.byteLength < summedAtOnce) return sumOf(words);
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', words)).readUInt32LE(0);
}

/** The sum of so many bytes takes some milliseconds. */
const summedAtOnce = 1024 * 1024;
