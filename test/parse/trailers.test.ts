import { describe, expect, it } from 'vitest';
import { splitTrailers } from '../../src/parse/trailers.ts';

interface Case {
  name: string;
  text: string;
  body: string;
  trailers: string[];
  notes?: string[];
  onlyKnown?: boolean;
}

const split = ({ text, onlyKnown }: Pick<Case, 'text' | 'onlyKnown'>) => {
  const { body, trailers, notes, problems } = splitTrailers(text.split('\n'), onlyKnown ? { onlyKnown } : {});
  return {
    body: body.join('\n'),
    trailers: trailers.map(({ role, name, email }) => `${role}: ${name}${email === undefined ? '' : ` <${email}>`}`),
    notes,
    problems,
  };
};

const cases: Case[] = [
  { name: 'no trailers', text: 'Some text.\n\nMore text.', body: 'Some text.\n\nMore text.', trailers: [] },
  { name: 'nothing at all', text: '', body: '', trailers: [] },
  { name: 'nothing but blank lines', text: '\n \n', body: '', trailers: [] },
  {
    name: 'trailers in the last paragraph, in their order',
    text: 'Text.\n\nSigned-off-by: A B <a@x.org>\nCc: C\nSigned-off-by: D\n',
    body: 'Text.',
    trailers: ['signed-off-by: A B <a@x.org>', 'cc: C', 'signed-off-by: D'],
  },
  {
    name: 'nothing but trailers',
    text: 'Signed-off-by: A\nReviewed-by: B',
    body: '',
    trailers: ['signed-off-by: A', 'reviewed-by: B'],
  },
  {
    name: 'blank lines of white space',
    text: 'Text.\n  \nSigned-off-by: A\n\t',
    body: 'Text.',
    trailers: ['signed-off-by: A'],
  },
  {
    name: 'roles in any case, also with white space before the colon',
    text: 'Text.\n\nSIGNED-OFF-BY: A\nreviewed-by : B',
    body: 'Text.',
    trailers: ['signed-off-by: A', 'reviewed-by: B'],
  },
  {
    name: 'a role nobody listed that ends in -by',
    text: 'Text.\n\nHeavylifting-by: A <a@x.org>',
    body: 'Text.',
    trailers: ['heavylifting-by: A <a@x.org>'],
  },
  {
    name: 'lines that go on in the next',
    text: 'Text.\n\nReported-by: A\n  B\n\t<a@x.org>\nFixes: 54a4f02 ("a long\n title")',
    body: 'Text.',
    trailers: ['reported-by: A B <a@x.org>', 'fixes: 54a4f02 ("a long title")'],
  },
  {
    name: 'roles with blanks for hyphens',
    text: 'Text.\n\nSigned-off-by: A <a@x.org>\n\nCloses: #1036\nApproved by: bob\nReviewed by: C D <c@x.org>',
    body: 'Text.',
    trailers: ['signed-off-by: A <a@x.org>', 'closes: #1036', 'approved-by: bob', 'reviewed-by: C D <c@x.org>'],
  },
  {
    name: 'roles with blanks for hyphens above more text',
    text: 'Authored by: A <a@x.org>\nReviewed by: B <b@x.org>\nPorted by: C <c@x.org>\n\nReferences:\n  https://example.org/14\n\nText.',
    body: 'References:\n  https://example.org/14\n\nText.',
    trailers: ['authored-by: A <a@x.org>', 'reviewed-by: B <b@x.org>', 'ported-by: C <c@x.org>'],
  },
  {
    name: 'roles with blanks for hyphens where only known roles count',
    text: 'Text.\n\nApproved by: bob\nAcked-by: A',
    body: 'Text.\n\nApproved by: bob',
    trailers: ['acked-by: A'],
    onlyKnown: true,
  },
  {
    name: 'sentences, and tickets, that begin as such roles do',
    text: 'Text.\n\nReported by: somebody on the list. It is slow!\nReviewed By: CCR-12',
    body: 'Text.\n\nReported by: somebody on the list. It is slow!\nReviewed By: CCR-12',
    trailers: [],
  },
  {
    name: 'trailers above a paragraph that refers to tickets alone',
    text: 'Text.\n\nSigned-off-by: A\n\nFixes #12, #13\nSee also: https://example.org/issues/14',
    body: 'Text.\n\nFixes #12, #13\nSee also: https://example.org/issues/14',
    trailers: ['signed-off-by: A'],
  },
  {
    name: 'a paragraph that refers to tickets alone below text',
    text: 'Text.\n\n\nMore text.\n\nFixes #12',
    body: 'Text.\n\n\nMore text.\n\nFixes #12',
    trailers: [],
  },
  {
    name: 'people with addresses above more text, each once',
    text: 'Text.\n\nSigned-off-by: A <a@x.org>\nReviewed-by: B <b@x.org>\n\nTicket: CM-1\n\nIt was tested.\n\nSigned-off-by: A <a@x.org>',
    body: 'Text.\n\nTicket: CM-1\n\nIt was tested.',
    trailers: ['reviewed-by: B <b@x.org>', 'signed-off-by: A <a@x.org>'],
  },
  {
    name: 'people above more text who are named without addresses, beside text, or by an indented or quoted message',
    text: 'Text.\n\nAcked-by: A\n\nAcked-by: A <a@x.org>\nand more\n\n    Acked-by: A <a@x.org>\n\n> Acked-by: A <a@x.org>\n\nEnd.',
    body: 'Text.\n\nAcked-by: A\n\nAcked-by: A <a@x.org>\nand more\n\n    Acked-by: A <a@x.org>\n\n> Acked-by: A <a@x.org>\n\nEnd.',
    trailers: [],
  },
  {
    name: 'people of a message that is told below',
    text: 'Text.\n\nOriginal commit message:\n\nMore.\n\nAcked-by: A <a@x.org>\n\nEnd.',
    body: 'Text.\n\nOriginal commit message:\n\nMore.\n\nAcked-by: A <a@x.org>\n\nEnd.',
    trailers: [],
  },
  {
    name: 'people below a rule',
    text: 'Text.\n\n-----\n\nAcked-by: A <a@x.org>\n\nEnd.',
    body: 'Text.\n\n-----\n\nAcked-by: A <a@x.org>\n\nEnd.',
    trailers: [],
  },
  {
    name: 'people above more text where only known roles count',
    text: 'Text.\n\nAcked-by: A <a@x.org>\n\nEnd.',
    body: 'Text.\n\nAcked-by: A <a@x.org>\n\nEnd.',
    trailers: [],
    onlyKnown: true,
  },
  {
    name: 'several people on one line',
    text: 'Text.\n\nCc: A <a@x.org>, b@x.org',
    body: 'Text.',
    trailers: ['cc: A <a@x.org>', 'cc: b@x.org <b@x.org>'],
  },
  {
    name: 'an unknown role beside a known one',
    text: 'Text.\n\nX-Gentoo-Bug: 349083\nSigned-off-by: A',
    body: 'Text.',
    trailers: ['x-gentoo-bug: 349083', 'signed-off-by: A'],
  },
  {
    name: 'an unknown role beside a known one where only known roles count',
    text: 'Text.\n\nX-Gentoo-Bug: 349083\nSigned-off-by: A',
    body: 'Text.\n\nX-Gentoo-Bug: 349083',
    trailers: ['signed-off-by: A'],
    onlyKnown: true,
  },
  {
    name: 'an unknown role of one word beside a known one',
    text: 'Text.\n\nAuthor: B\nSigned-off-by: A',
    body: 'Text.\n\nAuthor: B',
    trailers: ['signed-off-by: A'],
  },
  {
    name: 'an unknown role alone',
    text: 'Text.\n\nRedis-Benchmark: leaks no memory',
    body: 'Text.\n\nRedis-Benchmark: leaks no memory',
    trailers: [],
  },
  {
    name: 'titles that begin like trailers',
    text: 'SUNRPC: one\nnetworking: two\nredis-cli: three\nNote: four',
    body: 'SUNRPC: one\nnetworking: two\nredis-cli: three\nNote: four',
    trailers: [],
  },
  {
    name: 'a title that begins like a trailer, beside a trailer',
    text: 'Text.\n\nredis-cli: three\nSigned-off-by: A',
    body: 'Text.\n\nredis-cli: three',
    trailers: ['signed-off-by: A'],
  },
  {
    name: 'compiler output, names of fields and addresses',
    text: "fs/x.c:134: error: no 'breads'\nbg_checksum:\nhttp://example.org",
    body: "fs/x.c:134: error: no 'breads'\nbg_checksum:\nhttp://example.org",
    trailers: [],
  },
  {
    name: 'words of everyday language without a reference',
    text: 'Text.\n\nLink: the one above',
    body: 'Text.\n\nLink: the one above',
    trailers: [],
  },
  {
    name: 'words of everyday language with a reference',
    text: 'Text.\n\nLink: https://example.org/1\nCloses: #5033',
    body: 'Text.',
    trailers: ['link: https://example.org/1', 'closes: #5033'],
  },
  {
    name: 'trailers in an earlier paragraph',
    text: 'One.\n\nSigned-off-by: A\n\nTwo.',
    body: 'One.\n\nSigned-off-by: A\n\nTwo.',
    trailers: [],
  },
  {
    name: 'trailers at the foot of a paragraph, a quarter of it',
    text: 'Title.\n\nOne.\nTwo.\nThree.\nSigned-off-by: A',
    body: 'Title.\n\nOne.\nTwo.\nThree.',
    trailers: ['signed-off-by: A'],
  },
  {
    name: 'trailers at the foot of a paragraph, less than a quarter of it',
    text: 'One.\nTwo.\nThree.\nFour.\nSigned-off-by: A',
    body: 'One.\nTwo.\nThree.\nFour.\nSigned-off-by: A',
    trailers: [],
  },
  {
    name: 'several paragraphs of trailers',
    text: '* one\n\nSigned-off-by: A\n\n* two\n\nCo-authored-by: B\n\n---------\n\nSigned-off-by: C\nCo-authored-by: D',
    body: '* one\n\nSigned-off-by: A\n\n* two\n\n---------',
    trailers: ['co-authored-by: B', 'signed-off-by: C', 'co-authored-by: D'],
  },
  {
    name: 'a cherry-pick, which stays in the body',
    text: 'Text.\n\nSigned-off-by: A\n(cherry picked from commit c699a40)\nSigned-off-by: B',
    body: 'Text.\n\n(cherry picked from commit c699a40)',
    trailers: ['signed-off-by: A', 'signed-off-by: B'],
  },
  {
    name: 'a cherry-pick in a paragraph of its own',
    text: 'Text.\n\nSigned-off-by: A\n\n(cherry picked from commit c699a40)',
    body: 'Text.\n\n(cherry picked from commit c699a40)',
    trailers: ['signed-off-by: A'],
  },
  {
    name: 'a note among trailers',
    text: 'Text.\n\nSigned-off-by: A\n[b@x.org: tidied up]\nSigned-off-by: B',
    body: 'Text.\n\n[b@x.org: tidied up]',
    trailers: ['signed-off-by: A', 'signed-off-by: B'],
    notes: ['[b@x.org: tidied up]'],
  },
  {
    name: 'a note over several lines, with brackets in it',
    text: 'Text.\n\n[jc: tidied [all] of it,\n and more]\n[ tglx: once more ]\nSigned-off-by: A',
    body: 'Text.\n\n[jc: tidied [all] of it,\n and more]\n[ tglx: once more ]',
    trailers: ['signed-off-by: A'],
    notes: ['[jc: tidied [all] of it,\n and more]', '[ tglx: once more ]'],
  },
  {
    name: 'notes in paragraphs above and below',
    text: 'Text.\n\n[jc: above]\n\nSigned-off-by: A\n\n[ew: below]',
    body: 'Text.\n\n[jc: above]\n\n[ew: below]',
    trailers: ['signed-off-by: A'],
    notes: ['[jc: above]', '[ew: below]'],
  },
  {
    name: 'brackets that are no notes',
    text: '[1] https://example.org\n[2]: other\n[23/37] title\n[CIFS] title\n[never: closed\nSigned-off-by: A',
    body: '[1] https://example.org\n[2]: other\n[23/37] title\n[CIFS] title\n[never: closed\nSigned-off-by: A',
    trailers: [],
  },
  {
    name: 'quoted trailers',
    text: 'Text.\n\n> Signed-off-by: A',
    body: 'Text.\n\n> Signed-off-by: A',
    trailers: [],
  },
];

describe('a message', () => {
  it.each(cases)('is taken apart: $name', (each) => {
    const { body, trailers, notes, problems } = split(each);
    expect({ body, trailers, notes }).toEqual({ body: each.body, trailers: each.trailers, notes: each.notes ?? [] });
    expect(problems).toEqual([]);
  });

  it.each([
    ['Text.\n\nSigned-off-by: A\nCc:\nAcked-by: B', 3, 'trailer-without-name', 'a Cc line without a name'],
    ['Text.\n\nReviewed-by: <>', 2, 'trailer-without-name', 'a Reviewed-by line without a name'],
    ['Text.\n\nChange-Id:\nAcked-by: B', 2, 'trailer-without-value', 'a Change-Id line without a value'],
  ])('has a problem where a trailer has no value: %j', (text, offset, kind, message) => {
    const { body, trailers, problems } = split({ text });
    expect(body).toBe('Text.');
    expect(trailers.filter((trailer) => !/: [AB]$/.test(trailer))).toEqual([]);
    expect(problems).toEqual([{ offset, kind, message }]);
  });
});
