import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Dictionary, openDictionary } from '../../src/search/dictionary.ts';
import { mergeRuns } from '../../src/search/merge-runs.ts';
import { openRun, packRun } from '../../src/search/packed-run.ts';
import { openRunDictionary } from '../../src/search/run-dictionary.ts';
import { makeTermBuilder } from '../../src/search/term-builder.ts';
import { listEncoded, listFrom } from '../support/list-terms.ts';

/** What a dictionary says of a beginning: each term with its size. */
const listSizes = (dictionary: Dictionary, prefix: string): [term: string, size: number][] =>
  listFrom(dictionary, prefix).map(({ term, size }) => [term, size]);

it('the dictionary of a run says what one that is written of it says', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '修', '𐐨', '_', '-'), minLength: 1, maxLength: 4 });
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), fc.array(word, { maxLength: 6 }), (texts, others) => {
      const builder = makeTermBuilder();
      for (const body of texts) builder.add('', body);
      const run = builder.finish();
      const own = openRunDictionary(run);
      const written = openDictionary(mergeRuns([openRun(packRun(run))]));
      const all = listSizes(written, '');
      expect(listSizes(own, '')).toEqual(all);
      expect(listEncoded(own)).toEqual(listEncoded(written));
      for (const other of [...others, ...all.map(([term]) => term)]) {
        expect(own.find(other)?.size).toBe(written.find(other)?.size);
        expect(listSizes(own, other.slice(0, 2))).toEqual(listSizes(written, other.slice(0, 2)));
      }
    }),
    { numRuns: 200 },
  );
});

it('terms that are written packed at once are the same, byte for byte, as the run that is packed', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '修', '𐐨', '_', '-'), minLength: 1, maxLength: 4 });
  const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));
  const stretch = fc.array(fc.tuple(text, text), { maxLength: 200 });
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 2 }), (stretches) => {
      const [one, other] = [makeTermBuilder(), makeTermBuilder()];
      for (const texts of stretches) {
        for (const [title, body] of texts) {
          one.add(title, body);
          other.add(title, body);
        }
        expect(other.pack()).toEqual(packRun(one.finish()));
      }
    }),
    { numRuns: 50 },
  );
});
