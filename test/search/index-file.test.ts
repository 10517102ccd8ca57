import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/ingest/build-index.ts';
import { encodeIndex, type IndexParts } from '../../src/search/encode-index.ts';
import { invertFacets } from '../../src/search/facet-lists.ts';
import { readIndex as decodeFile } from '../../src/search/index-file.ts';
import { align, headBytes, sumFront } from '../../src/search/index-layout.ts';
import { pageSize, sumPages } from '../../src/search/paged-bytes.ts';
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
const parts = await buildIndex(log, testRules.subsystems, 'fingerprint');
const bytes = Uint8Array.from(Buffer.concat([...encodeIndex(parts)]));

/** What of a decoded index stands in what it was made of. */
function decodeIndex(file: Uint8Array): IndexParts | undefined {
  const decoded = decodeFile(openBytes(file));
  if (!decoded) return undefined;
  const { facts, terms, columns } = decoded;
  return { facts, terms: { ...terms, postings: terms.postings.subarray(0, parts.terms.postings.length) }, columns };
}

/** The file with its sums made right again after a change, as another program might write it. */
function forge(change: (copy: Uint8Array) => void): Uint8Array {
  const start = align(headBytes + (new Uint32Array(bytes.buffer)[2] ?? 0));
  const pages = Math.ceil(bytes.length / pageSize);
  const back = start + align(4 * pages);
  const copy = bytes.slice();
  change(copy);
  const sums = sumPages(copy.subarray(back));
  expect(sums.length).toBe(pages);
  copy.set(new Uint8Array(sums.buffer), start);
  new Uint32Array(copy.buffer)[3] = sumFront(copy.subarray(0, back));
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
    ['a head that is longer than the file', (copy) => copy.set([255], 10)],
    [
      'a section beyond the file',
      (copy) => {
        const at = Buffer.from(copy).indexOf('"length":', Buffer.from(copy).indexOf('"people",'));
        copy.set(Buffer.from('9'), at + '"length":'.length);
      },
    ],
    [
      'a section missing',
      (copy) => {
        const at = Buffer.from(copy).indexOf('"facetStarts"');
        copy.set(Buffer.from('"facetStarxs"'), at);
      },
    ],
  ])('of %s is no index, though its sums are right', (_, change) => {
    expect(decodeIndex(forge(() => undefined))).toEqual(parts);
    expect(decodeIndex(forge(change))).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['somebody without a name', '"name":', '"nome":'],
    ['somebody whose names are no list', '"names":[]', '"names":{}'],
  ])('of %s tells so when people are asked for', (_, from, to) => {
    const forged = forge((copy) => copy.set(Buffer.from(to), Buffer.from(copy).lastIndexOf(from)));
    const decoded = decodeFile(openBytes(forged));
    expect(decoded).toBeDefined();
    expect(() => decoded?.facts.people).toThrow('no people');
  });

  it('of no records is read too', async () => {
    const none = await buildIndex(makeMemoryStored('none', []), testRules.subsystems, '');
    expect(decodeIndex(Uint8Array.from(Buffer.concat([...encodeIndex(none)])))).toEqual(none);
  });

  it('that is large is read in parts, and tells of damage when it comes to it', () => {
    const copy = bytes.slice();
    const text = '"Richard Purdie"';
    copy.set(Buffer.from('"Rochard Purdie"'), Buffer.from(copy).lastIndexOf(text));
    const damaged = () => new Error('damaged');
    const whole = decodeFile(openBytes(bytes), damaged, 0);
    expect(whole?.facts).toEqual(parts.facts);
    expect(whole?.columns).toEqual(parts.columns);
    expect(whole?.person?.(0)).toEqual(parts.facts.people[0]);
    expect(whole?.person?.(parts.facts.people.length)).toBeUndefined();
    expect(whole?.terms.postings.subarray(0, parts.terms.postings.length)).toEqual(parts.terms.postings);
    // All lies in one page, so all is found to be damaged.
    const forged = decodeFile(openBytes(copy), damaged, 0);
    expect(() => forged?.columns.days).toThrow('damaged');
    expect(() => forged?.person?.(0)).toThrow('damaged');
    expect(() => forged?.facts.people).toThrow('damaged');
    expect(decodeFile(openBytes(copy), damaged)).toBeUndefined();
  });
});

/** A file that says which of its bytes were read. */
function countReads(file: Uint8Array): { source: ReturnType<typeof openBytes>; read: () => number } {
  let count = 0;
  const { length, read } = openBytes(file);
  return {
    source: {
      length,
      read(from, to) {
        count += to - from;
        return read(from, to);
      },
    },
    read: () => count,
  };
}

describe('a large index', () => {
  let large: ReturnType<typeof makeLarge> | undefined;
  const useLarge = async () => {
    large ??= makeLarge();
    return await large;
  };
  const makeLarge = async () => {
    const many = Array.from({ length: 12_000 }, (_, index) =>
      makeParsed(`${index}`.padStart(40, '0'), `Somebody ${index % 700}`, { date: '2007-07-11', body: '' }),
    );
    const stored = makeMemoryStored(
      'large',
      many.map((entry) => ({ kind: 'entry', key: entry.id, entry })),
    );
    const built = await buildIndex(stored, testRules.subsystems, 'fingerprint');
    return { built, file: Uint8Array.from(Buffer.concat([...encodeIndex(built)])) };
  };

  it('is read by what is asked for, each section once', async () => {
    const { built, file } = await useLarge();
    const { source, read } = countReads(file);
    const index = decodeFile(source, undefined, 0);
    expect(read()).toBeLessThan(4000);
    expect(index?.columns.days.length).toBe(12_000);
    const once = read();
    expect(file.length).toBeGreaterThan(2 * once);
    expect(once).toBeLessThan(4000 + 48_000 + 2 * pageSize);
    expect(index?.columns.days).toEqual(built.columns.days);
    expect(read()).toBe(once);
    await index?.readAhead();
    const all = read();
    expect(all).toBeLessThan(3 * file.length);
    expect(index?.columns).toEqual(built.columns);
    expect(index?.lists).toEqual(invertFacets(built.columns));
    expect(index?.terms.terms).toEqual(built.terms.terms);
    expect(index?.facts.people).toEqual(built.facts.people);
    expect(read()).toBe(all);
  });

  it('that one thread has read ahead is not read again by another', async () => {
    const { built, file } = await useLarge();
    for (const atOnce of [0, undefined]) {
      const first = decodeFile(openBytes(file), undefined, atOnce);
      await first?.readAhead();
      for (const bytes of first?.shared.sections.values() ?? []) expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
      const { source, read } = countReads(file);
      const second = decodeFile(source, undefined, atOnce, structuredClone(first?.shared));
      const opened = read();
      expect(second?.columns).toEqual(built.columns);
      expect(second?.terms.terms).toEqual(built.terms.terms);
      expect(read()).toBe(opened);
      expect(second?.columns.days.buffer).toBeInstanceOf(SharedArrayBuffer);
      expect(second?.facts.people).toEqual(built.facts.people);
    }
  });

  it('takes nothing that was read of another file', async () => {
    const { built, file } = await useLarge();
    const other = decodeFile(openBytes(bytes));
    await other?.readAhead();
    for (const atOnce of [0, undefined]) {
      expect(decodeFile(openBytes(file), undefined, atOnce, other?.shared)?.columns).toEqual(built.columns);
    }
  });
});
