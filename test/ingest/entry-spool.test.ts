import { describe, expect, it } from 'vitest';
import { makeEntrySpool } from '../../src/ingest/entry-spool.ts';
import { makeParsed } from '../support/parsed-entry.ts';

/** What is put aside, as the disk would keep it. */
function makeAside() {
  const files: Uint8Array[] = [];
  return {
    files,
    put: async (bytes: Uint8Array) => String(files.push(bytes) - 1),
    fetch: async (name: string) => Buffer.from(files[Number(name)] ?? []),
  };
}

/** Text that packing does not make shorter by much. */
function makeNoise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = Math.imul(state ^ (state >>> 13), 0x5bd1e995) + 1;
    return String.fromCharCode(0x4e00 + ((state >>> 8) & 0x3fff));
  }).join('');
}

const limits = { held: 10_000, batch: 20_000, packed: 20_000 };

describe('a spool of entries', () => {
  it.each([
    ['few', 3, 10, false],
    ['more than are held', 40, 500, false],
    ['more than memory is for', 90, 2_000, true],
  ])('gives back %s in both directions', async (_, count, length, isAside) => {
    const aside = makeAside();
    const spool = makeEntrySpool(aside, limits);
    const noise = isAside ? makeNoise(length) : 'many words '.repeat(length / 10);
    const body = (index: number) => `${index} ${noise.slice(index)}`;
    for (let index = 0; index < count; index += 1) {
      spool.add(makeParsed(`2024-01-01#${index}`, 'Ada', { body: body(index) }));
      await spool.settle();
    }
    expect(aside.files.length > 0).toBe(isAside);
    expect(spool.length).toBe(count);
    for (const direction of ['forward', 'backward'] as const) {
      const places: number[] = [];
      for await (const batch of spool.read(direction)) {
        for (const [at, entry] of batch) {
          places.push(at);
          expect(entry.id).toBe(`2024-01-01#${at}`);
          expect(entry.body === body(at)).toBe(true);
        }
      }
      const expected = Array.from({ length: count }, (__, index) => index);
      expect(places).toEqual(direction === 'forward' ? expected : expected.toReversed());
    }
  });

  it('tells where the disk takes no more', async () => {
    const full = async (): Promise<never> => {
      throw new Error('no space left');
    };
    const spool = makeEntrySpool({ put: full, fetch: full }, limits);
    const add = async (): Promise<void> => {
      const noise = makeNoise(3_000);
      for (let index = 0; index < 90; index += 1) {
        spool.add(makeParsed(`2024-01-01#${index}`, 'Ada', { body: noise }));
        await spool.settle();
      }
    };
    await expect(add()).rejects.toThrow('no space left');
  });
});
