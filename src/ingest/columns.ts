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
    if (at >= length) length = at + 1;
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
  /** Whether these bytes stand at a place. */
  isAt(start: number, bytes: Uint8Array): boolean;
  slice(start: number, end: number): Buffer;
}

/** Makes a column of bytes, of 2 GB at most. */
export function makeBytes(): Bytes {
  const pieces: Buffer[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(bytes) {
      for (let from = 0; from < bytes.length; ) {
        if ((length & inPiece) === 0) pieces.push(Buffer.alloc(pieceSize));
        const part = bytes.subarray(from, from + pieceSize - (length & inPiece));
        pieces[length >>> pieceBits]?.set(part, length & inPiece);
        from += part.length;
        length += part.length;
      }
    },
    isAt(start, bytes) {
      for (let at = 0; at < bytes.length; at += 1) {
        const place = start + at;
        if (pieces[place >>> pieceBits]?.[place & inPiece] !== bytes[at]) return false;
      }
      return true;
    },
    slice(start, end) {
      const parts: Buffer[] = [];
      for (let from = start; from < end; ) {
        const to = Math.min(end, (from | inPiece) + 1);
        const inside = from & inPiece;
        parts.push(pieces[from >>> pieceBits]?.subarray(inside, inside + to - from) ?? Buffer.alloc(0));
        from = to;
      }
      return Buffer.concat(parts);
    },
  };
}
