import { describe, expect, it } from 'vitest';
import { type ConfidenceFacts, isAboutIt, isSurelyNothing, judgeConfidence } from '../../src/answer/confidence.ts';

const facts = (rest: Partial<ConfidenceFacts>): ConfidenceFacts => ({
  coverage: 1,
  thingCoverage: 1,
  things: 2,
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
    ['hardly any word', { coverage: 0.1, thingCoverage: 0.1, things: 8 }, 'nothing'],
  ])('%s', (_, rest, expected) => {
    expect(judgeConfidence(facts(rest))).toBe(expected);
  });

  it('is sure that there is nothing only where the log has no word for what matters', () => {
    const missing: Partial<ConfidenceFacts> = { coverage: 0.2, thingCoverage: 0.2, hasRarest: false };
    expect(isSurelyNothing(facts({ ...missing, knowsRarest: false }))).toBe(true);
    expect(isSurelyNothing(facts({ ...missing, knowsRarest: true }))).toBe(false);
    expect(isSurelyNothing(facts({ ...missing, knowsRarest: false, things: 7 }))).toBe(false);
    expect(isSurelyNothing(facts({ lacksName: true }))).toBe(true);
  });

  it('says what a change does not record where the change is about what is asked, whatever else is', () => {
    expect(isAboutIt(facts({ coverage: 0.6, sentence: 0.5, margin: 0 }))).toBe(true);
    expect(isAboutIt(facts({ coverage: 0.4, sentence: 0.3, margin: 1 }))).toBe(false);
  });
});
