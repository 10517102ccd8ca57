/** Collects the hashes that stand beside the rows of a segment's parts, as bytes. */
export interface PartHashes {
  /** How many bytes each takes; 0 where the segment has none. */
  readonly width: number;
  /** Begins a part: distances are told within one. */
  beginPart(): void;
  /** Adds that of the next record, nothing in its place for another text; whether it is a hash that has a place here. */
  add(text: string): boolean;
  /** How many records before the one that was added last this hash was added; undefined where it was not in this part. */
  distance(hash: string): number | undefined;
  /** All of the records from one up to, and without, another. */
  bytes(from: number, to: number): Buffer;
}

/** The bytes that a hash has: SHA-1 has 20, SHA-256 has 32. */
const widths = [20, 32];

/** Nothing but zeros stands for no hash. */
const isHash = /^(?!0+$)[0-9a-f]+$/;

/** Makes a collection for at most so many records. What the first record has decides, where no width is given. */
export function makePartHashes(most: number, given?: number): PartHashes {
  let width = given;
  let bytes = Buffer.alloc(0);
  let records = 0;
  const places = new Map<string, number>();
  const decide = (text: string): number => widths.find((one) => one * 2 === text.length && isHash.test(text)) ?? 0;
  return {
    get width() {
      return width ?? 0;
    },
    beginPart() {
      places.clear();
    },
    add(text) {
      width ??= decide(text);
      if (width === 0) return false;
      if (bytes.length === 0) bytes = Buffer.alloc(most * width);
      const place = records;
      records += 1;
      if (text.length !== width * 2 || !isHash.test(text)) return false;
      bytes.write(text, place * width, 'hex');
      places.set(text, place);
      return true;
    },
    distance(hash) {
      const place = places.get(hash);
      return place === undefined ? undefined : records - 1 - place;
    },
    bytes: (from, to) => bytes.subarray(from * (width ?? 0), to * (width ?? 0)),
  };
}

/** A hash among those of a part; empty where there is none in its place. */
export function readHash(bytes: Buffer, width: number, place: number): string {
  if (width === 0 || place < 0) return '';
  const hash = bytes.toString('hex', place * width, (place + 1) * width);
  return hash.startsWith('00000000') && /^0*$/.test(hash) ? '' : hash;
}
