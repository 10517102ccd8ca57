import { describe, expect, it } from 'vitest';
import { dampWeights, fitText, scoreFit } from '../../src/search/soft-rank.ts';
import { listSoftTerms } from '../../src/search/soft-text.ts';
import type { SoftWord } from '../../src/search/soft-words.ts';

const word = (text: string, weight = 1): SoftWord => ({
  word: text,
  kind: 'thing',
  weight,
  groups: [{ variants: [{ term: text, weight: 1 }], weight: 1, rarity: weight }],
  size: 1,
  piece: false,
  unknownName: false,
});
const fit = (words: SoftWord[], title: string, ...sentences: string[]) =>
  fitText({ title, sentences }, words, listSoftTerms(words));

describe('how well a text fits a question', () => {
  const words = [word('big', 1), word('keys', 3)];

  it('tells the share of the words it has, rare ones for more', () => {
    expect(fit(words, 'Big').coverage).toBeCloseTo(0.25);
    expect(fit(words, 'Big', 'The keys.').coverage).toBe(1);
  });

  it('is told more by two words than by a rare one that is asked beside them, where weights are damped', () => {
    const asked = [word('flag', 3), word('sort', 3), word('poked', 8)];
    const [two, rare] = ['flag sort', 'poked'].map((title) => fit(dampWeights(asked), title).coverage);
    expect(two).toBeGreaterThan(rare ?? 1);
    expect(fit(asked, 'flag sort').coverage).toBeLessThan(fit(asked, 'poked').coverage);
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
    const facts = { score: 1, text: 0, role: 0 };
    expect(scoreFit(fit(words, 'big keys'), facts)).toBeGreaterThan(scoreFit(fit(words, 'x', 'big keys'), facts));
  });

  it('counts each thing alike beside its weight, and what is done to things by itself', () => {
    const asked = [word('big', 1), word('keys', 3), { ...word('removed', 2), kind: 'action' as const }];
    expect(fit(asked, 'Big')).toMatchObject({ things: 0.5, actions: 0 });
    expect(fit(asked, 'Keys removed')).toMatchObject({ things: 0.5, actions: 1 });
    expect(fit(words, 'Big').actions).toBe(0.5);
  });

  it('scores an entry higher that has a text to quote, or a person in the role that is asked for', () => {
    const score = (text: number, role: number): number => scoreFit(fit(words, 'big keys'), { score: 1, text, role });
    expect(score(1, 0)).toBeGreaterThan(score(0, 0));
    expect(score(0, 1)).toBeGreaterThan(score(0, 0));
  });
});
