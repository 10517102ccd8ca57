import { type Steps, workAtOnce, workInTurns } from '../ops/turns.ts';
import type { Dictionary } from './dictionary.ts';

/** Words of one length, of which the same place in each array is one; those of `units` stand one behind the other. */
export interface WordList {
  count: number;
  length: number;
  units: Uint16Array;
  /** In how many units of the index each stands. */
  sizes: Uint32Array;
  /** Which letters each has, as bits: two words that differ in many are not worth comparing closely. */
  letters: Uint32Array;
}

/** All terms of a dictionary, for what cannot be looked up by a beginning. */
export interface TermList {
  /** Words and identifiers by their length. */
  byLength: readonly WordList[];
  /** Joined words (`refs/heads/main`, `sub-command`), each between line feeds. */
  joined: string;
}

/** No term is longer than a token may be. */
const longest = 40;

const lists = new WeakMap<Dictionary, TermList>();
const preparing = new WeakMap<Dictionary, Promise<TermList>>();

/** Lists a dictionary's terms, once: that takes some ten milliseconds for each hundred thousand, so of a large log it is prepared. */
export function listTerms(dictionary: Dictionary): TermList {
  return lists.get(dictionary) ?? keepList(dictionary, workAtOnce(listInSteps(dictionary)));
}

/** Lists the terms of dictionaries in turns of the event loop, for what will be looked for among all of them. */
export async function prepareTerms(dictionaries: readonly Dictionary[]): Promise<void> {
  for (const dictionary of dictionaries) {
    if (lists.has(dictionary)) continue;
    const list = preparing.get(dictionary) ?? workInTurns(listInSteps(dictionary));
    preparing.set(dictionary, list);
    keepList(dictionary, await list);
    preparing.delete(dictionary);
  }
}

/** Whether the terms of all of these are listed. */
export function areListed(dictionaries: readonly Dictionary[]): boolean {
  return dictionaries.every((dictionary) => lists.has(dictionary));
}

function keepList(dictionary: Dictionary, list: TermList): TermList {
  lists.set(dictionary, list);
  return list;
}

function* listInSteps(dictionary: Dictionary): Steps<TermList> {
  const byLength = Array.from({ length: longest + 1 }, (_, length) => makeWordList(length));
  const joined = makeJoinedText();
  yield* dictionary.eachEncoded((bytes, length, size) => {
    const found = scan(bytes, length);
    if ((found & isJoined) !== 0) joined.add(bytes, length);
    else if ((found & isWide) === 0) addWord(byLength[length], bytes, size);
    else {
      const word = Buffer.from(bytes.buffer, bytes.byteOffset, length).toString();
      addWord(byLength[word.length], unitsOf(word), size);
    }
  });
  return { byLength, joined: joined.finish() };
}

/** What a byte says of the term that has it: it is joined, or has letters beyond ASCII. */
const [isJoined, isWide] = [1, 2];
const byteKinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  if ('-./+#'.includes(String.fromCharCode(byte))) return isJoined;
  return byte > 127 ? isWide : 0;
});

function scan(bytes: Uint8Array, length: number): number {
  let found = 0;
  for (let at = 0; at < length; at += 1) found |= byteKinds[bytes[at] ?? 0] ?? 0;
  return found;
}

function makeWordList(length: number): WordList {
  return { count: 0, length, units: new Uint16Array(0), sizes: new Uint32Array(0), letters: new Uint32Array(0) };
}

function addWord(list: WordList | undefined, units: ArrayLike<number>, size: number): void {
  if (!list) return;
  const { count, length } = list;
  if (count === list.sizes.length) grow(list);
  let bits = 0;
  for (let at = 0, to = count * length; at < length; at += 1, to += 1) {
    const unit = units[at] ?? 0;
    list.units[to] = unit;
    bits |= 1 << (unit & 31);
  }
  list.sizes[count] = size;
  list.letters[count] = bits;
  list.count = count + 1;
}

function grow(list: WordList): void {
  const room = Math.max(512, list.count * 2);
  const { units, sizes, letters } = list;
  list.units = new Uint16Array(room * list.length);
  list.units.set(units);
  list.sizes = new Uint32Array(room);
  list.sizes.set(sizes);
  list.letters = new Uint32Array(room);
  list.letters.set(letters);
}

function makeJoinedText() {
  let bytes = Buffer.alloc(1 << 16);
  let end = 0;
  bytes[end++] = lineFeed;
  return {
    add(term: Uint8Array, length: number): void {
      if (end + length >= bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2);
      for (let at = 0; at < length; at += 1) bytes[end++] = term[at] ?? 0;
      bytes[end++] = lineFeed;
    },
    finish: (): string => (end === 1 ? '\n\n' : bytes.toString('utf8', 0, end)),
  };
}

const lineFeed = 0x0a;

/** The word at a place of a list. */
export function wordAt({ units, length }: WordList, place: number): string {
  return String.fromCharCode(...units.subarray(place * length, (place + 1) * length));
}

/** A word as UTF-16 units. */
export function unitsOf(word: string): Uint16Array {
  return Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
}
