import { describe, expect, it } from 'vitest';
import { findTopics, makeTopics } from '../../src/search/topics.ts';

const topic = (said: string, others: string) => ({ said: said.split(' '), others: others.split(' ') });
/** Topics that share `net`, each with words of its own, so that these are rare among them. */
const topics = makeTopics(
  Array.from({ length: 30 }, (_, at) => topic(`net red${at} blue${at} green${at}`, `told${at}`)),
  (word) => word,
);
const find = (...words: string[]) => findTopics(topics, new Set(words)).map(({ others }) => others[0]);

describe('topics', () => {
  it('are those of which a question has rare words', () => {
    expect(find('red3', 'blue3', 'other')).toEqual(['told3']);
    expect(find('red3', 'net')).toEqual([]);
  });

  it('are none for a single word', () => {
    expect(find('red3')).toEqual([]);
  });

  it('are the three surest', () => {
    const words = [1, 2, 3, 4].flatMap((at) => [`red${at}`, `blue${at}`]);
    expect(find(...words, 'green4')).toEqual(['told4', 'told1', 'told2']);
  });

  it('pass over words that say nothing', () => {
    const made = makeTopics([topic('of hidden', 'x')], (word) => (word === 'hidden' ? undefined : word));
    expect(made.byStem.size).toBe(0);
  });
});
