import { setImmediate as nextTurn } from 'node:timers/promises';
import { unpackText } from './number-file.ts';

/** So much of a text is read in a turn of the event loop: that takes some milliseconds. */
const readInATurn = 1024 * 1024;

/** What stands before the mentions, behind them, and between two of them; no text in JSON has such quotes in it. */
const [opening, ending, between] = ['"mentions":[', '],"aliases":[', '},{"place":'];

/**
 * What ties say in words, as `packText` packed its JSON; undefined where it is none. Of a large log that is tens of megabytes
 * of mentions: they are read in parts, so that questions are answered meanwhile.
 */
export async function parseTold(words: Uint32Array): Promise<unknown> {
  const text = Buffer.from(words.buffer, words.byteOffset, words.byteLength);
  const [first, last] = [text.indexOf(opening) + opening.length, text.lastIndexOf(ending)];
  if (text.length <= 2 * readInATurn || first < opening.length || last < first) return unpackText(text);
  const read: unknown[][] = [];
  let from = first;
  for (;;) {
    const end = text.indexOf(between, from + readInATurn);
    if (end < 0 || end > last) break;
    const part = unpackText(Buffer.from(`[${text.toString('utf8', from, end + 1)}]`));
    // It is laid out in another way: another program wrote it.
    if (!Array.isArray(part)) return unpackText(text);
    read.push(part);
    from = end + 2;
    await nextTurn();
  }
  const rest = unpackText(Buffer.concat([text.subarray(0, first), text.subarray(from)]));
  const isWhole = typeof rest === 'object' && rest !== null && 'mentions' in rest && Array.isArray(rest.mentions);
  return isWhole ? { ...rest, mentions: [...read, rest.mentions].flat() } : undefined;
}
