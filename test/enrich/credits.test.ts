import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditRoles, isCreditRole } from '../../src/enrich/credit-roles.ts';
import { findCredits } from '../../src/enrich/credits.ts';
import { roles } from '../../src/model/roles.ts';
import { dayList } from '../../src/parse/day-list.ts';
import { repeatBy, type Share, takesLinearTime } from '../support/linear-time.ts';
import { parseText } from '../support/parse-text.ts';

const find = (text: string): string[] => findCredits(text).map(({ name }) => name);

describe('a text that credits', () => {
  it.each([
    ['Patch from Ada Berg .', ['Ada Berg']],
    ['The fix is a patch by Ada Berg, cleaned up.', ['Ada Berg']],
    ['Reported by Ada Berg.', ['Ada Berg']],
    ['Reported-by: Ada Berg', ['Ada Berg']],
    ['Reported-and-tested-by: Ada Berg', ['Ada Berg']],
    ['This was noticed by Ada Berg while reading.', ['Ada Berg']],
    ['As pointed out by Ada Berg, the lock is taken twice.', ['Ada Berg']],
    ['(suggested by Ada Berg)', ['Ada Berg']],
    ['Spotted by Ada Berg', ['Ada Berg']],
    ['The leak was found by Ada Berg with a new test.', ['Ada Berg']],
    ['Many thanks to Ada Berg for the report.', ['Ada Berg']],
    ['Credit goes to Ada Berg, who saw it first.', ['Ada Berg']],
    ['Credit to Ada Berg', ['Ada Berg']],
    ['Thanks Ada Berg!', ['Ada Berg']],
    ['A big thank you goes to Ada Berg.', ['Ada Berg']],
    ['The table is courtesy of Ada Berg.', ['Ada Berg']],
    ['Pull request courtesy Ada Berg.', ['Ada Berg']],
    ['Courtesy: Ada Berg', ['Ada Berg']],
    ['Count them once, thanks to Ada.', ['Ada']],
    ['Count them once (thanks Ada)', ['Ada']],
    ['a test for arrays, thanks to AdaB !!!', ['AdaB']],
    ['Thanks to aberg and Bo Lind for the help.', ['aberg', 'Bo Lind']],
    ['Based on work by Ada Berg.', ['Ada Berg']],
    ['Based on an earlier patch by Ada Berg.', ['Ada Berg']],
    ['Originally by Ada Berg.', ['Ada Berg']],
    ['The test is originally from Ada Berg.', ['Ada Berg']],
    ['Done with help from Ada Berg.', ['Ada Berg']],
    ['The cause was diagnosed by Ada Berg.', ['Ada Berg']],
    ['As Ada Berg noted, nothing reads it.', ['Ada Berg']],
    ['Ada Berg reported that mounting twice fails.', ['Ada Berg']],
    ['Ada Berg has also noticed that it leaks.', ['Ada Berg']],
    ['Ada Berg pointed out the race.', ['Ada Berg']],
    ['Ada Berg found out why.', ['Ada Berg']],
    ['Ada Berg sent the patch .', ['Ada Berg']],
    ["This is Ada Berg's patch with a new test.", ['Ada Berg']],
    ["At Ada Berg's suggestion, keep the old name.", ['Ada Berg']],
    ['See the private mail from Ada Berg.', ['Ada Berg']],
    ['We debugged this with Ada Berg.', ['Ada Berg']],
    ['Reported on the list by Ada Berg.', ['Ada Berg']],
    ['Reported independently by Ada Berg.', ['Ada Berg']],
    ['commit 1234567\nAuthor: Ada Berg <ada@a.example>', ['Ada Berg']],
  ])('%j names %j', (text, names) => {
    expect(find(text)).toEqual(names);
  });

  it.each([
    ['Reported by Ada Berg and Eve Holm.', ['Ada Berg', 'Eve Holm']],
    ['Thanks to Ada Berg, Eve Holm, and Kim Lund for testing.', ['Ada Berg', 'Eve Holm', 'Kim Lund']],
    ['Reported by Ada Berg <ada@a.example> and @zyx.', ['Ada Berg', 'zyx']],
    ['Reported by Ada Berg, Linux cannot mount it.', ['Ada Berg']],
    ['Reported by Ada Berg. Suggested by Eve Holm. Ada Berg noticed that it fails.', ['Ada Berg', 'Eve Holm']],
  ])('%j names %j, each once', (text, names) => {
    expect(find(text)).toEqual(names);
  });

  it.each([
    ['van der', 'Patch by Ada van der Berg.', 'Ada van der Berg'],
    ['initials', 'Patch by A. B. Berg.', 'A. B. Berg'],
    ['an initial without a dot', 'Patch by Ada C Berg.', 'Ada C Berg'],
    ['accents', 'Patch by Åsa Ødegård.', 'Åsa Ødegård'],
    ['a hyphen', 'Patch by Ada-Eve Berg-Holm.', 'Ada-Eve Berg-Holm'],
    ['Mc and O’', 'Patch by Ada McBerg O’Holm.', 'Ada McBerg O’Holm'],
    ['capitals', 'Patch by BERG Ada.', 'BERG Ada'],
    ['a break of the line', `${'word '.repeat(9)}patch by Ada\nBerg.`, 'Ada Berg'],
    ['a middle A', 'Patch by Ada A Berg.', 'Ada A Berg'],
    ['two capitals', 'Patch by AdaEve Berg.', 'AdaEve Berg'],
    ['an initial without a space', 'Patch by A.Eve Berg.', 'A.Eve Berg'],
    ['a first name that is a month too', 'Patch by Jan Berg.', 'Jan Berg'],
    ['a colon behind it', 'As noticed by Ada Berg: it leaks.', 'Ada Berg'],
    ['quotes', 'Patch by "Ada Berg".', 'Ada Berg'],
  ])('has names with %s', (_, text, name) => {
    expect(find(text)).toEqual([name]);
  });

  it('gives the address that stands beside a name', () => {
    const person = { name: 'Ada Berg', email: 'ada@a.example' };
    expect(findCredits('Reported by Ada Berg <ada@a.example>.')).toEqual([person]);
    expect(findCredits('Reported by Ada Berg (Acme) <ada@a.example>')).toEqual([person]);
    expect(findCredits('Ada Berg noticed it. Reported by Ada Berg [ada@a.example].')).toEqual([person]);
  });

  it.each([
    ['Reported by Lintbot.', ['Lintbot']],
    ['Noticed by Ada on the list.', ['Ada']],
    ['Thanks to Ada for testing.', ['Ada']],
    ['Reported by: Ada <ada@a.example>', ['Ada']],
    ['Thanks to @zyx-berg for the idea', ['zyx-berg']],
    ['Reported by @zyx, fixed by @abc.', ['zyx', 'abc']],
    ['@zyx suggested another name.', ['zyx']],
  ])('%j names %j, in one word', (text, names) => {
    expect(find(text)).toEqual(names);
  });

  it.each([
    'Thanks to zyxberg for testing.',
    'Reported by ada.berg',
    'Eve suggested another name.',
    "This is zyxberg's patch.",
  ])('names nobody by what is not written as a name: %j', (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe('a text that credits nobody', () => {
  it.each([
    'Can you check it?\n\nThanks\nAda',
    'Thanks to GitHub.',
    'Thanks to valgrind and gcc.',
    'It works thanks to Table lookups.',
    '',
    'The bug was found by running the test twice.',
    'The error is reported by the compiler.',
    'As suggested by POSIX, return the old value.',
    'An unused variable, noticed by GCC.',
    'Thanks to this change, mounting is faster.',
    'Thanks to Git nothing was lost.',
    'Reported by Debian users.',
    'Reported by Windows.',
    'Reported by several people in March.',
    'The value is used by Ada Berg Systems to mount.',
    'Read the name from Ada Berg Server.',
    'The table is set by Big Endian machines.',
    'It was broken by Commit 1234567.',
    'Patch by Foo Compiler Team',
    'Found by Address Sanitizer.',
    'Fix Bug reported earlier.',
    "The kernel's patch level is odd.",
    'Merge pull request #1 from zyxberg/topic',
    'Thanks to the maintainers.',
    'reported by: see below',
    'Suggested by May 2007.',
    'By Default Values',
    'Reported by NOBODY.',
    'Thanks to Kerberos the mount is safe.',
    'Reported by May.',
    'A friend of Ada Berg noticed it.',
    'The keys are detected by Foo Cluster.',
    'Patch by OpenTHING.',
    `${'word '.repeat(9)}reported by\nReviewed-by: x`,
  ])('%j', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('has a name behind a heading or at the end of a paragraph', () => {
    expect(find('Patch\n\nAda Berg\n\nnoticed by\n\nEve Holm')).toEqual([]);
    expect(find('Update the URLs\n\nAda Berg noticed that they moved.')).toEqual(['Ada Berg']);
  });
});

describe('credits', () => {
  it('in the sample log are those of its text', () => {
    const file = path.join(import.meta.dirname, '../../data/sample/linux-fs-2007.txt');
    const { entries } = parseText(dayList, readFileSync(file));
    expect(entries.flatMap(({ body }) => find(body))).toEqual(['Geert Uytterhoeven']);
  });

  it('never are a cause to throw, and names are words of the text', () => {
    const phrase = fc.constantFrom(
      'reported by ',
      'thanks to ',
      ' noticed that ',
      "'s patch",
      'Ada Berg',
      ' and ',
      '\n',
      '. ',
      '<a@b.c>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(phrase, fc.string())), (parts) => {
        const text = parts.join('');
        const flat = text.replace(/\s+/g, ' ');
        for (const { name } of findCredits(text)) expect(flat).toContain(name);
      }),
    );
  });

  it.each([
    ['dashes', 'by ', '-', 100_000, ''],
    ['words', '', 'reported by Ada ', 10_000, ''],
    ['capitals', 'thanks to ', 'A', 100_000, ''],
    ['spaces', 'thanks', ' ', 100_000, 'to'],
    ['thanks', '', 'thanks ', 20_000, ''],
    ['quotes', '', "x's a ", 20_000, ''],
    ['small words', "x's ", 'a ', 50_000, ''],
  ])('in a text of endless %s are found in a time that grows with it alone', (_, start, text, count, end) => {
    const make = (share: Share): string => start + repeatBy(share)(text, count) + end;
    expect(takesLinearTime(make, findCredits)).toBe(true);
  });
});

describe('a role of trailers', () => {
  it.each(['suggested-by', 'helped-by', 'thanks-to', 'based-on-patch-by', 'bug-spotted-and-fixed-by', ...creditRoles])(
    '%s is credit',
    (role) => {
      expect(isCreditRole(role)).toBe(true);
    },
  );

  it.each(['fixes', 'caused-by', 'required-by', 'change-id', 'committed-by', 'based-on', 'merged-by', ...roles])(
    '%s is none, or one to ask by itself',
    (role) => {
      expect(isCreditRole(role)).toBe(false);
    },
  );
});
