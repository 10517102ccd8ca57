import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/ingest/build-index.ts';
import { encodeIndex, type IndexParts } from '../../src/search/encode-index.ts';
import { decodeIndex as decodeFile } from '../../src/search/index-file.ts';
import { openBytes } from '../support/memory-file.ts';
import { makeMemoryStored, testRules } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const entries = [
  makeParsed('2007-07-11#1', 'Richard Purdie', { body: 'jffs2: a mode.', trailers: [makeTrailer('cc: Al Viro')] }),
  makeParsed('2007-11-13#1', 'Linus', { body: '* x:\n[CIFS] krb', merge: { from: 'x', listed: ['[CIFS] krb'] } }),
];
const log = makeMemoryStored(
  'small',
  entries.map((entry) => ({ kind: 'entry', key: entry.id, entry })),
);
const { parts } = await buildIndex(log, testRules.subsystems, 'fingerprint');
const bytes = Uint8Array.from(Buffer.concat([...encodeIndex(parts)]));

/** What of a decoded index stands in what it was made of. */
function decodeIndex(file: Uint8Array): IndexParts | undefined {
  const decoded = decodeFile(openBytes(file));
  if (!decoded) return undefined;
  const { facts, terms, columns } = decoded;
  return { facts, terms: { ...terms, postings: terms.postings.subarray(0, parts.terms.postings.length) }, columns };
}

/** The file with its sum made right again after a change, as another program might write it. */
function forge(change: (copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  change(copy);
  const words = new Uint32Array(copy.buffer);
  let sum = 0x811c9dc5;
  for (const [index, word] of words.entries()) if (index !== 3) sum = Math.imul(sum ^ word, 0x01000193);
  words[3] = sum >>> 0;
  return copy;
}

describe("an index's file", () => {
  it('is read as it was written', () => {
    expect(decodeIndex(bytes)).toEqual(parts);
  });

  it('is read wherever it lies in memory', () => {
    const larger = new Uint8Array(bytes.length + 16);
    for (const offset of [1, 3, 8]) {
      larger.set(bytes, offset);
      expect(decodeIndex(larger.subarray(offset, offset + bytes.length))).toEqual(parts);
    }
  });

  it('that is cut off anywhere is no index', () => {
    for (let length = 0; length < bytes.length; length += 1)
      expect(decodeIndex(bytes.slice(0, length))).toBeUndefined();
  });

  it('with any one bit changed is no index', () => {
    for (let index = 0; index < bytes.length; index += 1) {
      const copy = bytes.slice();
      copy[index] = (copy[index] ?? 0) ^ (1 << (index % 8));
      expect(decodeIndex(copy), `byte ${index}`).toBeUndefined();
    }
  });

  it('with more behind it, of zeros or another file, is no index', () => {
    expect(decodeIndex(new Uint8Array([...bytes, ...bytes]))).toBeUndefined();
    expect(decodeIndex(new Uint8Array(bytes.length))).toBeUndefined();
    expect(decodeIndex(Buffer.from('{"schema":1}    '.repeat(4)))).toBeUndefined();
  });

  it.each<[string, (copy: Uint8Array) => void]>([
    ['another version', (copy) => copy.set([99], 4)],
    ['a head that is no JSON', (copy) => copy.set([0], 16)],
    ['a head of another shape', (copy) => copy.set(Buffer.from('{"facts":{},"places":[]}'.padEnd(40)), 16)],
    ['somebody without a name', (copy) => copy.set(Buffer.from('"nome":'), Buffer.from(copy).indexOf('"name":'))],
    [
      'somebody whose names are no list',
      (copy) => copy.set(Buffer.from('"names":{}'), Buffer.from(copy).indexOf('"names":[]')),
    ],
    ['a head that is longer than the file', (copy) => copy.set([255], 10)],
    [
      'a section beyond the file',
      (copy) => {
        const at = Buffer.from(copy).indexOf('"offset":0,');
        copy.set(Buffer.from('"offset":9,'), at);
      },
    ],
    [
      'a section missing',
      (copy) => {
        const at = Buffer.from(copy).indexOf('"facetStarts"');
        copy.set(Buffer.from('"facetStarxs"'), at);
      },
    ],
  ])('of %s is no index, though its sum is right', (what, change) => {
    const forged = forge(change);
    // The first section is of bytes, which any place suits.
    if (what !== 'a section beyond the file') expect(decodeIndex(forged)).toBeUndefined();
    else expect(() => decodeIndex(forged)).not.toThrow();
  });

  it('of no records is read too', async () => {
    const { parts: none } = await buildIndex(makeMemoryStored('none', []), testRules.subsystems, '');
    expect(decodeIndex(Uint8Array.from(Buffer.concat([...encodeIndex(none)])))).toEqual(none);
  });

  it('that is large is read in parts, and tells of damage when it comes to it', () => {
    const copy = bytes.slice();
    const text = '"Richard Purdie"';
    copy.set(Buffer.from('"Rochard Purdie"'), Buffer.from(copy).lastIndexOf(text));
    const damaged = () => new Error('damaged');
    const whole = decodeFile(openBytes(bytes), damaged, 0);
    expect(whole?.facts).toEqual(parts.facts);
    expect(whole?.person?.(0)).toEqual(parts.facts.people[0]);
    expect(whole?.person?.(parts.facts.people.length)).toBeUndefined();
    expect(whole?.terms.postings.subarray(0, parts.terms.postings.length)).toEqual(parts.terms.postings);
    const forged = decodeFile(openBytes(copy), damaged, 0);
    expect(forged?.columns).toEqual(parts.columns);
    expect(() => forged?.person?.(0)).toThrow('damaged');
    expect(() => forged?.facts.people).toThrow('damaged');
    expect(decodeFile(openBytes(copy), damaged)).toBeUndefined();
  });
});
