/** How many numbers or bytes are in one piece: a column that grows takes another piece and copies nothing. */
const pieceBits = 16;
const pieceSize = 1 << pieceBits;
const inPiece = pieceSize - 1;

/** Whole numbers of 32 bits, by place. */
export interface Numbers {
  readonly length: number;
  push(value: number): void;
  get(at: number): number;
  set(at: number, value: number): void;
}

/** Makes a column of numbers; where none was set it gives `missing`, however far behind the end. */
export function makeNumbers(missing = 0): Numbers {
  const pieces: Int32Array[] = [];
  let length = 0;
  const set = (at: number, value: number): void => {
    while (pieces.length <= at >>> pieceBits) pieces.push(new Int32Array(pieceSize).fill(missing));
    const piece = pieces[at >>> pieceBits];
    if (piece) piece[at & inPiece] = value;
    length = Math.max(length, at + 1);
  };
  return {
    get length() {
      return length;
    },
    push: (value) => set(length, value),
    get: (at) => pieces[at >>> pieceBits]?.[at & inPiece] ?? missing,
    set,
  };
}

/** Bytes one behind the other. */
export interface Bytes {
  readonly length: number;
  push(bytes: Uint8Array): void;
  get(at: number): number;
  slice(start: number, end: number): Uint8Array;
}

/** Makes a column of bytes, of 2 GB at most. */
export function makeBytes(): Bytes {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const get = (at: number): number => pieces[at >>> pieceBits]?.[at & inPiece] ?? 0;
  return {
    get length() {
      return length;
    },
    push(bytes) {
      for (const byte of bytes) {
        if ((length & inPiece) === 0) pieces.push(new Uint8Array(pieceSize));
        const piece = pieces[length >>> pieceBits];
        if (piece) piece[length & inPiece] = byte;
        length += 1;
      }
    },
    get,
    slice: (start, end) => Uint8Array.from({ length: end - start }, (_, at) => get(start + at)),
  };
}
