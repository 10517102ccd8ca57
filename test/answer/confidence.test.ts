import { describe, expect, it } from 'vitest';
import {
  type ConfidenceFacts,
  isAboutIt,
  isSurelyNothing,
  judgeConfidence,
  readFacts,
} from '../../src/answer/confidence.ts';
import { type SoftGroup, type SoftWord, wordWeights } from '../../src/search/soft-words.ts';

const facts = (rest: Partial<ConfidenceFacts>): ConfidenceFacts => ({
  coverage: 1,
  thingCoverage: 1,
  things: 2,
  words: 4,
  hasRarest: true,
  knowsRarest: true,
  unknown: 0,
  lacksName: false,
  inPassing: false,
  isPinned: false,
  score: 2,
  sentence: 1,
  margin: 0.5,
  byDay: false,
  lacksDeed: false,
  lacking: 0,
  lackingUsual: 0,
  isNarrowed: false,
  ...rest,
});

describe('how much an answer is relied on', () => {
  it.each<[string, Partial<ConfidenceFacts>, string]>([
    ['all words in one sentence', {}, 'sure'],
    ['all words, and another change that fits as well', { margin: 0.02 }, 'unsure'],
    ['all words, and the earliest of several that fit as well', { score: 2.3, margin: 0, byDay: true }, 'sure'],
    ['all words, and a rival near it', { score: 1.6, margin: 0.1 }, 'unsure'],
    ['much of them, and far before all others', { score: 1.2, coverage: 0.6, margin: 0.5 }, 'sure'],
    ['the half of few things, and far before all others', { score: 1.2, thingCoverage: 0.5, margin: 0.5 }, 'unsure'],
    [
      'words that are said for things which the log has no word for',
      { score: 1.4, thingCoverage: 0.6, unknown: 0.8, margin: 0.5 },
      'unsure',
    ],
    ['some of many words', { coverage: 0.5, thingCoverage: 0.5, score: 1, margin: 0.2, things: 6 }, 'unsure'],
    [
      'of two things the one that matters is missing',
      { coverage: 0.4, thingCoverage: 0.4, hasRarest: false },
      'nothing',
    ],
    ['of three things as well', { coverage: 0.4, thingCoverage: 0.4, hasRarest: false, things: 3 }, 'nothing'],
    [
      'of many things the rarest is missing',
      { coverage: 0.4, thingCoverage: 0.4, hasRarest: false, things: 5, score: 0.9, margin: 0.1 },
      'unsure',
    ],
    ['a name that the log does not have, whatever else fits', { lacksName: true }, 'nothing'],
    [
      'some things are none of the log, and it has less than half of the others',
      { coverage: 0.4, thingCoverage: 0.4, unknown: 0.4, things: 5 },
      'nothing',
    ],
    ['some things are none of the log, and it has the others', { thingCoverage: 0.7, unknown: 0.3 }, 'sure'],
    ['the only thing stands in its text in passing', { things: 1, inPassing: true }, 'nothing'],
    [
      'few words, of a day that has but a few changes',
      { coverage: 0.2, thingCoverage: 0.2, hasRarest: false, isPinned: true },
      'unsure',
    ],
    [
      'few words, of such a day, and things that are none of the log',
      { coverage: 0.2, thingCoverage: 0.2, unknown: 0.5, isPinned: true },
      'nothing',
    ],
    [
      'none of the things, on such a day',
      { coverage: 0.2, thingCoverage: 0.1, hasRarest: false, isPinned: true },
      'nothing',
    ],
    ['a quarter of many things', { coverage: 0.25, thingCoverage: 0.25, things: 8, score: 0.8, margin: 0.1 }, 'unsure'],
    [
      'many words that describe it, the rarest of which it says in others',
      { words: 6, coverage: 0.35, thingCoverage: 0.4, hasRarest: false, things: 3, score: 1.4, margin: 0.2 },
      'unsure',
    ],
    [
      'many words, of which the log has none for some of the things',
      { words: 7, coverage: 0.45, thingCoverage: 0.45, unknown: 0.4, things: 5, score: 1.6, margin: 0.15 },
      'unsure',
    ],
    [
      'many words, and no change that fits much better than others',
      { words: 7, coverage: 0.25, thingCoverage: 0.3, hasRarest: false, things: 3, score: 1.1, margin: 0.05 },
      'nothing',
    ],
    ['many words, and a name that the log does not have', { words: 8, lacksName: true }, 'nothing'],
    [
      'few words, of which a title has one',
      { words: 2, coverage: 0.56, thingCoverage: 0.56, score: 1.2, margin: 0 },
      'nothing',
    ],
    [
      'few words, of which a title has one, on a day that has but a few changes',
      { words: 2, coverage: 0.56, thingCoverage: 0.56, score: 1.2, margin: 0, isPinned: true },
      'unsure',
    ],
    ['nothing of what was done to it', { lacksDeed: true }, 'nothing'],
    [
      'one of two things, while the log often names the other',
      { score: 1.8, coverage: 0.7, lacking: 0.4, lackingUsual: 0.4, margin: 0.25 },
      'nothing',
    ],
    [
      'one of two things, while the log seldom names the other',
      { score: 1.8, coverage: 0.7, lacking: 0.4, margin: 0.25 },
      'sure',
    ],
    [
      'one of two things, while the log often names the other, and somebody is named',
      { score: 1.8, coverage: 0.7, lacking: 0.4, lackingUsual: 0.4, margin: 0.25, isNarrowed: true },
      'sure',
    ],
    [
      'one of two things, and it says that it brings that in',
      { coverage: 0.7, lacking: 0.4, lackingUsual: 0.4, margin: 0, isFirst: true },
      'sure',
    ],
    ['hardly any word', { coverage: 0.1, thingCoverage: 0.1, things: 8 }, 'nothing'],
  ])('%s', (_, rest, expected) => {
    expect(judgeConfidence(facts(rest))).toBe(expected);
  });

  it('is sure that there is nothing only where the log has no word for what matters', () => {
    const missing: Partial<ConfidenceFacts> = { coverage: 0.2, thingCoverage: 0.2, hasRarest: false };
    expect(isSurelyNothing(facts({ ...missing, knowsRarest: false }))).toBe(true);
    expect(isSurelyNothing(facts({ ...missing, knowsRarest: true }))).toBe(false);
    expect(isSurelyNothing(facts({ ...missing, knowsRarest: false, things: 7 }))).toBe(false);
    expect(isSurelyNothing(facts({ lacksName: true, words: 3 }))).toBe(true);
    expect(isSurelyNothing(facts({ lacksName: true, words: 8 }))).toBe(false);
  });

  it('does not take the log to lack a general word that may be a slip for another, where it has what is said for it', () => {
    const group = (term: string, weight: number): SoftGroup => ({ variants: [{ term, weight: 1 }], weight, rarity: 5 });
    const tally = (groups: SoftGroup[]): SoftWord => ({
      word: 'tally',
      kind: 'thing',
      taken: 'tall',
      weight: 5,
      groups,
      size: 2,
      piece: false,
      unknownName: false,
    });
    const slip = group('tall', wordWeights.guess);
    expect(readFacts([tally([slip])], []).knowsRarest).toBe(false);
    expect(readFacts([tally([slip, group('count', wordWeights.same)])], []).knowsRarest).toBe(true);
  });

  it('says what a change does not record where the change is about what is asked, whatever else is', () => {
    expect(isAboutIt(facts({ coverage: 0.6, sentence: 0.5, margin: 0 }))).toBe(true);
    expect(isAboutIt(facts({ coverage: 0.4, sentence: 0.3, margin: 1 }))).toBe(false);
  });
});
