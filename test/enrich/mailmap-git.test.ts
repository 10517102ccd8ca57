import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseMailmap } from '../../src/enrich/mailmap.ts';
import { describeGit } from '../support/git-repository.ts';

const people = [
  ['jane', 'jane@laptop.(none)'],
  ['Jane', 'JANE@desktop.(none)'],
  ['jd', 'jane@example.org'],
  ['Joe R. Developer', 'bugs@example.com'],
  ['Jane Doe', 'bugs@example.com'],
  ['Nobody', 'bugs@example.com'],
  ['Al "the tool" Viro', 'al@old.example.org'],
  ['al', 'al@old.example.org'],
  ['ÅSA ÖST', 'asa@example.org'],
  ['Number #9', 'nine@example.org'],
  ['two', 'two@example.org'],
  ['three', 'three@example.org'],
  ['four', 'four@example.org'],
  ['five', 'five@example.org'],
  ['six', 'six@example.org'],
  ['Unnamed', 'unnamed@example.org'],
] as const;

const mailmaps: [string, string][] = [
  [
    'the example of gitmailmap(5)',
    'Joe R. Developer <joe@example.com>\nJane Doe <jane@example.com>\nJane Doe <jane@desktop.(none)>',
  ],
  [
    'all forms at once',
    [
      'Jane Doe <jane@example.com> <jane@laptop.(none)>',
      'Jane Doe <jane@example.com> <jane@desktop.(none)>',
      'Joe R. Developer <joe@example.com> Joe R. Developer <bugs@example.com>',
      'Jane Doe <jane@example.com> jane doe <BUGS@example.com>',
      '<al@new.example.org> <al@old.example.org>',
      '<asa@new.example.org> åsa öst <asa@example.org>',
    ].join('\n'),
  ],
  [
    'comments and lines that are none',
    [
      '# <nobody@example.org> <al@old.example.org>',
      ' # with a space before it <two@example.org>',
      'Three <three@example.org> # the third',
      'Four <four@example.org> # the fourth <five@example.org>',
      '',
      'no address',
      'Six <six@example.org',
      'Nine #9 <nine@example.org>',
      'Empty <> <unnamed@example.org>',
    ].join('\n'),
  ],
  [
    'white space everywhere, and lines that end in CR and LF',
    [
      '\tJane   Doe\t<jane@example.org>  ',
      '  Two<two@example.org>',
      '<three@new.org><three@example.org>\t',
      'Four <f@new.org> \t four \t <four@example.org> x',
    ].join('\r\n'),
  ],
  [
    'rules that speak of the same address',
    [
      'First <two@example.org>',
      'Second <two@example.org>',
      '<two@new.org> <two@example.org>',
      'Bugs <bugs@example.com>',
      'Jane A <a@new.org> Jane Doe <bugs@example.com>',
      '<b@new.org> Jane Doe <bugs@example.com>',
      'Three <t@new.org> three <three@example.org>',
      'Three again <three@example.org>',
      '<six@new.org> <six@example.org>',
      'Six <six@example.org>',
    ].join('\n'),
  ],
  ['chains, which are not followed', 'A <jd@one.org> <jane@example.org>\nB <jd@two.org> <jd@one.org>'],
];

/** git shows every author as a mailmap names them; ours must name them so too. */
describeGit('our mailmap and that of git agree on', () => {
  let folder = '';
  const git = (...words: string[]): string =>
    execFileSync('git', ['-C', folder, ...words], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
    });

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'annalist-mailmap-'));
    git('init', '--quiet');
    for (const [name, email] of people) {
      git('-c', `user.name=${name}`, '-c', `user.email=${email}`, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(mailmaps)('%s', (_, mailmap) => {
    writeFileSync(path.join(folder, '.mailmap'), mailmap);
    const shown = git('log', '--reverse', '--format=%aN%x00%aE').trimEnd().split('\n');
    const rename = parseMailmap(mailmap);
    const ours = people.map(([name, email]) => rename({ name, email }));
    expect(ours.map(({ name, email }) => `${name}\0${email}`)).toEqual(shown);
    expect(shown).not.toEqual(people.map(([name, email]) => `${name}\0${email}`));
  });
});
