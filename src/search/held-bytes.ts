import { type PartlyRead, pageSize } from './paged-bytes.ts';

/** Bytes of a file that stay in memory once they were read. */
export interface HeldBytes {
  length: number;
  /** All bytes, of which those from a place up to, and without, another are there. */
  hold(from: number, to: number): Buffer;
}

/** Reads each page when something of it is first needed, to where it stays: memory that nothing was written to takes none. */
export function holdBytes(part: PartlyRead & { length: number }): HeldBytes {
  const { length } = part;
  const bytes = Buffer.allocUnsafeSlow(length);
  const isHeld = new Uint8Array(Math.ceil(length / pageSize));
  return {
    length,
    hold(from, to) {
      for (let page = Math.floor(from / pageSize); page * pageSize < to; page += 1) {
        if (isHeld[page] === 1) continue;
        const start = page * pageSize;
        bytes.set(part.subarray(start, Math.min(start + pageSize, length)), start);
        isHeld[page] = 1;
      }
      return bytes;
    },
  };
}
