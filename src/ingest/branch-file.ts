import { createHash } from 'node:crypto';
import { type BranchParts, branchFactsSchema } from '../model/branch-parts.ts';

/** Raised whenever the layout changes: a file of another version is made anew. */
const fileVersion = 1;
const magic = 0x4842_4e41;
const sumBytes = 16;
const headBytes = 12 + sumBytes;

/** Writes them as one file: a head with a checksum of the rest, the facts as JSON, and the numbers. */
export function encodeBranches({ of, hashes, ...facts }: BranchParts): Uint8Array {
  const json = Buffer.from(JSON.stringify(facts));
  const numbers = [of, hashes].map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength));
  const rest = Buffer.concat([json, Buffer.alloc(-json.length & 3), ...numbers]);
  const head = Buffer.from(Uint32Array.of(magic, fileVersion, json.length).buffer);
  return Buffer.concat([head, sumOf(rest), rest]);
}

/** Reads what `encodeBranches` wrote; undefined where it is damaged or of another version. */
export function decodeBranches(file: Uint8Array): BranchParts | undefined {
  if (file.byteLength < headBytes) return undefined;
  // A copy of its own begins at an even place in memory.
  const bytes = Uint8Array.from(file);
  const [found, version, length = 0] = new Uint32Array(bytes.buffer, 0, 3);
  const rest = bytes.subarray(headBytes);
  if (found !== magic || version !== fileVersion || !sumOf(rest).equals(bytes.subarray(12, headBytes))) {
    return undefined;
  }
  const head = branchFactsSchema.safeParse(parseOrNothing(Buffer.from(rest.subarray(0, length)).toString()));
  if (!head.success) return undefined;
  const { records } = head.data;
  const at = headBytes + length + (-length & 3);
  if (at + 12 * records !== bytes.byteLength) return undefined;
  return {
    ...head.data,
    of: new Uint32Array(bytes.buffer, at, records),
    hashes: new Uint32Array(bytes.buffer, at + 4 * records, 2 * records),
  };
}

const sumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest().subarray(0, sumBytes);

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The sum is right and yet it is no head: another program wrote it.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
