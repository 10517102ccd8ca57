import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDeveloperWords } from '../../src/model/developer-words.ts';

const write = (same: string[], leads: string[] = [], plain: string[] = []): string =>
  JSON.stringify({ same, leads, plain });

describe('the table of what developers say', () => {
  it('lets all words of a line stand for each other, and leads one way', () => {
    const { same } = readDeveloperWords(write(['drop remove'], ['nag: warn']));
    expect([...same]).toEqual([
      ['drop', ['remove']],
      ['remove', ['drop']],
      ['nag', ['warn']],
    ]);
  });

  it('knows phrases', () => {
    expect(readDeveloperWords(write([], ['end of file: eof'])).same.get('end of file')).toEqual(['eof']);
  });

  it('knows the words that say hardly anything', () => {
    expect(readDeveloperWords(write([], [], ['came with'])).plain).toEqual(new Set(['came', 'with']));
  });

  it.each([
    ['capitals', write(['Drop remove'])],
    ['two spaces', write(['drop  remove'])],
    ['a lead without words', write([], ['nag:'])],
    ['no lists', '{}'],
  ])('is refused with %s', (_, text) => {
    expect(() => readDeveloperWords(text)).toThrow();
  });

  it('comes with the package in that shape', () => {
    const text = readFileSync(path.join(import.meta.dirname, '../../data/developer-words.json'), 'utf8');
    const { same, plain } = readDeveloperWords(text);
    expect(same.get('remove')).toContain('drop');
    expect(plain.has('came')).toBe(true);
  });
});
