import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedLog } from '../../src/model/parsed-log.ts';
import { detectFormat } from '../../src/parse/detect.ts';
import { gnuChangelog } from '../../src/parse/gnu-changelog.ts';
import { readItemHead } from '../../src/parse/gnu-changelog-files.ts';
import { readGnuHeading } from '../../src/parse/gnu-changelog-heading.ts';
import { readReleaseLine } from '../../src/parse/gnu-changelog-release.ts';
import { repeatBy, type Share, takesLinearTime } from '../support/linear-time.ts';
import { collectLog, parseText } from '../support/parse-text.ts';

const fixtures = new URL('../fixtures/gnu-changelog/', import.meta.url);
const texts = readdirSync(fixtures).map((name) => readFileSync(new URL(`${name}/input.txt`, fixtures), 'utf8'));

/** The words of all entries, the tokens of a text that nothing may lose. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const saidBy = (log: ParsedLog): string =>
  log.entries
    .map(({ subject, body, trailers }) => {
      const named = trailers.map(({ role, name, email }) => `${role} ${name} ${email ?? ''}`);
      return `${subject}\n${body}\n${named.join('\n')}`;
    })
    .join('\n');

describe('a GNU ChangeLog', () => {
  it.each(readdirSync(fixtures))('is read as expected: %s', (name) => {
    const folder = new URL(`${name}/`, fixtures);
    const expected: unknown = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
    const input = readFileSync(new URL('input.txt', folder));
    expect(parseText(gnuChangelog, input)).toEqual(expected);
    expect(detectFormat(input.toString('utf8').split('\n'), 'it').name).toBe('gnu-changelog');
  });

  it('has as many headings and items as plain expressions count', () => {
    const text = texts[readdirSync(fixtures).indexOf('plain')] ?? '';
    const log = parseText(gnuChangelog, text);
    const items = text.match(/^\t\* /gm)?.length ?? 0;
    // An item is in the body, unless it is what the entry is listed by.
    const inBodies = log.entries.flatMap((entry) => entry.body.match(/^\* /gm) ?? []).length;
    expect(inBodies + log.entries.length).toBe(items);
    expect(new Set(log.entries.map((entry) => entry.author.name + entry.date)).size).toBe(
      text.match(/^\d{4}-/gm)?.length,
    );
  });

  it.each([
    ['2007-07-11  Ada Weaver  <ada@loom.example>', '2007-07-11', 'Ada Weaver', 'ada@loom.example'],
    ['2007-07-11 Ada Weaver <ada@loom.example>', '2007-07-11', 'Ada Weaver', 'ada@loom.example'],
    ['2007/7/1\tAda Weaver\t<ada@loom.example>', '2007-07-01', 'Ada Weaver', 'ada@loom.example'],
    ['2007-07-11  Ada Weaver  ada@loom.example', '2007-07-11', 'Ada Weaver', 'ada@loom.example'],
    ['2007-07-11  Ada Weaver  <ada at loom dot example>', '2007-07-11', 'Ada Weaver', 'ada@loom.example'],
    ['2007-07-11  Ada Weaver', '2007-07-11', 'Ada Weaver', undefined],
    ['2007-07-11  <ada@loom.example>', '2007-07-11', 'ada@loom.example', 'ada@loom.example'],
    ['2007-07-11 Wednesday 10:12  Ada Weaver <ada@loom.example>', '2007-07-11', 'Ada Weaver', 'ada@loom.example'],
    ['Sun 2007-07-08  Ada Weaver  <ada@loom.example>', '2007-07-08', 'Ada Weaver', 'ada@loom.example'],
    ['Wed Jul 11 10:12:13 2007  Ada Weaver  <ada@loom.example>', '2007-07-11', 'Ada Weaver', 'ada@loom.example'],
    ['Wed Jul 11 10:12:13 CEST 2007 Ada Weaver (ada@loom.example)', '2007-07-11', 'Ada Weaver', 'ada@loom.example'],
    ['Wed, 11 Jul 2007 10:12:13 +0200 Ada Weaver <ada@loom.example>', '2007-07-11', 'Ada Weaver', 'ada@loom.example'],
    ['Wed Jul 11 ??:??:?? 2007 Ada Weaver <ada@loom.example>', '2007-07-11', 'Ada Weaver', 'ada@loom.example'],
    ['Mon 25-Sep-2000 19:46:09 BST  Ada Weaver  <ada@loom.example>', '2000-09-25', 'Ada Weaver', 'ada@loom.example'],
    ['Jul 11 2007 <ada@loom.example> (Ada Weaver)', '2007-07-11', 'Ada Weaver', 'ada@loom.example'],
    ['2000  6 Feb Ada Weaver <ada@loom.example>', '2000-02-06', 'Ada Weaver', 'ada@loom.example'],
  ])('has a heading in %s', (line, date, name, email) => {
    const heading = readGnuHeading(line);
    expect(heading?.date).toBe(date);
    expect(heading?.people).toEqual([{ name, ...(email === undefined ? {} : { email }) }]);
  });

  it.each([
    '2007-07-11: fix: this is no heading',
    '2007-07-11 the day on which all was well.',
    '\t2007-07-11  Ada Weaver  <ada@loom.example>',
    'Wednesday was a good day.',
    'May the 4th be with you',
    '1.2.3 (2007-07-11)',
  ])('has no heading in %s', (line) => {
    expect(readGnuHeading(line)).toBeUndefined();
  });

  it.each([
    ['src/a.c (f, g): Fix.', ['src/a.c'], 'Fix.'],
    ['a.c, lib/b.h (f) [X || Y]: Fix: it.', ['a.c', 'lib/b.h'], 'Fix: it.'],
    ['a.c b.c\tc.c: Fix.', ['a.c', 'b.c', 'c.c'], 'Fix.'],
    ['Makefile.tpl ([+a+], : b): Fix.', ['Makefile.tpl'], 'Fix.'],
    ['config/{x,y}.mk: Fix.', ['config/{x,y}.mk'], 'Fix.'],
    ['main.c (quit) Fix.', ['main.c'], 'main.c (quit) Fix.'],
    ['NEWS, configure: Fix.', ['NEWS', 'configure'], 'Fix.'],
    ['doc/:', ['doc/'], ''],
    ['PR/397: Fix.', [], 'PR/397: Fix.'],
    ['Bugfix: Fix a.c.', [], 'Bugfix: Fix a.c.'],
    ['spin: Fix e.g. this: a.c', [], 'spin: Fix e.g. this: a.c'],
    ['Update the URL http://loom.example/a.c', [], 'Update the URL http://loom.example/a.c'],
  ])('has the files of an item: %s', (item, paths, text) => {
    expect(readItemHead(item)).toEqual({ paths, text });
  });

  it.each([
    ['* Version 1.2 released.', '1.2'],
    ['version 3.8', '3.8'],
    ['=== release 1.22.0 ===', '1.22.0'],
    ['Release loom 2.10.2', '2.10.2'],
    ['LOOM 12.2.0 released.', '12.2.0'],
    ['* 2.40 release point.', '2.40'],
    ['*** 8.6.1 TAGGED FOR RELEASE ***', '8.6.1'],
    ['Prepare for 6.1 release.', undefined],
    ['* 2.40 branch created.', undefined],
    ['* configure.ac: Version 1.29.90', undefined],
    ['Rebase to the 1.2.12 release.', undefined],
  ])('has a release in %s', (line, name) => {
    expect(readReleaseLine(line)).toBe(name);
  });

  it.each([
    [
      'news with an old log at the end',
      '1.3\n* One.\n* Two.\n* Three.\n\n2007-07-11  Ada  <ada@loom.example>\n\t* a.c: Fix.\n',
      1,
    ],
    [
      'a Debian changelog',
      'loom (1.2-1) unstable; urgency=low\n\n  * Fix.\n\n2007-07-11  Ada  <ada@loom.example>\n\t* a.c: Fix.\n',
      1,
    ],
    ['versions where people should stand', '\n2007-07-11 loom 1.2\n\t* Fix.\n2007-07-10 loom 1.1\n\t* Fix.\n', 2],
    ['days before a text', '2007/07/11: Fix.\n2007/07/10: Fix.\n', 1],
  ])('is not %s', (_, text, line) => {
    expect(gnuChangelog.detect(text.split('\n'))).toMatchObject({ fits: false, line });
  });

  it('loses no word of any text below a heading', () => {
    const word = fc.constantFrom(
      'a.c:',
      'src/b.c',
      '(f):',
      '* x.c:',
      'fix',
      'The',
      'end.',
      'PR x/1',
      'Cc:',
      '-',
      'by',
      '***',
      'Reported-by: Bo <bo@x.example>',
    );
    const line = fc
      .tuple(fc.constantFrom('\t', '\t* ', '        ', '\t  ', '* '), fc.array(word, { minLength: 1, maxLength: 30 }))
      .map(([indent, words]) => indent + words.join(' '));
    const lines = fc.array(fc.oneof({ weight: 4, arbitrary: line }, fc.constant('')), { maxLength: 25 });
    fc.assert(
      fc.property(lines, (below) => {
        const log = parseText(gnuChangelog, ['2007-07-11  Ada  <ada@loom.example>', '', ...below].join('\n'));
        expect(
          wordsOf(saidBy(log))
            .map((each) => each.toLowerCase())
            .sort(),
        ).toEqual(
          wordsOf(below.join('\n'))
            .map((each) => each.toLowerCase())
            .sort(),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('takes any text, and any damage to a real one, without an error', () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(30), fc.string({ maxLength: 8 })), { maxLength: 8 }),
      )
      .map(([text, cuts]) =>
        cuts.reduce((all, [at, length, put]) => all.slice(0, at) + put + all.slice(at + length), text),
      );
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        const log = parseText(gnuChangelog, text);
        gnuChangelog.detect(text.split('\n'));
        expect(new Set(log.entries.map((entry) => entry.id)).size).toBe(log.entries.length);
        for (const { line } of [...log.entries, ...log.problems, ...log.releases]) expect(line).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('says the same when its bytes come one by one, and with other line ends', () => {
    for (const text of texts) {
      const collector = collectLog(gnuChangelog);
      for (const byte of Buffer.from(text)) collector.push(Buffer.of(byte));
      expect(collector.end()).toEqual(parseText(gnuChangelog, text));
      expect(parseText(gnuChangelog, text.replaceAll('\n', '\r\n'))).toEqual(parseText(gnuChangelog, text));
    }
  });

  const heading = '2007-07-11  Ada  <ada@loom.example>\n\n';
  const makeOdd = (share: Share): string[] => {
    const many = repeatBy(share);
    return [
      heading + many('\t* a.c: b.\n', 25_000),
      heading + many('\t* a.c: b.\n\n', 25_000),
      heading + many('\tA title.\n\n', 25_000),
      many(heading, 25_000),
      `${heading}\t* ${many('a.c, ', 200_000)}: b.\n`,
      `${heading}\t* ${many('(', 500_000)}\n\t${many('a', 1_000_000)}\n`,
      `${heading}\t${many(' ', 500_000)}x${many(' ', 500_000)}\n${many('*', 500_000)}\n`,
      `${many('-', 500_000)}x\n${many('1', 500_000)}\n${many('Mon ', 200_000)}\n2007-07-11  ${many('<', 300_000)}`,
      `${heading}\tA ${many('b ', 300_000)}.\n\t${many('version 1.2.', 25_000)}\n`,
      `${heading}\t${many('Reported-by: ', 25_000)}\n\t${many('PR 1 ', 100_000)}\n`,
      `${heading}${many(`\tFix${' '.repeat(280)}x\n\n`, 2_000)}`,
      `${heading}\t* a\n${many(`\tFixes:${' '.repeat(280)}x\n`, 2_000)}`,
      `${heading}\tx\n\n${many(`${'-'.repeat(290)}x\n\n`, 2_000)}`,
      `${heading}${many(`\tversion ${'1.'.repeat(55)}\n\n`, 5_000)}`,
      `${heading}${many(`\tbug ${'# '.repeat(90)}!\n\n`, 1_500)}`,
      `${heading}\tx\n${many('stray\n\n', 25_000)}`,
    ];
  };
  it.each([...makeOdd(0).keys()])('is read in a time that grows with its length alone, odd text %i', (index) => {
    const make = (share: Share): string => makeOdd(share)[index] ?? '';
    const work = (text: string): void => {
      parseText(gnuChangelog, text);
      gnuChangelog.detect(text.split('\n').slice(0, 200));
    };
    expect(takesLinearTime(make, work)).toBe(true);
  });
});
