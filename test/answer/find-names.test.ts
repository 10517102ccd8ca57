import { describe, expect, it } from 'vitest';
import { findNames } from '../../src/answer/find-names.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';

describe('names in a text', () => {
  it.each([
    ['Thanks to Jane Doe.', ['Jane Doe']],
    ['Thanks to Jane\n  Doe, jroe and Jane Doe', ['Jane Doe', 'jroe', 'Jane Doe']],
    ['Thanks to Jane Doe-Roe', ['Jane Doe', 'Jane Doe-Roe']],
    ['Thanks to Jane Doer, MaryJane Doe and jroe2', []],
    ['', []],
  ])('%j has %j', (text, names) => {
    const found = findNames(text, ['Jane Doe', 'Jane Doe-Roe', 'jroe']);
    expect(found.map(({ name }) => name)).toEqual(names);
    for (const { name, start, end } of found) expect(text.slice(start, end).replace(/\s+/g, ' ')).toBe(name);
  });

  it('are found in a time that grows with the length of a text and of a name alone', () => {
    const make = (share: number) => ({ text: repeatBy(share)('J ', 80_000), name: `${repeatBy(share)('J ', 4000)}x` });
    expect(takesLinearTime(make, ({ text, name }) => findNames(text, [name]))).toBe(true);
  });
});
