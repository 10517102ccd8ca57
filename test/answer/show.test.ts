import { describe, expect, it } from 'vitest';
import { answerShow } from '../../src/answer/show.ts';
import { UserError } from '../../src/model/errors.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { makeSmallGitLog, makeSmallLog } from '../support/small-log.ts';

const small = makeSmallLog();
const git = makeSmallGitLog();
const released = makeMemoryLog({
  entries: [makeParsed('2007-02-20#1', 'Ada', { release: '1.1.0' })],
  releases: [{ name: '1.1.0', date: '2007-03-01' }],
});

describe('show', () => {
  it.each([
    ['an id', '2007-07-11#1', '2007-07-11#1'],
    ['an id with spaces around it', ' 2007-07-11#1 ', '2007-07-11#1'],
    ['last: the newest that has text', 'last', '2007-10-20#1'],
    ['Last', 'Last', '2007-10-20#1'],
  ])('gives the entry of %s', async (_, id, expected) => {
    const answer = await answerShow(small, id);
    expect(answer).toMatchObject({
      command: 'show',
      verdict: 'found',
      query: { id },
      total: 1,
      shown: { id: expected },
    });
    expect(answer.entries.map((entry) => entry.id)).toEqual([expected]);
  });

  it('gives all that the log says', async () => {
    const { shown, dates } = await answerShow(small, '2007-07-17#1');
    expect(dates).toEqual(['2007-07-17']);
    expect(shown).toMatchObject({
      headline: 'Merge of sh-2.6 (68 commits)',
      author: { name: 'Linus Torvalds' },
      body: '* master.kernel.org:/lethal/sh-2.6: (68 commits)\nsh: SH7709 gets sh-rtc.\nfb: pvr2fb: no warnings.\n...',
      merge: { declared: 68, listed: ['sh: SH7709 gets sh-rtc.', 'fb: pvr2fb: no warnings.'], truncated: true },
    });
    expect((await answerShow(small, '2007-10-17#1')).shown?.trailers).toHaveLength(3);
  });

  it.each(['9f00', '9F00', '9f00'.padEnd(40, '0')])('gives a commit by the hash %s', async (hash) => {
    expect((await answerShow(git, hash)).shown).toMatchObject({
      id: '9f00'.padEnd(40, '0'),
      subject: "Merge branch 'av/pack'",
      parents: [expect.stringMatching(/^1a2c0/), expect.stringMatching(/^1a2b0/)],
    });
  });

  it.each([
    [
      'an id that is not there',
      small,
      '2007-07-11#9',
      'The log "small" has no entry 2007-07-11#9: an id looks like 2007-10-20#1.',
    ],
    [
      'a hash that is not there',
      git,
      'ffff',
      `The log "git" has no entry ffff: an id looks like ${'9f00'.padEnd(40, '0')}.`,
    ],
    [
      'a hash that two begin with',
      git,
      '1a2',
      'Several entries begin with 1a2 (1a2b000000000000 and 1a2c000000000000): write more of the hash.',
    ],
    [
      'the name of a release',
      released,
      'v1.1',
      'The log "memory" has no entry v1.1, but 1.1.0 is a release: /what release:1.1.0 lists its changes.',
    ],
    [
      'the last of an empty log',
      makeMemoryLog({ name: 'new', entries: [] }),
      'last',
      'The log "new" shows no entries yet.',
    ],
    ['an id of an empty log', makeMemoryLog({ name: 'new', entries: [] }), '1', 'The log "new" has no entry 1.'],
  ])('says of %s what is wrong', async (_, log, id, message) => {
    await expect(answerShow(log, id)).rejects.toThrow(new UserError(message, 'not-found'));
  });
});
