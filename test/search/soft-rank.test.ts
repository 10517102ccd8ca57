import { describe, expect, it } from 'vitest';
import { fitText, scoreFit } from '../../src/search/soft-rank.ts';
import { listSoftTerms } from '../../src/search/soft-text.ts';
import type { SoftWord } from '../../src/search/soft-words.ts';

const word = (text: string, weight = 1): SoftWord => ({
  word: text,
  kind: 'thing',
  weight,
  groups: [{ variants: [{ term: text, weight: 1 }], weight: 1, rarity: weight }],
  size: 1,
  piece: false,
});
const fit = (words: SoftWord[], title: string, ...sentences: string[]) =>
  fitText({ title, sentences }, words, listSoftTerms(words));

describe('how well a text fits a question', () => {
  const words = [word('big', 1), word('keys', 3)];

  it('tells the share of the words it has, rare ones for more', () => {
    expect(fit(words, 'Big').coverage).toBeCloseTo(0.25);
    expect(fit(words, 'Big', 'The keys.').coverage).toBe(1);
  });

  it('tells what one sentence has', () => {
    expect(fit(words, 'x', 'Big ones.', 'Some keys.').sentence).toBeCloseTo(0.75);
    expect(fit(words, 'x', 'Big keys.').sentence).toBe(1);
  });

  it('finds words nearer side by side than apart, and in order than not', () => {
    const [beside, apart, turned] = ['big keys', 'big as all of the other keys', 'keys big'].map(
      (text) => fit(words, text).nearness,
    );
    expect(beside).toBe(1);
    expect(apart).toBeLessThan(0.5);
    expect(turned).toBeCloseTo(0.7);
  });

  it('tells how much of the title is asked about', () => {
    expect(fit(words, 'big keys').focus).toBe(1);
    expect(fit(words, 'big keys, small locks').focus).toBe(0.5);
    expect(fit(words, '').focus).toBe(0);
  });

  it('scores a title above the same words in the text', () => {
    expect(scoreFit(fit(words, 'big keys'), 1, 1)).toBeGreaterThan(scoreFit(fit(words, 'x', 'big keys'), 1, 1));
  });
});
