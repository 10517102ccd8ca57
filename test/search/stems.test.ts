import { expect, it } from 'vitest';
import { formsOf, stem } from '../../src/search/stems.ts';

it.each([
  ['compress', 'compressed'],
  ['compression', 'compressing'],
  ['message', 'messages'],
  ['add', 'added'],
  ['adds', 'adding'],
  ['used', 'using'],
  ['try', 'tries'],
  ['key', 'keys'],
  ['set', 'setting'],
  ['licence', 'licensed'],
  ['behaviour', 'behaviors'],
  ['normalisation', 'normalizes'],
  ['customised', 'customize'],
  ['analyse', 'analyzing'],
  ['catalogue', 'catalogs'],
])('%s and %s have one stem', (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

it.each(['lzo', '9p', 'jffs2', 'sock_owned', 'force-with-lease', '修复', 'as'])('%s is its own stem', (word) => {
  expect(stem(word)).toBe(word);
});

it.each([
  ['terminal', 'terminates'],
  ['locales', 'local'],
  ['news', 'new'],
  ['pasted', 'past'],
  ['general', 'generated'],
  ['important', 'imports'],
  ['severity', 'several'],
])('%s is no form of %s', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});

it('forms of a word that is kept apart have one stem', () => {
  expect(stem('severities')).toBe(stem('severe'));
  expect(stem('terminals')).toBe('terminal');
});

it('the forms of a short verb are known, of other words none', () => {
  expect(formsOf('using')).toEqual(['use', 'uses', 'used', 'using']);
  expect(formsOf('compress')).toEqual([]);
});

it('stays right when more words were asked for than are remembered', () => {
  const before = stem('compressing');
  for (let number = 0; number < 60_000; number += 1) stem(`w${number.toString(26).replace(/\d/g, 'x')}ing`);
  expect(stem('compressing')).toBe(before);
});
