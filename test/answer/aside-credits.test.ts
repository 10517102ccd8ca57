import { describe, expect, it } from 'vitest';
import { findAsideCredits } from '../../src/answer/aside-credits.ts';

describe('people who are named beside what is said', () => {
  it.each([
    ['Problem: The list is drawn twice. (Jane Doe)', ['Jane Doe']],
    ['The list is drawn twice. (Jane Doe, closes #12)\nMore of it.', ['Jane Doe']],
    ['Draw it once. (Jane Doe, Jan van der Berg)', ['Jane Doe', 'Jan van der Berg']],
    ['Draw the list once, from Jane Doe in issue 12.', ['Jane Doe']],
    ['Draw the list (Jane Doe) once and again', []],
    ['Draw the list once (Visual Studio)', []],
    ['Draw the list once. (GCC Bug)', []],
    ['Take it from Jane Doe', []],
    ["Partly based on Jane Doe's work.", ['Jane Doe']],
    ['Based on Open Sound', []],
  ])('of "%s" are %j', (text, names) => {
    expect(findAsideCredits(text)).toEqual(names);
  });
});
