import path from 'node:path';
import { expect, it } from 'vitest';
import { makeCommitEntry } from '../../src/parse/git-commit.ts';
import { readAsGitDoes } from '../support/ask-git.ts';
import { describeGit, makeRepository, type Stamp, type TestRepository, useFolders } from '../support/git-repository.ts';

const makeFolder = useFolders();
const makeHere = (): TestRepository => makeRepository(path.join(makeFolder(), 'repository'));

/** Writes commits one on the other whose author lines are these, and reads them as git does. */
async function readAuthors(authors: readonly string[]) {
  const repository = makeHere();
  let parents: string[] = [];
  for (const author of authors) {
    const headers = [`author ${author}`, 'committer C <c@example.org> 1200000000 +0000'];
    parents = [repository.write({ headers, message: 'a message\n', parents })];
  }
  return await readAsGitDoes(repository);
}

/** Commits these messages byte for byte and reads them as git does. */
async function readMessages(messages: readonly string[]) {
  const repository = makeHere();
  for (const message of messages) repository.commit({ message });
  return await readAsGitDoes(repository);
}

describeGit('people and times', () => {
  it('are those of the commit, each day in its own zone', async () => {
    const repository = makeHere();
    const stamps: [Partial<Stamp>, Partial<Stamp>][] = [
      [{ time: '1184140800 +0000' }, { name: 'Charles Babbage', email: 'c@example.org', time: '1184227200 +0000' }],
      [{ time: '1184194799 +0100' }, { time: '1184194800 +0100' }],
      [{ time: '1184196600 -0800' }, { time: '1184196600 +1400' }],
      [{ time: '1184178600 +0530' }, { time: '1184178599 +0530' }],
      [{ time: '1184178600 +0545' }, { time: '1184207400 -0330' }],
      [{ time: '1184207399 -0330' }, { time: '1184207399 -0030' }],
      [{ name: 'Jörg 日本', email: 'jörg@example.org' }, { name: 'O\'Neil "Nick" [x]' }],
      [{ time: '100000 +0000' }, { time: '2147483648 -1200' }],
    ];
    for (const [author, committer] of stamps) repository.commit({ author, committer });
    const { entries, problems } = await readAsGitDoes(repository);
    expect(problems).toEqual([]);
    expect(entries[1]).toMatchObject({ date: '2007-07-11', committedDate: '2007-07-12' });
    expect(entries[4]).toMatchObject({ authored: '2007-07-12T00:15:00+05:45', committed: '2007-07-11T23:00:00-03:30' });
    expect(entries[5]).toMatchObject({ committed: '2007-07-12T01:59:59-00:30' });
  });

  it('on the first day of 1970 and from 2100 on are kept and noted', async () => {
    const times = [
      '0 +0000',
      '86399 +0100',
      '86400 +0000',
      '4102444799 +0000',
      '4102444799 +0100',
      '253402300799 +0000',
    ];
    const { entries, problems } = await readAuthors(times.map((time) => `A <a@example.org> ${time}`));
    const days = ['1970-01-01', '1970-01-02', '1970-01-02', '2099-12-31', '2100-01-01', '9999-12-31'];
    expect(entries.map(({ date }) => date)).toEqual(days);
    expect(problems).toEqual(
      [0, 1, 4, 5].map((at) => ({
        kind: 'odd-date',
        message: `commit ${entries[at]?.id.slice(0, 12)} is dated ${days[at]}`,
      })),
    );
  });

  it('that git cannot read stand at the start of 1970 and are noted', async () => {
    const { entries, problems } = await readAuthors([
      'A <a@example.org> -86400 +0000',
      'A <a@example.org>',
      'A <a@example.org> 1200000000',
      'A <a@example.org> 1200000000 UTC',
      'A <a@example.org> 99999999999999999999 +0000',
      'A <a@example.org> 9223372036854775807 +0000',
    ]);
    expect(entries.map(({ authored }) => authored)).toEqual(entries.map(() => '1970-01-01T00:00:00+00:00'));
    expect(problems.map(({ kind }) => kind)).toEqual(entries.map(() => 'odd-date'));
    expect(problems[0]?.message).toMatch(/^commit [0-9a-f]{12} has a date that cannot be read$/);
  });

  it('in zones that no clock has are read as git reads them, and noted', async () => {
    const zones = ['+7300', '+051800', '-0080', '+1500', '+1400', '-1200', '+1', '+99999999999'];
    const { entries, problems } = await readAuthors(zones.map((zone) => `A <a@example.org> 1200000000 ${zone}`));
    expect(entries[0]).toMatchObject({ date: '2008-01-13', authored: '2008-01-13T22:20:00+73:00' });
    const told = problems.map(({ kind, message }) => `${kind}: ${message.slice('commit 123456789012 '.length)}`);
    expect(told).toEqual(
      ['+7300', '+51800', '-0080', '+1500'].map((zone) => `odd-date: has an odd time zone, ${zone}`),
    );
  });

  it('after the year 9999 are held at its last day', () => {
    const person = { name: 'A', email: 'a@example.org' };
    const raw = { hash: 'f'.repeat(40), parents: [], author: person, committer: person, message: 'x' };
    const entry = makeCommitEntry(
      { ...raw, authorTime: '253402300800 +0000', committerTime: '-86400 +0000' },
      () => {},
    );
    expect(entry).toMatchObject({ date: '9999-12-31', committedDate: '1969-12-31' });
  });

  it('without a name, an e-mail or anything at all are kept and noted', async () => {
    const { entries, problems } = await readAuthors([
      ' <a@example.org> 1200000000 +0000',
      'A <> 1200000000 +0000',
      ' <> 1200000000 +0000',
      'A <a@example.org 1200000000 +0000',
      'A <a<b>@example.org> 1200000000 +0000',
      'A\tB <a@example.org>> 1200000000 +0000',
      '',
    ]);
    expect(entries.map(({ author }) => author.name)).toEqual(['', 'A', '', '', 'A', 'A\tB', '']);
    expect(problems.filter(({ kind }) => kind === 'empty-name')).toHaveLength(4);
    expect(problems[0]?.message).toMatch(/^commit [0-9a-f]{12} has an author without a name$/);
  });
});

describeGit('a message', () => {
  it('has the first paragraph as its subject, joined as git joins it, and the rest word for word', async () => {
    const table: [message: string, subject: string, body: string][] = [
      ['one line', 'one line', ''],
      ['one line\n', 'one line', ''],
      ['\n \n\t\nafter blank lines\n', 'after blank lines', ''],
      ['two\nlines\n\nbody\n', 'two lines', 'body'],
      ['spaces \t\n  around\n', 'spaces   around', ''],
      ['  indented\n', '  indented', ''],
      ['a\r\n\r\nwindows\r\nlines\r\n', 'a', 'windows\r\nlines\r'],
      ['a\n\n\n  first  \n\n\n\tlast \n\n \n', 'a', '  first  \n\n\n\tlast '],
      ['a\n \t\nbody after a line of spaces', 'a', 'body after a line of spaces'],
      ['a\u00a0\n\u00a0\nb\n\nbody\n', 'a\u00a0 \u00a0 b', 'body'],
      [
        'bell\u0007 escape\u001b[31m tab\there\n\nform\ffeed\vand\u0001\u007f\u0085\u2028\n',
        'bell\u0007 escape\u001b[31m tab\there',
        'form\ffeed\vand\u0001\u007f\u0085\u2028',
      ],
      ['# not a comment\n\n# nor this\n', '# not a comment', '# nor this'],
      ['\uFEFFmark\n\n😀 body\n', '\uFEFFmark', '😀 body'],
      [
        'commit 0123456789012345678901234567890123456789\n\nAuthor: Nobody\n',
        'commit 0123456789012345678901234567890123456789',
        'Author: Nobody',
      ],
    ];
    const { entries, problems } = await readMessages(table.map(([message]) => message));
    expect(entries.map(({ subject, body }) => [subject, body])).toEqual(table.map(([, ...rest]) => rest));
    expect(problems).toEqual([]);
  });

  it('may be empty, which is noted', async () => {
    const { entries, problems } = await readMessages(['', '\n\n', ' \t\n', 'something\n']);
    expect(entries.map(({ subject, body }) => [subject, body])).toEqual([
      ['', ''],
      ['', ''],
      ['', ''],
      ['something', ''],
    ]);
    expect(problems).toEqual(
      entries
        .slice(0, 3)
        .map(({ id }) => ({ kind: 'empty-message', message: `commit ${id.slice(0, 12)} has no message` })),
    );
  });

  it('gives its trailers, and keeps notes and blank lines of the body', async () => {
    const body = 'Text.\n\n\nMore: text.\n\n[ada: tidied up]';
    const { entries, problems } = await readMessages([
      `a\n\n${body}\nSigned-off-by: Ada <ada@example.org>\nCc:\n`,
      'Signed-off-by: Ada <ada@example.org>\n',
      `a\n\n${body}\n`,
    ]);
    const trailer = { role: 'signed-off-by', name: 'Ada', email: 'ada@example.org' };
    expect(entries[0]).toMatchObject({ body, trailers: [trailer], notes: ['[ada: tidied up]'] });
    expect(entries[1]).toMatchObject({ subject: 'Signed-off-by: Ada <ada@example.org>', body: '', trailers: [] });
    expect(entries[2]).toMatchObject({ body, trailers: [] });
    const message = `commit ${entries[0]?.id.slice(0, 12)} has a Cc line without a name`;
    expect(problems).toEqual([{ kind: 'trailer-without-name', message }]);
  });
});

describeGit('parents', () => {
  it('of a root, a merge and an octopus are all told, in order', async () => {
    const repository = makeHere();
    const base = repository.commit();
    const sides = ['b1', 'b2', 'b3'].map((name) => {
      repository.git('checkout', '-q', '-b', name, base);
      return repository.commit({ message: `Change of ${name}\n`, files: { [name]: name } });
    });
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '--log', '-m', 'Merge three', 'b1', 'b2', 'b3');
    const { entries } = await readAsGitDoes(repository);
    expect(entries.at(0)).toMatchObject({ parents: [] });
    expect(entries.at(0)?.merge).toBeUndefined();
    expect(entries.at(-1)?.parents?.slice(-3)).toEqual(sides);
    expect(entries.at(-1)?.merge).toEqual({
      from: 'three',
      declared: 3,
      listed: ['Change of b1', 'Change of b2', 'Change of b3'],
    });
  });
});
