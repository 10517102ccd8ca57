import { createHash } from 'node:crypto';
import type { ReleaseParts } from '../enrich/release-parts.ts';
import { releaseHeadSchema } from '../model/release-facts.ts';

/** Raised whenever the layout or the rules of versions change: a file of another version is made anew. */
const fileVersion = 1;
const magic = 0x4c52_4e41;
const sumBytes = 16;
const headBytes = 12 + sumBytes;

/** Writes the releases as one file: a head with a checksum of the rest, the facts as JSON, and the numbers. */
export function encodeReleases({ firsts, candidates, graph, ...facts }: ReleaseParts): Uint8Array {
  const lists = [firsts, candidates, graph.starts, graph.parents];
  const json = Buffer.from(JSON.stringify({ ...facts, lengths: lists.map(({ length }) => length) }));
  const rest = Buffer.concat([
    json,
    Buffer.alloc(padding(json.length)),
    ...lists.map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength)),
  ]);
  const head = Buffer.from(Uint32Array.of(magic, fileVersion, json.length).buffer);
  return Buffer.concat([head, sumOf(rest), rest]);
}

/** Reads what `encodeReleases` wrote; undefined where it is damaged or of another version. */
export function decodeReleases(file: Uint8Array): ReleaseParts | undefined {
  if (file.byteLength < headBytes) return undefined;
  // A copy of its own begins at an even place in memory.
  const bytes = Uint8Array.from(file);
  const [found, version, length = 0] = new Uint32Array(bytes.buffer, 0, 3);
  const rest = bytes.subarray(headBytes);
  if (found !== magic || version !== fileVersion || !sumOf(rest).equals(bytes.subarray(12, headBytes)))
    return undefined;
  const head = releaseHeadSchema.safeParse(parseOrNothing(Buffer.from(rest.subarray(0, length)).toString()));
  if (!head.success) return undefined;
  const { lengths, ...facts } = head.data;
  let at = headBytes + length + padding(length);
  if (at + 4 * lengths.reduce((sum, one) => sum + one) !== bytes.byteLength) return undefined;
  const take = (count: number): Uint32Array => {
    const list = new Uint32Array(bytes.buffer, at, count);
    at += 4 * count;
    return list;
  };
  const [firsts, candidates, starts, parents] = [
    take(lengths[0]),
    take(lengths[1]),
    take(lengths[2]),
    take(lengths[3]),
  ];
  return { ...facts, firsts, candidates, graph: { starts, parents } };
}

const padding = (length: number): number => -length & 3;

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
