import { describe, expect, it } from 'vitest';
import { findNamesInText } from '../../src/answer/names-in-text.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';

describe('who a text says did something', () => {
  it.each([
    ['Jane Doe found that it leaks.', ['Jane Doe']],
    ["As 'Jane de la Doe' said, Joan O'Roe-Poe and J. Roe reported it.", ['J. Roe']],
    ['But Jane McDoe noticed it.', ['Jane McDoe']],
    ['JANE DOE sent it', ['JANE DOE']],
    ['Jane Doe is away.', []],
  ])('%s', (text, names) => {
    expect(findNamesInText(text)).toEqual(names);
  });

  it.each(['A', 'Aa', 'A-', 'A ', "A'", 'A de ', 'de '])('is read in linear time of %j again and again', (unit) => {
    expect(takesLinearTime((share) => `A ${repeatBy(share)(unit, 30_000)}.`, findNamesInText)).toBe(true);
  });
});
