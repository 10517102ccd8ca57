import { plainText, withoutApostrophes } from './plain-text.ts';
import { kindOf } from './unit-kinds.ts';

/** A text without accents and apostrophes as it is cut into tokens; good until another text is shaped. */
export interface ShapedText {
  text: string;
  /** A byte for each unit of the text: ASCII as it is, for any other unit one that has its kind (`shapeKinds`). */
  bytes: Uint8Array;
  /** The same memory. */
  view: DataView;
  length: number;
  isAscii: boolean;
}

/** Behind the bytes of a text so many more are read, four at a time. */
const behind = 16;

const encoder = new TextEncoder();
const shaped: ShapedText = { text: '', ...makeBytes(1 << 14), length: 0, isAscii: true };

function makeBytes(length: number): Pick<ShapedText, 'bytes' | 'view'> {
  const bytes = new Uint8Array(length);
  return { bytes, view: new DataView(bytes.buffer) };
}

/** Shapes a text. */
export function shapeText(source: string): ShapedText {
  if (!takeAscii(withoutApostrophes(source))) {
    const text = plainText(source);
    if (!takeAscii(text)) takeUnits(text);
  }
  return shaped;
}

/** Takes a text of ASCII; false for another one, of which the encoder writes more bytes than it has units. */
function takeAscii(text: string): boolean {
  take(text, true);
  return encoder.encodeInto(text, shaped.bytes).written === text.length;
}

function takeUnits(source: string): void {
  const lowered = source.toLowerCase();
  // A few capitals become two units.
  const text = lowered.length === source.length ? source : lowered;
  take(text, false);
  const { bytes } = shaped;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes[at] = unit < 0x80 ? unit : 0x80 | kindOf(unit);
  }
}

function take(text: string, isAscii: boolean): void {
  if (shaped.bytes.length < text.length + behind) Object.assign(shaped, makeBytes(text.length * 2 + behind));
  shaped.text = text;
  shaped.length = text.length;
  shaped.isAscii = isAscii;
}
