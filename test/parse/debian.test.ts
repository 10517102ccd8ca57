import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { debian } from '../../src/parse/debian.ts';
import { parseText } from '../support/parse-text.ts';

const folder = new URL('../fixtures/debian/', import.meta.url);

/** A plain count, apart from the parser: the lines that look like headings of versions, and like items of their lists. */
function countByEye(text: string) {
  const lines = text.split('\n');
  const numbersOf = (form: RegExp) => lines.flatMap((line, index) => (form.test(line) ? [index + 1] : []));
  return { headings: numbersOf(/^\w\S* \(\S+\).*;/), items: numbersOf(/^(?: {1,3}|\t)\* /) };
}

describe('a Debian changelog', () => {
  for (const name of readdirSync(folder)) {
    const input = readFileSync(new URL(`${name}/input.txt`, folder), 'utf8');

    test(`is read as the folder ${name} expects`, () => {
      const { releases, entries, problems } = parseText(debian, input);
      const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8'));
      expect(JSON.parse(JSON.stringify({ releases, entries, problems }))).toEqual(expected);
    });

    test(`has all headings and items of the folder ${name}`, () => {
      const { releases, entries } = parseText(debian, input);
      const { headings, items } = countByEye(input);
      const told = new Set(releases.map(({ line }) => line));
      expect(headings.filter((line) => !told.has(line))).toEqual([]);
      const starts = new Set(entries.map(({ line }) => line));
      const sections = entries.map(({ section }) => section ?? '');
      const lost = items.filter((line) => {
        const words = (input.split('\n')[line - 1] ?? '').replace(/^\s*\* |:$/g, '');
        return !starts.has(line) && !sections.some((section) => section.startsWith(words));
      });
      expect(lost).toEqual([]);
    });

    test(`is known by the first lines of the folder ${name}`, () => {
      expect(debian.detect(input.split('\n'))).toEqual({ fits: true });
    });
  }

  test('keeps every word of its items, in the subject, the body or the section', () => {
    const input = readFileSync(new URL('groups/input.txt', folder), 'utf8');
    const told = parseText(debian, input).entries.map(({ subject, body }) => `${subject} ${body}`);
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const items = input.split('\n').filter((line) => line.startsWith('  ') && !line.startsWith('  ['));
    expect(words(told.join(' '))).toEqual(words(items.join(' ')));
  });

  test('is no text that only looks a little like it', () => {
    for (const head of [
      '# Changelog',
      'main (argc); return',
      'The end (so far) of it',
      'name (1.0-1)',
      '2024-01-01  A  <a@b>',
    ]) {
      expect(debian.detect([head])).toMatchObject({ fits: false, line: 1 });
    }
  });

  test('says the line that does not fit, behind remarks', () => {
    expect(debian.detect(['', '# a remark', 'Hello'])).toMatchObject({ fits: false, line: 3 });
  });

  test('tells of text above the first heading once', () => {
    const { problems, entries } = parseText(
      debian,
      'Hello\nWorld\n\na (1) b; urgency=low\n\n  * one\n\n -- N <n@x>  Mon, 01 Jan 2024 00:00:00 +0000\n',
    );
    expect(problems).toEqual([
      { kind: 'text-before-first-heading', message: 'text before the first heading', line: 1 },
    ]);
    expect(entries).toHaveLength(1);
  });

  test('reads lines of a million characters and a million empty ones', () => {
    const long = `a (1) b; urgency=low\n\n  * ${'word '.repeat(200_000)}\n${'\n'.repeat(200_000)}  * ${'x'.repeat(1_000_000)}\n`;
    const { entries } = parseText(debian, long);
    expect(entries).toHaveLength(2);
    expect(`${entries[0]?.subject} ${entries[0]?.body}`.length).toBeGreaterThan(999_990);
  });
});
