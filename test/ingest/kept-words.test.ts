import { expect, it } from 'vitest';
import { makeWordKeeper } from '../../src/ingest/kept-words.ts';
import { UserError } from '../../src/model/errors.ts';
import { makeTextBuilder, mergeTexts } from '../../src/search/text-builder.ts';
import type { Spill } from '../../src/store/put-aside.ts';
import { openBytes } from '../support/memory-file.ts';

/** Runs of a few records each, twice as many as are joined and a few more, with titles, and words of which each has some alone. */
function makeRuns<Runs>(end: (builder: ReturnType<typeof makeTextBuilder>) => Runs): Runs[] {
  const builder = makeTextBuilder();
  return Array.from({ length: 19 }, (_, run) => {
    for (let record = 0; record < 20; record += 1) {
      const body = Array.from({ length: 60 }, (_, word) => `word${(run * 13 + record * 7 + word) % 900}`).join(' ');
      builder.add({ title: `lock ${run} größe`, body, listed: record % 8 === 0 ? ['tidy the lock', 'pläne'] : [] });
    }
    return end(builder);
  });
}

async function mergeBy(spill: Spill, atOnce: number) {
  const keeper = makeWordKeeper(spill, atOnce);
  for (const run of makeRuns((builder) => builder.pack())) keeper.add(run);
  const shares: number[] = [];
  const merged = await keeper.merge((share) => shares.push(share));
  return { shares, terms: { ...merged, postings: Buffer.from(merged.postings.subarray(0, merged.postings.length)) } };
}

const whole = { ...mergeTexts(makeRuns((builder) => builder.finish())) };
const expected = { ...whole, postings: Buffer.from(whole.postings) };

it('words that were put on the disk, run by run or many at once, are merged as those in memory', async () => {
  for (const atOnce of [0, 4000, 20_000, 1e9]) {
    let spills = 0;
    const { terms, shares } = await mergeBy(async (pieces) => {
      spills += 1;
      return openBytes(Buffer.concat(pieces));
    }, atOnce);
    expect(terms).toEqual(expected);
    expect(spills > 0).toBe(atOnce < 1e9);
    expect(shares.at(-1)).toBe(1);
  }
});

it('words stay in memory where the disk takes none', async () => {
  const { terms } = await mergeBy(async () => {
    throw new UserError('The disk is full.', 'storage');
  }, 4000);
  expect(terms).toEqual(expected);
});

it('a failure that is none of the disk is told', async () => {
  const broken = mergeBy(async () => {
    throw new TypeError('a mistake');
  }, 4000);
  await expect(broken).rejects.toThrow('a mistake');
});

it('a run that is cut off is told of', async () => {
  const broken = mergeBy(async (pieces) => ({ ...openBytes(Buffer.concat(pieces)), read: () => new Uint8Array() }), 0);
  await expect(broken).rejects.toThrow('cut off');
});
