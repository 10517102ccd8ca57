import { describe, expect, it } from 'vitest';
import { followingGrammar } from '../../src/question/grammar.ts';
import { markTokens } from '../../src/question/mark.ts';
import { splitTokens } from '../../src/question/tokens.ts';
import { fakeVocabulary } from '../support/fake-vocabulary.ts';

const examples = followingGrammar.flatMap((rule) =>
  rule.examples.map(([question, taken]) => ({ rule: rule.name, question, taken })),
);

describe('a rule of the grammar', () => {
  it('has examples', () => {
    for (const { name, examples: own } of followingGrammar) expect(own.length, name).toBeGreaterThan(0);
  });

  it.each(examples)('$rule takes "$taken" of "$question"', ({ rule, question, taken }) => {
    const marks = markTokens(splitTokens(question), followingGrammar, fakeVocabulary, '2020-06-15');
    const texts = marks
      .filter((mark) => mark.rule === rule)
      .map(({ tokens }) => tokens.map(({ text }) => text).join(' '));
    const plain = splitTokens(taken)
      .map(({ text }) => text)
      .join(' ');
    expect(texts).toContain(plain);
  });
});
