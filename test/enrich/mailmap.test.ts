import { describe, expect, it } from 'vitest';
import { parseMailmap } from '../../src/enrich/mailmap.ts';

/** `Name <mail>` before and after. */
function rename(mailmap: string, who: string): string {
  const [, name = '', email] = /^(.*?) ?<(.*)>$/.exec(who) ?? [];
  const person = parseMailmap(mailmap)({ name, email });
  return `${person.name} <${person.email}>`;
}

describe('a mailmap', () => {
  it.each([
    ['a name for an e-mail', 'Jane Doe <jane@a.org>', 'jd <jane@a.org>', 'Jane Doe <jane@a.org>'],
    ['an e-mail for an e-mail', '<jane@b.org> <jane@a.org>', 'jd <jane@a.org>', 'jd <jane@b.org>'],
    ['both for an e-mail', 'Jane Doe <jane@b.org> <jane@a.org>', 'jd <jane@a.org>', 'Jane Doe <jane@b.org>'],
    ['both for both', 'Jane Doe <jane@b.org> jd <root@a.org>', 'jd <root@a.org>', 'Jane Doe <jane@b.org>'],
    ['only an e-mail for both', '<jane@b.org> jd <root@a.org>', 'jd <root@a.org>', 'jd <jane@b.org>'],
  ])('gives %s', (_, mailmap, before, after) => {
    expect(rename(mailmap, before)).toBe(after);
  });

  it.each([
    ['another e-mail', 'Jane Doe <jane@a.org>', 'jd <jane@c.org>'],
    ['another name where a name is asked for', 'Jane Doe <jane@b.org> jd <root@a.org>', 'al <root@a.org>'],
    ['the proper e-mail', 'Jane Doe <jane@b.org> <jane@a.org>', 'jd <jane@b.org>'],
    ['anything where it is empty', '', 'jd <jane@a.org>'],
    ['a line of comment', '# Jane Doe <jane@a.org>', 'jd <jane@a.org>'],
    ['a line without an e-mail', 'Jane Doe jane@a.org', 'jd <jane@a.org>'],
    ['a line that stops in an e-mail', 'Jane Doe <jane@a.org', 'jd <jane@a.org>'],
    ['a line with an empty e-mail', 'Jane Doe <> <jane@a.org>', 'jd <jane@a.org>'],
  ])('leaves %s alone', (_, mailmap, who) => {
    expect(rename(mailmap, who)).toBe(who);
  });

  it('takes a comment after the e-mail for what it is', () => {
    expect(rename('Jane Doe <jane@a.org> # since 2007', 'jd <jane@a.org>')).toBe('Jane Doe <jane@a.org>');
  });

  it('knows names and e-mails in any case', () => {
    expect(rename('Jane Doe <jane@b.org> JD <Root@A.org>', 'jd <ROOT@a.ORG>')).toBe('Jane Doe <jane@b.org>');
  });

  it('reads lines that end in CR and LF, and folds no white space inside a name', () => {
    expect(rename('  Jane  Doe  <jane@a.org>\r\nAl <al@a.org>\r\n', 'jd <jane@a.org>')).toBe('Jane  Doe <jane@a.org>');
  });

  it.each([
    ['a rule with a name before one without', 'Al <al@b.org> al <root@a.org>\nRoot <root@a.org>', 'Al <al@b.org>'],
    ['in either order', 'Root <root@a.org>\nAl <al@b.org> al <root@a.org>', 'Al <al@b.org>'],
    ['of two rules the later', 'One <root@a.org>\nTwo <root@a.org>', 'Two <root@a.org>'],
    ['the parts of two rules for an e-mail', 'One <root@a.org>\n<al@b.org> <root@a.org>', 'One <al@b.org>'],
    [
      'the later of two rules for both, whole',
      'One <al@b.org> al <root@a.org>\n<al@c.org> al <root@a.org>',
      'al <al@c.org>',
    ],
  ])('takes %s', (_, mailmap, after) => {
    expect(rename(mailmap, 'al <root@a.org>')).toBe(after);
  });

  it('leaves those alone who are known by name only', () => {
    const person = { name: 'Jane Doe' };
    expect(parseMailmap('Al <jane@a.org>')(person)).toBe(person);
  });
});
