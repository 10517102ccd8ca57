import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/model/digest.ts';
import { type Block, ours, say } from '../../src/render/blocks.ts';
import { splitDigest } from '../../src/render/digest-messages.ts';
import { measureBlock, measureLine } from '../../src/render/measure-line.ts';
import { fullDigest, makeDigest, makeDigestEntry } from '../support/made-digest.ts';

const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    const lines = block.kind === 'list' ? block.lines : 'line' in block && block.kind !== 'entry' ? [block.line] : [];
    return lines.map((line) => line.map(({ text }) => text).join(''));
  });

/** Parts of so many changes each, of some length. */
function makeLong(sizes: readonly number[], length: number): Digest {
  let id = 0;
  const parts = sizes.map((size, part) => {
    const entries = Array.from({ length: size }, () => {
      id += 1;
      return makeDigestEntry(`2007-07-03#${id}`, `change ${id} ${'word '.repeat(length)}`);
    });
    return [`part${part}`, entries] as const;
  });
  return makeDigest(Object.fromEntries(parts));
}

describe('a digest over several messages', () => {
  it('is one message where it fits', () => {
    expect(splitDigest(fullDigest, { style: 'line' })).toHaveLength(1);
  });

  it('lists each change once, in order, in messages that have room, or counts it as left out', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.nat(40), fc.integer({ min: 1, max: 4 }), (counts, length, most) => {
        const digest = makeLong(counts, length);
        const room = 1500;
        const messages = splitDigest(digest, { style: 'line', most, room });
        expect(messages.length).toBeGreaterThan(0);
        expect(messages.length).toBeLessThanOrEqual(most);
        for (const blocks of messages) {
          expect(blocks.reduce((sum, block) => sum + measureBlock(block), 0)).toBeLessThanOrEqual(room);
        }
        const texts = messages.flatMap(textsOf);
        const listed = texts.flatMap((text) => /^• change (\d+) /.exec(text)?.[1] ?? []).map(Number);
        expect(listed).toEqual([...new Set(listed)].sort((a, b) => a - b));
        const total = counts.reduce((sum, count) => sum + count, 0);
        const inSections = texts.flatMap((text) => /^… and (\d+) more$/.exec(text)?.[1] ?? []).map(Number);
        const also = texts.find((text) => text.startsWith('Also in ')) ?? '';
        const unlisted = [...also.matchAll(/\((\d+)\)/g)].map((match) => Number(match[1]));
        const left = [...inSections, ...unlisted].reduce((sum, count) => sum + count, 0);
        expect(listed.length + left).toBe(total);
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  it('begins a subsystem that has no room in a new message, and says where one goes on', () => {
    const messages = splitDigest(makeLong([10, 8, 30], 10), { style: 'line', room: 1500 });
    const headings = messages.map((blocks) => textsOf(blocks).filter((text) => text.startsWith('part')));
    expect(headings).toEqual([
      ['part0 · 10'],
      ['part1 · 8', 'part2 · 30'],
      ['part2 · 30, continued'],
      ['part2 · 30, continued'],
    ]);
  });

  it('gives each message its footer', () => {
    const footer = (part: number, parts: number) => say`part ${part + 1} of ${parts}`;
    const messages = splitDigest(makeLong([60], 20), { style: 'line', footer });
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.map((blocks) => textsOf(blocks).at(-1))).toEqual(
      messages.map((_, part) => `part ${part + 1} of ${messages.length}`),
    );
  });

  it('cuts a text below a change that alone would fill a message', () => {
    const body = Array.from({ length: 20 }, (_, line) => `line ${line} ${'*'.repeat(60)}`).join('\n');
    const digest = makeDigest({ nfs: [makeDigestEntry('a', 'one', { body }), makeDigestEntry('b', 'two', { body })] });
    const texts = splitDigest(digest, { style: 'full', room: 2000 }).flatMap(textsOf);
    expect(texts.filter((text) => text === '…')).toHaveLength(2);
    expect(texts.filter((text) => text.startsWith('• '))).toHaveLength(2);
  });
});

describe('the measure of a line', () => {
  it('is no less than what its escapes, bold and links take', () => {
    expect(measureLine(ours('word'))).toBe(4);
    expect(measureLine(ours('*_`'))).toBe(6);
    expect(measureLine(ours('word', 'strong'))).toBe(8);
    expect(measureLine([{ text: 'ab', from: 'log', link: 'https://x.org/' }])).toBe(2 + 14 + 4);
    expect(measureLine(ours('x'.repeat(900)))).toBe(500);
  });
});
