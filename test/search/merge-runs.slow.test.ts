import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTextBuilder, mergeTexts, type RecordText } from '../../src/search/text-builder.ts';

const word = fc.oneof(fc.constantFrom('lock', 'quota', 'rw_lock', 'the', 'net/9p', 'é'), fc.string({ maxLength: 4 }));
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const record: fc.Arbitrary<RecordText> = fc.record({
  title: text,
  body: text,
  listed: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }) },
  ),
});

/** The words of records, in runs that end where `cuts` say. */
function indexInRuns(records: readonly RecordText[], cuts: readonly number[]) {
  const places = [0, ...cuts.map((cut) => cut % (records.length + 1)).sort((a, b) => a - b), records.length];
  // One builder makes all of them, as that of a thread does.
  const builder = makeTextBuilder();
  const runs = places.slice(1).map((end, index) => {
    for (const each of records.slice(places[index], end)) builder.add(each);
    return builder.finish();
  });
  return mergeTexts(runs);
}

describe('runs of words', () => {
  it('make the same index however the records are cut into them', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 5 }), (records, cuts) => {
        expect(indexInRuns(records, cuts)).toEqual(indexInRuns(records, []));
      }),
      { numRuns: 300 },
    );
  });

  it('that are far apart are told apart by distances of several bytes', () => {
    const records = Array.from({ length: 40_000 }, (_, index): RecordText => {
      return { title: index % 20_000 === 0 ? 'rare' : '', body: 'lock lock', listed: [] };
    });
    expect(indexInRuns(records, [19_999, 20_001, 39_999])).toEqual(indexInRuns(records, []));
  });

  it('without any words, or none at all, make an index of nothing', () => {
    expect(mergeTexts([])).toEqual(indexInRuns([], [0, 0]));
  });
});
