import { describe, expect, it } from 'vitest';
import { findAsideCredits } from '../../src/answer/aside-credits.ts';

describe('people who are named beside what is said', () => {
  it.each([
    ['Problem: The list is drawn twice. (Jane Doe)', ['Jane Doe']],
    ['The list is drawn twice. (Jane Doe, closes #12)\nMore of it.', ['Jane Doe']],
    ['Draw it once. (Jane Doe, Jan van der Berg)', ['Jane Doe', 'Jan van der Berg']],
    ['Draw the list once, from Jane Doe in issue 12.', ['Jane Doe']],
    ['Draw the list once [Jane Doe & Joan Roe]', ['Jane Doe', 'Joan Roe']],
    ['Draw it once. (Jane Doe, jroe) Add a test.', ['Jane Doe', 'jroe']],
    ['Draw it once (after Jane Doe)', ['Jane Doe']],
    ['Problem:  Drawn twice\n          (also by jroe)\nSolution: Draw it once (Jane Doe).', ['Jane Doe', 'jroe']],
    ['Draw it once. Closes #12 [jroe]', ['jroe']],
    ['Draw it once (closes #12) [jroe, Jane Doe]\n\ngit-id: 12', ['jroe', 'Jane Doe']],
    ['Draw it once [jane.doe@example.org]', ['jane.doe']],
    ['Draw it once #12 [ci-skip]', []],
    ['Draw it once #12 [skip ci]', []],
    ['Draw it with [options]', []],
    ['Draw the list once (later)', []],
    ['Draw the list once, by Jane Doe <jane@doe.org> in May', ['Jane Doe']],
    ['A fix for lists from J. R. Doe.', ['J. R. Doe']],
    ['A list of lists (joint work with Jane Doe)', ['Jane Doe']],
    ['Patches de Jane Doe (listes)', ['Jane Doe']],
    ['Patch courtesy Jane\nDoe. See it.', ['Jane Doe']],
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
