import { describe, expect, it } from 'vitest';
import { readAsked } from '../support/read-asked.ts';

describe('what is said of a thing that came or is gone', () => {
  it.each([
    ['when did the quota code go away', '/when about:quota code removed'],
    ['when did the quota code vanish from the tree', '/when about:quota code removed tree'],
    ['which release is the quota gone in', '/release about:quota removed'],
    ['when did the quota first show up', '/when about:quota added'],
    ['when did the quota appear in 2012', '/when about:quota added since:2012-01-01 until:2012-12-31'],
    ['when did the quota format get removed', '/when about:quota format removed'],
  ])('"%s" is looked for in a word of changes: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['when did jeff layton disappear', '/person person:jeff layton'],
    ['when did the vanished file list start', 'vanished'],
    ['what becomes of items once every sender is gone', 'gone'],
    ['why does the error appear twice', 'appear'],
  ])('"%s" says something else', (question, reading) => {
    expect(readAsked(question)).not.toMatch(/\b(?:removed|added)\b/);
    expect(readAsked(question)).toContain(reading.split(' ').at(-1));
  });
});
