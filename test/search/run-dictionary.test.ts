import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workAtOnce } from '../../src/ops/turns.ts';
import { type Dictionary, openDictionary } from '../../src/search/dictionary.ts';
import { mergeRuns } from '../../src/search/merge-runs.ts';
import { openRun, packRun } from '../../src/search/packed-run.ts';
import { openRunDictionary } from '../../src/search/run-dictionary.ts';
import { makeTermBuilder } from '../../src/search/term-builder.ts';

/** What a dictionary says of a beginning: each term with its size. */
function listFrom(dictionary: Dictionary, prefix: string): [term: string, size: number][] {
  const found: [string, number][] = [];
  dictionary.eachFrom(prefix, ({ term, size }) => {
    found.push([term, size]);
    return true;
  });
  return found;
}

function listEncoded(dictionary: Dictionary): [term: string, size: number][] {
  const found: [string, number][] = [];
  const steps = dictionary.eachEncoded((bytes, length, size) =>
    found.push([Buffer.from(bytes.subarray(0, length)).toString(), size]),
  );
  workAtOnce(steps);
  return found;
}

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
      const all = listFrom(written, '');
      expect(listFrom(own, '')).toEqual(all);
      expect(listEncoded(own)).toEqual(listEncoded(written));
      for (const other of [...others, ...all.map(([term]) => term)]) {
        expect(own.find(other)?.size).toBe(written.find(other)?.size);
        expect(listFrom(own, other.slice(0, 2))).toEqual(listFrom(written, other.slice(0, 2)));
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
