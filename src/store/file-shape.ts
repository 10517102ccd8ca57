import { promisify } from 'node:util';
import {
  type BrotliOptions,
  brotliCompress,
  brotliCompressSync,
  brotliDecompress,
  brotliDecompressSync,
  constants,
} from 'node:zlib';
import type { z } from 'zod';
import { Unreadable } from './unreadable.ts';

/** How data of type `T` is written as the bytes of a file and read back; `decode` throws `Unreadable`. */
export interface FileShape<T> {
  encode(data: T): Promise<Buffer>;
  decode(bytes: Buffer): Promise<T>;
}

/** zlib's own 16 kB steps cost more than the work; half a segment's text fits in this many bytes. */
const chunkSize = 256 * 1024;

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** The text of a JSON object: a line for each field, and for each element of a field that is a list. */
export function formatJson(data: object): string {
  const fields = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${JSON.stringify(name)}: ${formatField(value)}`);
  return `{\n${fields.join(',\n')}\n}\n`;
}

function formatField(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((element) => JSON.stringify(element)).join(',\n')}\n]`;
}

/** A value as JSON in ASCII alone, other characters escaped: such a text is read ten times as fast as UTF-8. */
export function stringifyAscii(value: unknown): string {
  const text = JSON.stringify(value);
  // To count bytes takes the engine a tenth of the time of looking for a character.
  return Buffer.byteLength(text) === text.length ? text : text.replace(/[^\0-\x7f]/g, escapeCharacter);
}

const escapeCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What a JSON text says. */
export function parseJson(bytes: Buffer, encoding: 'utf8' | 'latin1' = 'utf8'): unknown {
  if (bytes.length === 0) throw new Unreadable('it is empty');
  return parseText(bytes.toString(encoding));
}

/** What the lines of a text of ASCII say, each of which is a JSON text and has an end: all are parsed together. */
export function parseLines(bytes: Buffer): unknown[] {
  if (bytes.at(-1) !== 10) throw new Unreadable('its last line is cut off');
  // A string has no line end in it as it is.
  const lines = parseText(`[${bytes.toString('latin1', 0, bytes.length - 1).replaceAll('\n', ',')}]`);
  return Array.isArray(lines) ? lines : [];
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's message quotes the content, which may be anything.
    throw new Unreadable('it is no whole JSON text');
  }
}

/** The data as the schema takes it; the first thing that does not fit is named. */
export function checkShape<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Unreadable(`${issue?.path.join('.') || 'its content'} does not fit (${issue?.message ?? 'wrong shape'})`);
}

/** An ASCII text as a Brotli stream, made on another thread. */
export const packText = (text: string): Promise<Buffer> => packBytes(Buffer.from(text, 'latin1'));

/** The same of its bytes. */
export const packBytes = (bytes: Buffer): Promise<Buffer> => compress(bytes, packOptions(bytes));

/** The same, made at once. */
export const packTextNow = (text: string): Buffer => packBytesNow(Buffer.from(text, 'latin1'));

/** The same of its bytes. */
export const packBytesNow = (bytes: Buffer): Buffer => brotliCompressSync(bytes, packOptions(bytes));

/** How much work packing is: from 4 on it takes much longer for little; below 3, a git log and its index take over half its text. */
const quality = 3;

const packOptions = (bytes: Buffer): BrotliOptions => ({
  // Packed it is mostly a third as long, and never much longer: more room than that is made for nothing.
  chunkSize: Math.min(chunkSize, roomFor(bytes.length)),
  params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  },
});

/** How many times as long as its packed bytes a log's text mostly is at most. */
const mostPacked = 5;

/** Room in which a text mostly fits: what comes in several pieces has to be put together, which takes half as long again. */
const guessLength = (bytes: Buffer): number =>
  Math.min(Math.max(bytes.length * mostPacked, 16 * 1024), 4 * 1024 * 1024);

/** Room that is full to the last byte would make zlib take as much once more; and it takes no less than 64 bytes. */
const roomFor = (length: number): number => Math.min(length + 64, 16 * 1024 * 1024);

/** A text without the room behind it, where that is much. */
function trim(text: Buffer): Buffer {
  const isTight = text.length * 1.25 >= text.buffer.byteLength || text.buffer.byteLength <= Buffer.poolSize;
  return isTight ? text : Buffer.from(text);
}

/** The bytes of a whole Brotli stream. */
export async function unpack(bytes: Buffer): Promise<Buffer> {
  if (bytes.length === 0) throw new Unreadable('it is empty');
  try {
    return trim(await decompress(bytes, { chunkSize: guessLength(bytes) }));
  } catch {
    // zlib's own messages are codes such as ERR__ERROR_FORMAT_PADDING_1, which help nobody.
    throw new Unreadable('it is no whole Brotli stream');
  }
}

/** The same, at once; where it is known how many there are, they need no more room. */
export function unpackNow(bytes: Uint8Array, length?: number): Buffer {
  try {
    return brotliDecompressSync(bytes, { chunkSize: length === undefined ? chunkSize : roomFor(length) });
  } catch {
    throw new Unreadable('it is no whole Brotli stream');
  }
}
