/** Bytes that are read in parts, from a file or from memory. */
export interface ByteSource {
  length: number;
  /** The bytes from a place up to, and without, another; fewer where the file is shorter. */
  read(from: number, to: number): Uint8Array;
}

/** Stored bytes of which parts are looked at. */
export interface PartlyRead {
  subarray(from: number, to: number): Uint8Array;
}

/** So many bytes have a sum of their own. */
export const pageSize = 64 * 1024;

/** The sum of each page; the bytes are a multiple of four. */
export function sumPages(bytes: Uint8Array): Uint32Array {
  return Uint32Array.from({ length: Math.ceil(bytes.length / pageSize) }, (_, page) =>
    sumWords(bytes.subarray(page * pageSize, (page + 1) * pageSize)),
  );
}

/**
 * Reads parts of some bytes, each page of which is checked when the first of it is read. `damaged` gives the error where it
 * is not as it was written.
 */
export function makePagedBytes(
  source: ByteSource,
  sums: Uint32Array,
  damaged: () => Error,
): PartlyRead & { length: number } {
  const checked = new Uint8Array(sums.length);
  const isChecked = (from: number, to: number): boolean => {
    for (let page = from; page < to; page += 1) if (checked[page] === 0) return false;
    return true;
  };
  return {
    length: source.length,
    subarray(from, to) {
      const first = Math.floor(from / pageSize);
      const end = Math.ceil(to / pageSize);
      if (from < 0 || to > source.length || sums.length !== Math.ceil(source.length / pageSize)) throw damaged();
      if (isChecked(first, end)) return readAll(source, from, to, damaged);
      const start = first * pageSize;
      const bytes = readAll(source, start, Math.min(end * pageSize, source.length), damaged);
      for (let page = first; page < end; page += 1) {
        const at = (page - first) * pageSize;
        if (checked[page] === 0 && sumWords(bytes.subarray(at, at + pageSize)) !== sums[page]) throw damaged();
        checked[page] = 1;
      }
      return bytes.subarray(from - start, to - start);
    },
  };
}

/** Another program may have cut off the file since it was opened. */
function readAll(source: ByteSource, from: number, to: number, damaged: () => Error): Uint8Array {
  const bytes = source.read(from, to);
  if (bytes.length !== to - from) throw damaged();
  return bytes;
}

/** A checksum of bytes, four at a time (FNV-1a, Fowler, Noll and Vo), going on from another. */
export function sumWords(bytes: Uint8Array, from = 0x811c9dc5): number {
  const even = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  const words = new Uint32Array(even.buffer, even.byteOffset, even.byteLength >> 2);
  let sum = from;
  for (let index = 0; index < words.length; index += 1) sum = Math.imul(sum ^ (words[index] ?? 0), 0x01000193);
  return sum >>> 0;
}
