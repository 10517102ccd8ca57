import { describe, expect, it } from 'vitest';
import { joinLines, ours, say, styled } from '../../src/render/blocks.ts';
import { lineText, markedText } from '../support/line-text.ts';

describe('a line that is said', () => {
  it("knows its own words from the log's", () => {
    expect(say`On ${ours('17 Oct 2007')}: ${'quota'} by ${'Jan'}.`).toEqual([
      { text: 'On ', from: 'us' },
      { text: '17 Oct 2007', from: 'us', style: undefined },
      { text: ': ', from: 'us' },
      { text: 'quota', from: 'log' },
      { text: ' by ', from: 'us' },
      { text: 'Jan', from: 'log' },
      { text: '.', from: 'us' },
    ]);
  });

  it('parts the thousands of a number', () => {
    expect(lineText(say`${82000} of ${7}`)).toBe('82,000 of 7');
  });

  it('takes in another line as it is, and nothing of an empty one', () => {
    expect(markedText(say`a${say` b ${'c'}`}${[]}d${ours('')}`)).toBe('a b <c>d');
  });

  it('may stand out as a whole', () => {
    expect(styled('strong', 'Jan')).toEqual([{ text: 'Jan', from: 'log', style: 'strong' }]);
    expect(styled('dim', say`by ${'Jan'}`)).toEqual([
      { text: 'by ', from: 'us', style: 'dim' },
      { text: 'Jan', from: 'log', style: 'dim' },
    ]);
    expect(styled('dim', 1234)).toEqual([{ text: '1,234', from: 'us', style: 'dim' }]);
  });
});

describe('joined lines', () => {
  it.each([
    [[], ''],
    [['a'], '<a>'],
    [['a', 'b'], '<a> and <b>'],
    [['a', 'b', 'c'], '<a>, <b> and <c>'],
  ])('%j read %s', (words, text) => {
    expect(markedText(joinLines(words.map((word) => say`${word}`)))).toBe(text);
  });

  it('may end in another word', () => {
    expect(lineText(joinLines([say`a`, say`b`, say`c`], ' or '))).toBe('a, b or c');
  });
});
