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
export const makeByteWriter = (): ByteWriter => new GrowingBytes();

/** A class, for it is the same code for every writer: what is compiled for one that is gone holds for the next. */
class GrowingBytes implements ByteWriter {
  length = 0;
  #bytes = Buffer.allocUnsafe(1 << 16);

  #makeRoom(more: number): void {
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.length + more));
    this.#bytes.copy(grown, 0, 0, this.length);
    this.#bytes = grown;
  }

  number(value: number): void {
    if (this.length + 5 > this.#bytes.length) this.#makeRoom(5);
    const bytes = this.#bytes;
    let at = this.length;
    let rest = value;
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.length = at;
  }

  byte(value: number): void {
    if (this.length === this.#bytes.length) this.#makeRoom(1);
    this.#bytes[this.length++] = value;
  }

  text(value: string): void {
    const most = value.length * 3;
    if (this.length + most > this.#bytes.length) this.#makeRoom(most);
    this.length += this.#bytes.write(value, this.length);
  }

  bytes(from: Uint8Array, start: number, end: number): void {
    if (this.length + end - start > this.#bytes.length) this.#makeRoom(end - start);
    // A few are copied faster than a view of them is made.
    if (end - start < 64) {
      for (let at = start; at < end; at += 1) this.#bytes[this.length++] = from[at] ?? 0;
    } else {
      this.#bytes.set(from.subarray(start, end), this.length);
      this.length += end - start;
    }
  }

  finish(): Uint8Array {
    return new Uint8Array(this.#bytes.subarray(0, this.length));
  }
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
