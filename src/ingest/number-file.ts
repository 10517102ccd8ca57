import { createHash, webcrypto } from 'node:crypto';

/** What tells one kind of file from another; the version is raised whenever the layout or what is concluded changes. */
export interface NumberFileKind {
  magic: number;
  version: number;
}

/** What such a file holds: facts as JSON, and lists of numbers. */
export interface NumberFile {
  /** The JSON of the facts. */
  facts: Buffer;
  lists: Uint32Array[];
}

const sumBytes = 16;
const headBytes = 16 + sumBytes;

/** Writes facts and numbers as one file: a head with a checksum of the rest, the lists' lengths, the facts, the lists. */
export function encodeNumbers(
  { magic, version }: NumberFileKind,
  facts: unknown,
  lists: readonly Uint32Array[],
): Uint8Array {
  const json = Buffer.from(JSON.stringify(facts));
  const lengths = Uint32Array.of(...lists.map(({ length }) => length));
  const rest = Buffer.concat([
    ...[lengths, ...lists].map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength)),
    json,
  ]);
  const head = Buffer.from(Uint32Array.of(magic, version, lists.length, json.length).buffer);
  return Buffer.concat([head, sumOf(rest), rest]);
}

/**
 * Reads what `encodeNumbers` wrote; undefined where it is damaged, or of another kind or version. The sum of tens of megabytes
 * is made on another thread, so that questions are answered meanwhile; the lists lie in the bytes that are given.
 */
export async function decodeNumbers(
  { magic, version }: NumberFileKind,
  file: Uint8Array,
): Promise<NumberFile | undefined> {
  if (file.byteLength < headBytes) return undefined;
  // Numbers begin at an even place in memory, as a whole file that was read does.
  const bytes = file.byteOffset % 4 === 0 ? file : Uint8Array.from(file);
  const [found, written, count = 0, length = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  const rest = bytes.subarray(headBytes);
  if (found !== magic || written !== version || rest.byteLength < 4 * count + length) return undefined;
  if (!(await sumApart(rest)).equals(bytes.subarray(16, headBytes))) return undefined;
  const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset + headBytes, count);
  let at = headBytes + 4 * count;
  if (at + 4 * lengths.reduce((sum, one) => sum + one, 0) + length !== bytes.byteLength) return undefined;
  const lists = Array.from(lengths, (size) => {
    const list = new Uint32Array(bytes.buffer, bytes.byteOffset + at, size);
    at += 4 * size;
    return list;
  });
  return { facts: Buffer.from(bytes.buffer, bytes.byteOffset + at, length), lists };
}

const sumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest().subarray(0, sumBytes);

/** The same sum. A small one is made at once: to wait for a thread takes longer. */
async function sumApart(bytes: Uint8Array): Promise<Buffer> {
  if (bytes.byteLength < summedAtOnce) return sumOf(bytes);
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).subarray(0, sumBytes);
}

/** The sum of so many bytes takes some milliseconds. */
const summedAtOnce = 1024 * 1024;

/** The facts of a file; undefined where they are no JSON. */
export function parseFacts(facts: Buffer | undefined): unknown {
  try {
    return facts && JSON.parse(facts.toString());
  } catch (error) {
    // The sum is right and yet it is no file of ours: another program wrote it.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
