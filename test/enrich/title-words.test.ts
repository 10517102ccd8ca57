import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeCounter } from '../../src/enrich/learn-counter.ts';
import { makeWordFinder } from '../../src/enrich/telling-words.ts';
import { makeTitleWords } from '../../src/enrich/title-words.ts';

/** The words of a title by an expression. */
const readWords = (title: string): string[] =>
  title
    .slice(0, 300)
    .toLowerCase()
    .match(/[a-z\d][\w-]{3,}/g) ?? [];

interface Title {
  prefix: string;
  text: string;
}

/** The same by expressions and maps; each title's prefix counts from that title on. */
function countPlainly(titles: readonly Title[], limit: number) {
  const words = makeCounter(limit);
  const earlyWords = makeCounter(limit);
  const prefixes = new Set<string>();
  for (const { prefix, text } of titles) {
    prefixes.add(prefix.toLowerCase());
    const own = new Set(readWords(prefix));
    for (const word of new Set(readWords(`${prefix}: ${text}`))) {
      if (!own.has(word)) (prefixes.has(word) ? words : earlyWords).add(word);
    }
  }
  return [words.finish(), earlyWords.finish()].map((counts) => [...counts]);
}

function count(titles: readonly Title[], limit: number) {
  const counter = makeTitleWords(limit);
  const countOnce = () => {
    for (const { prefix, text } of titles) {
      counter.mark(prefix.toLowerCase());
      counter.add(`${prefix}: ${text}`, [{ text: prefix }]);
    }
    const { words, earlyWords } = counter.finish();
    return [words, earlyWords].map((counts) => [...counts]);
  };
  const first = countOnce();
  // What was counted before leaves nothing behind.
  expect(countOnce()).toEqual(first);
  return first;
}

const unit = fc.constantFrom(...'abcABC12-_ ./éK\u212aİ');
const titles = fc.array(
  fc.record({
    prefix: fc.constantFrom('cache', 'http', 'Docs', 'a_b-c', 'x', '-abcd'),
    text: fc.string({ unit, maxLength: 40 }),
  }),
  { maxLength: 30 },
);

it('counts words as expressions and maps do, in the same order', () => {
  fc.assert(
    fc.property(titles, (some) => {
      expect(count(some, 1000)).toEqual(countPlainly(some, 1000));
    }),
  );
});

it('lets the rarest go as a counter does', () => {
  fc.assert(
    fc.property(titles, (some) => {
      expect(count(some, 6)).toEqual(countPlainly(some, 6));
    }),
  );
});

it('counts many words, beyond its first size', () => {
  const many = Array.from({ length: 3000 }, (_, index) => ({
    prefix: 'cache',
    text: `word-${index} word-${index + 1} http`,
  }));
  expect(count(many, 60_000)).toEqual(countPlainly(many, 60_000));
});

it('knows prefixes until they are said to be none', () => {
  const counter = makeTitleWords(10);
  counter.mark('cache');
  counter.markOnly(['http']);
  counter.add('net: cache of http', [{ text: 'net' }]);
  const { words, earlyWords } = counter.finish();
  expect([[...words], [...earlyWords]]).toEqual([[['http', 1]], [['cache', 1]]]);
});

it('finds the words of a title that are asked for, as an expression does', () => {
  const wanted = new Set(['cache', 'a-b_c', '1abc', 'kabc', 'abca', 'abcb']);
  const find = makeWordFinder(wanted);
  const word = fc.oneof(fc.constantFrom(...wanted, 'Cache', '\u212aabc', 'aİcache'), fc.string({ unit, maxLength: 5 }));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.constantFrom(' ', '/', ''), (words, between) => {
      const title = words.join(between);
      expect(find(title)).toEqual(readWords(title).filter((one) => wanted.has(one)));
    }),
  );
});
