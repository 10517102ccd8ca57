import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workAtOnce } from '../../src/ops/turns.ts';
import { joinRuns } from '../../src/search/join-runs.ts';
import { openRun, type PackedRun } from '../../src/search/packed-run.ts';
import { makeTextBuilder } from '../../src/search/text-builder.ts';

const word = fc.oneof(fc.constantFrom('lock', 'locker', 'locksmith', 'net/9p', 'größe'), fc.string({ maxLength: 9 }));
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));

/** The words of texts, in packed runs that end where `cuts` say. */
function packInRuns(texts: readonly string[], cuts: readonly number[]): PackedRun[] {
  const places = [0, ...cuts.map((cut) => cut % (texts.length + 1)).sort((a, b) => a - b), texts.length];
  const builder = makeTextBuilder();
  return places.slice(1).map((end, index) => {
    for (const body of texts.slice(places[index], end)) builder.add({ title: '', body, listed: [] });
    return builder.pack().records;
  });
}

const join = (runs: readonly PackedRun[]): PackedRun => workAtOnce(joinRuns(runs.map(openRun)));

it('runs that are joined are the run that their units would have made by themselves, byte for byte', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 5 }), (texts, cuts) => {
      const joined = join(packInRuns(texts, cuts));
      expect(joined).toEqual(packInRuns(texts, [])[0]);
      expect(join([joined])).toEqual(joined);
    }),
    { numRuns: 150 },
  );
});

it('runs whose units are far apart are joined with distances of several bytes', () => {
  const texts = Array.from({ length: 9000 }, (_, at) => (at % 4000 === 0 ? 'rare lock' : at % 500 === 0 ? 'lock' : ''));
  expect(join(packInRuns(texts, [1, 3999, 4001, 8100]))).toEqual(packInRuns(texts, [])[0]);
});

it('work on long runs pauses', () => {
  const long = Array.from({ length: 400 }, (_, at) => `word${at}`);
  expect([...joinRuns(packInRuns(long, [100]).map(openRun))].length).toBeGreaterThan(0);
});
