import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeByteWriter } from '../../src/search/bytes.ts';
import { type Dictionary, makeDictionaryWriter, openDictionary, type TermEntry } from '../../src/search/dictionary.ts';
import { listEncoded, listFrom } from '../support/list-terms.ts';
import { toUnits } from '../support/units.ts';

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A dictionary of these terms, each with a size and a length of postings that tell it from others. */
function makeDictionary(terms: readonly string[]): { dictionary: Dictionary; entries: TermEntry[] } {
  const writer = makeDictionaryWriter(makeByteWriter());
  let postings = 0;
  const entries = [...new Set(terms)].sort(byUnits).map((term, index) => {
    const entry = { term, size: index + 1, postings, bytes: index * 3 };
    // Amid other units, as in a run.
    writer.add(toUnits(`<${term}>`), 1, 1 + term.length, entry.size, index * 3);
    postings += index * 3;
    return entry;
  });
  return { dictionary: openDictionary(writer.finish()), entries };
}

describe('a dictionary', () => {
  it('finds what was written, and by every beginning, as a sorted list does', () => {
    // Pairs of surrogates stand before some characters of one unit, and share their first half.
    const unit = fc.constantFrom('a', 'b', 'é', '修', '𐐨', '𐐩', '\uff5e', '_');
    const term = fc.string({ unit, minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(term, { maxLength: 120 }), fc.array(term, { maxLength: 10 }), (terms, others) => {
        const { dictionary, entries } = makeDictionary(terms);
        for (const entry of entries) expect(dictionary.find(entry.term)).toEqual(entry);
        for (const other of [...others, ...terms.map((each) => each.slice(0, 1)), '']) {
          expect(dictionary.find(other)).toEqual(entries.find((entry) => entry.term === other));
          expect(listFrom(dictionary, other)).toEqual(entries.filter((entry) => entry.term.startsWith(other)));
        }
        expect(listEncoded(dictionary)).toEqual(entries.map(({ term: each, size }) => [each, size]));
      }),
      { numRuns: 300 },
    );
  });

  it('is right at the borders of its blocks', () => {
    const terms = Array.from({ length: 100 }, (_, index) => `term${String(index).padStart(3, '0')}`);
    const { dictionary, entries } = makeDictionary(terms);
    for (const [index, term] of terms.entries()) {
      expect(dictionary.find(term)).toEqual(entries[index]);
      expect(dictionary.find(`${term}x`)).toBeUndefined();
      expect(listFrom(dictionary, term)).toEqual(entries.slice(index, index + 1));
    }
    expect(listFrom(dictionary, 'term01')).toEqual(entries.slice(10, 20));
    expect(listFrom(dictionary, 'a')).toEqual([]);
    expect(listFrom(dictionary, 'z')).toEqual([]);
  });

  it('stops where it is told to', () => {
    const { dictionary } = makeDictionary(Array.from({ length: 50 }, (_, index) => `t${index + 10}`));
    let count = 0;
    dictionary.eachFrom('t', () => {
      count += 1;
      return count < 20;
    });
    expect(count).toBe(20);
  });

  it('without terms has none', () => {
    const { dictionary } = makeDictionary([]);
    expect(dictionary.find('a')).toBeUndefined();
    expect(listFrom(dictionary, '')).toEqual([]);
  });
});
