import { createHash } from 'node:crypto';

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

/** Reads what `encodeNumbers` wrote; undefined where it is damaged, or of another kind or version. */
export function decodeNumbers({ magic, version }: NumberFileKind, file: Uint8Array): NumberFile | undefined {
  if (file.byteLength < headBytes) return undefined;
  // A copy of its own begins at an even place in memory.
  const bytes = Uint8Array.from(file);
  const [found, written, count = 0, length = 0] = new Uint32Array(bytes.buffer, 0, 4);
  const rest = bytes.subarray(headBytes);
  if (found !== magic || written !== version || !sumOf(rest).equals(bytes.subarray(16, headBytes))) return undefined;
  if (rest.byteLength < 4 * count + length) return undefined;
  const lengths = new Uint32Array(bytes.buffer, headBytes, count);
  let at = headBytes + 4 * count;
  if (at + 4 * lengths.reduce((sum, one) => sum + one, 0) + length !== bytes.byteLength) return undefined;
  const lists = Array.from(lengths, (size) => {
    const list = new Uint32Array(bytes.buffer, at, size);
    at += 4 * size;
    return list;
  });
  const facts = parseOrNothing(Buffer.from(bytes.buffer, at, length).toString());
  return facts === undefined ? undefined : { facts, lists };
}

const sumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest().subarray(0, sumBytes);

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The sum is right and yet it is no file of ours: another program wrote it.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
