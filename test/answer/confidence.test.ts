import { describe, expect, it } from 'vitest';
import { type ConfidenceFacts, judgeConfidence } from '../../src/answer/confidence.ts';

const facts = (rest: Partial<ConfidenceFacts>): ConfidenceFacts => ({
  coverage: 1,
  thingCoverage: 1,
  things: 2,
  hasRarest: true,
  sentence: 1,
  margin: 0.5,
  ...rest,
});

describe('how much an answer is relied on', () => {
  it.each<[string, Partial<ConfidenceFacts>, string]>([
    ['all words in one sentence', {}, 'sure'],
    ['all words, scattered, and a rival beside it', { sentence: 0.3, margin: 0 }, 'unsure'],
    ['some of many words', { coverage: 0.5, thingCoverage: 0.5, sentence: 0.4, things: 6 }, 'unsure'],
    [
      'of two things the one that matters is missing',
      { coverage: 0.4, thingCoverage: 0.4, hasRarest: false },
      'nothing',
    ],
    [
      'of many things the rarest is missing',
      { coverage: 0.4, thingCoverage: 0.4, hasRarest: false, things: 5, sentence: 0.3 },
      'unsure',
    ],
    ['hardly any word', { coverage: 0.1, thingCoverage: 0.1, things: 8 }, 'nothing'],
  ])('%s', (_, rest, expected) => {
    expect(judgeConfidence(facts(rest))).toBe(expected);
  });
});
