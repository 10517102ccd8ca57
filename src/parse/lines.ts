import { isUtf8 } from 'node:buffer';
import type { ByteSink } from './format.ts';
import { makeSizeGuard } from './size-guard.ts';
import { decodeMixed } from './windows-1252.ts';

/** Takes the lines of a text; `isWindows1252` tells that the line was not UTF-8 and was read as that. */
export type TakeLine = (text: string, isWindows1252: boolean) => void;

const lineFeed = 0x0a;

/**
 * Cuts chunks of bytes into lines without their ends (LF or CRLF), across the borders of the chunks. A byte order mark
 * is left out. Throws a UserError for a line without end. What of a line is no UTF-8 is read as Windows-1252, so that nothing is lost.
 */
export function makeLineCutter(take: TakeLine): ByteSink {
  let rest: Buffer[] = [];
  let first = true;
  const guard = makeSizeGuard(lineFeed, 'a line');

  const takeLine = (text: string, isWindows1252: boolean): void => {
    const line = first ? text.replace(/^\uFEFF/, '') : text;
    first = false;
    take(line.endsWith('\r') ? line.slice(0, -1) : line, isWindows1252);
  };
  const takeLines = (bytes: Buffer): void => {
    if (isUtf8(bytes)) {
      for (const line of bytes.toString('utf8').split('\n')) takeLine(line, false);
      return;
    }
    for (let start = 0; start <= bytes.length; ) {
      const found = bytes.indexOf(lineFeed, start);
      const end = found < 0 ? bytes.length : found;
      const line = bytes.subarray(start, end);
      if (isUtf8(line)) takeLine(line.toString('utf8'), false);
      else takeLine(decodeMixed(line), true);
      start = end + 1;
    }
  };

  return {
    push(chunk) {
      guard(chunk);
      const last = chunk.lastIndexOf(lineFeed);
      if (last < 0) {
        rest.push(chunk);
        return;
      }
      takeLines(Buffer.concat([...rest, chunk.subarray(0, last)]));
      rest = last + 1 < chunk.length ? [chunk.subarray(last + 1)] : [];
    },
    end() {
      if (rest.length > 0) takeLines(Buffer.concat(rest));
      rest = [];
    },
  };
}
