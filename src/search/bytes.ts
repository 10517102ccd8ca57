/** Bytes that grow at their end. Numbers are written as varints: seven bits a byte, the lowest first. */
export interface ByteWriter {
  readonly length: number;
  number(value: number): void;
  byte(value: number): void;
  text(value: string): void;
  /** Copies a stretch of other bytes. */
  bytes(from: Uint8Array, start: number, end: number): void;
  /** A copy of what was written. */
  finish(): Uint8Array;
}

/** Makes an empty writer. */
export function makeByteWriter(): ByteWriter {
  let bytes = Buffer.allocUnsafe(1 << 16);
  let length = 0;
  const room = (more: number): void => {
    if (length + more <= bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(bytes.length * 2, length + more));
    bytes.copy(grown, 0, 0, length);
    bytes = grown;
  };
  return {
    get length() {
      return length;
    },
    number(value) {
      room(5);
      let rest = value;
      while (rest > 127) {
        bytes[length++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      bytes[length++] = rest;
    },
    byte(value) {
      room(1);
      bytes[length++] = value;
    },
    text(value) {
      room(value.length * 3);
      length += bytes.write(value, length);
    },
    bytes(from, start, end) {
      room(end - start);
      // A few are copied faster than a view of them is made.
      if (end - start < 64) {
        for (let at = start; at < end; at += 1) bytes[length++] = from[at] ?? 0;
      } else {
        bytes.set(from.subarray(start, end), length);
        length += end - start;
      }
    },
    finish: () => new Uint8Array(bytes.subarray(0, length)),
  };
}

/** Reads what a writer wrote, from a place on. */
export interface ByteReader {
  at: number;
  number(): number;
}

/** Makes a reader of varints that moves on as it reads. */
export function makeByteReader(bytes: Uint8Array, at = 0): ByteReader {
  return {
    at,
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[this.at++] ?? 0;
        value |= (byte & 127) << shift;
        if (byte < 128) return value >>> 0;
      }
    },
  };
}

/** Whether any bit of a number is set, as 1 or 0, told without a branch. */
export const isSome = (bits: number): number => (bits | -bits) >>> 31;
