import { describe, expect, it } from 'vitest';
import { readAsked } from '../support/read-asked.ts';

describe('what a question names', () => {
  it.each([
    ['in which year did this project see the most commits', '/rank of:years'],
    ['which year did our repo get the most commits in', '/rank of:years'],
    ['how many commits does this project have', '/count'],
    ['what was the busiest month of this codebase', '/rank of:months'],
    ['who has been most active around here in 2012', '/rank of:people since:2012-01-01 until:2012-12-31'],
    ['who redesigned the project page', '/who about:redesigned project page'],
    ['when did our project page get a sidebar', '/when about:project page sidebar'],
  ])('"%s" is about the whole project, or about a thing called so: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });
});
