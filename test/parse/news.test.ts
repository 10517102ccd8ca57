import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../src/parse/detect.ts';
import { news } from '../../src/parse/news.ts';
import { readNewsHeading } from '../../src/parse/news-heading.ts';
import { parseText } from '../support/parse-text.ts';

const folder = new URL('../fixtures/news/', import.meta.url);

/** Versions that headings of these fixtures name, found by a few plain expressions apart from the parser. */
function countHeadings(text: string): string[] {
  const forms = [
    /^\* (?:Noteworthy|Major) changes in (?:release |Candle )?(\S+)/,
    /^Noteworthy changes in version (\S+)/,
    /^(\d+\.\S+)$/,
    /^Version ([^\s;]+)/,
    /^CHANGES FROM \S+ to ([^\s,]+)/i,
  ];
  return text.split('\n').flatMap((line) => forms.flatMap((form) => form.exec(line)?.[1] ?? []));
}

describe('a NEWS file', () => {
  for (const name of readdirSync(folder)) {
    const input = readFileSync(new URL(`${name}/input.txt`, folder), 'utf8');

    test(`is read as the folder ${name} expects`, () => {
      const { releases, entries, problems } = parseText(news, input);
      const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8'));
      expect(JSON.parse(JSON.stringify({ releases, entries, problems }))).toEqual(expected);
    });

    test(`has all headings and items of the folder ${name}`, () => {
      const { releases, entries } = parseText(news, input);
      expect(releases.map((release) => release.name)).toEqual(countHeadings(input));
      const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
      const told = new Set(words(entries.map((entry) => Object.values(entry).join(' ')).join(' ')));
      const items = input
        .split('\n')
        .filter((line) => /^ *(?:[*-]|\d\.) /.test(line) && !/^\* .*(?:release|Candle)/.test(line));
      expect(words(items.join(' ')).filter((word) => !told.has(word))).toEqual([]);
    });

    test(`is known by the first lines of the folder ${name}`, () => {
      expect(news.detect(input.split('\n'))).toEqual({ fits: true });
    });
  }

  test.each([
    ['Version 1.2.3 (2024-05-01)', '1.2.3', '2024-05-01'],
    ['Changes in version 1.2', '1.2', undefined],
    ["What's new in 1.2:", '1.2', undefined],
    ['* Noteworthy changes in release 1.2 (2024-05-01) [stable]', '1.2', '2024-05-01'],
    ['1.2.3 - 2024-05-01', '1.2.3', '2024-05-01'],
    ['foo 1.2 -- released May 1st, 2024', '1.2', '2024-05-01'],
    ['Release 1.2', '1.2', undefined],
    ['NEWS for 1.2', '1.2', undefined],
    ['NEWS for the Lamp 3.8.1 release', '3.8.1', undefined],
    ['*** Changes in LAMP 13', '13', undefined],
    ['CHANGES WITH 252 🎃:', '252', undefined],
    ['Overview of Changes from Lamp+ 2.24.32 to 2.24.33', '2.24.33', undefined],
    ['Changes between version 5.1.* and 6.0.0', '6.0.0', undefined],
    ['lamp-4.0.2', '4.0.2', undefined],
    ['26.12.2022 Release V0.21.2', 'V0.21.2', '2022-12-26'],
    ['2022-11-02 lamp 1.5.11 (Day of the Lamp)', '1.5.11', '2022-11-02'],
    ['Release 2.5.0 Tue October 25 2022', '2.5.0', '2022-10-25'],
    ['------------ August 7th 1996 version 2.2a ------------', '2.2a', '1996-08-07'],
    ["What's New in Lamp 3.11.0 alpha 4?", '3.11.0 alpha 4', undefined],
    ['Unreleased', 'Unreleased', undefined],
    ['Version 7d  12-Jan-2020', '7d', '2020-01-12'],
  ])('reads the heading %s', (line, name, date) => {
    expect(readNewsHeading(line)).toMatchObject({ name, date });
  });

  test.each([
    'The 2.0 release of the library changed this and broke that.',
    '- version bump: 1.3.0',
    'Reported by 3 people',
    'In 2024 nothing happened.',
    'since the beginning of time',
    'a support (new for version 2.3.1)',
  ])('takes the sentence "%s" for no heading', (line) => {
    expect(readNewsHeading(line)).toBeUndefined();
  });

  test.each([
    ['See the history of the version control.\n'],
    ['# Changelog\n\n## 1.2.0\n\n- a\n\n## 1.1.0\n\n- b\n'],
    ['2024-05-01  Ada Lamp  <ada@lamp.example>\n\n\t* src/a.c (f): Mend.\n'],
    ['commit 0123456789012345678901234567890123456789\nAuthor: A <a@b>\n\n    Version 1.2\n\n    * a\n'],
    ['lamp (1.0-1) unstable; urgency=low\n\n  * one\n'],
    ['<!DOCTYPE html>\n<html>\n<h1>Version 1.2</h1>\n'],
    ['Notes\n\nVersion numbers follow a rule.\n'],
    ['1.2\n'],
  ])('is not %j', (text) => {
    expect(news.detect(text.split('\n'))).toMatchObject({ fits: false, expected: expect.stringContaining('Version') });
  });

  test.each([
    [
      'signs of equality',
      'Loom ChangeLog (by branch)\n\n= Loom 2.1 branch released 2024-05-01\n\nBugfix\n   * Mend.\n',
      ['2.1'],
    ],
    [
      'stars and days',
      'What is new.\n\n* 2.1 (May 1, 2024)\n\n  Bugs:\n  - Mend.\n\n* 2.0 (May 2, 2023)\n\n  - Add.\n',
      ['2.1', '2.0'],
    ],
    [
      'a title of the file',
      'History of Loom 2.1\n\n* Changes from version 2.0 to 2.1\n  ----\n  Shell:\n  + new.\n\n* Changes from version 1.0 to 2.0\n  ----\n  + old.\n',
      ['2.1', '2.1', '2.0'],
    ],
    [
      'one version',
      'loom and libloom 2.1\n\nThis release includes the following changes:\n\n o warp: mend\n o weft: mend\n',
      ['2.1'],
    ],
  ])('is known by headings with %s', (_, text, names) => {
    expect(detectFormat(text.split('\n'), 'NEWS').name).toBe('news');
    const { releases, entries } = parseText(news, text);
    expect(releases.map(({ name }) => name)).toEqual(names);
    expect(entries.map(({ subject }) => subject)).toContain(
      text.includes('warp') ? 'warp: mend' : text.includes('old.') ? 'old.' : 'Mend.',
    );
  });

  test('with a star before each version has a star before no other heading', () => {
    const text = 'Version 2.0\n\n* 1.2 (May 1, 2024) is read again\n* 1.3 (May 2, 2024)\n\n* Mend.\n';
    expect(parseText(news, text).releases.map(({ name }) => name)).toEqual(['2.0']);
  });

  test('reads lines of a million characters, and many lines', () => {
    const { entries } = parseText(news, `Version 1.0\n\n* ${'word '.repeat(200_000)}\n${'\n'.repeat(200_000)}* two\n`);
    expect(entries).toHaveLength(2);
  });
});
