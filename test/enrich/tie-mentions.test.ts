import { describe, expect, it } from 'vitest';
import { readTieMentions } from '../../src/enrich/tie-mentions.ts';
import { repeatBy, type Share, takesLinearTime } from '../support/linear-time.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const hash = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567';

/** What an entry names, each as `kind hash “title” #number`. */
function read(subject: string | undefined, body = '', trailers: { role: string; name: string }[] = []): string[] {
  const entry = makeParsed('2020-01-01#1', 'Ada', { ...(subject !== undefined && { subject }), body, trailers });
  return readTieMentions(entry).map(({ kind, hash, title, number }) => {
    const named = [
      hash,
      title === undefined ? undefined : `“${title}”`,
      number === undefined ? undefined : `#${number}`,
    ];
    return [kind, ...named.filter((part) => part !== undefined)].join(' ');
  });
}

describe('what an entry says of others', () => {
  it('is read in each paragraph that has a hash or a number, whatever stands between', () => {
    const body = `Fixes ${hash}\n\n> quoted\n\nPlain\ntext.\n\nA fix for 0ABCDEF1.\n\nThis reverts #12.`;
    expect(read('Title', body)).toEqual(['reverts #12', `fixes ${hash}`, 'fixes 0ABCDEF1']);
  });

  it.each([
    ['Revert "net: drop it"', `This reverts commit ${hash}.`, [`reverts ${hash} “net: drop it”`]],
    ['Revert "net: drop it"', '', ['reverts “net: drop it”']],
    ['Revert "Revert "net: drop it""', '', ['reverts “Revert "net: drop it"”']],
    ['net: Revert "drop it"', '', ['reverts “drop it”']],
    ['[stable] Revert "drop it" (#12)', '', ['reverts “drop it”']],
    ['revert: feat(cli): faster', `This reverts commit ${hash}.`, [`reverts ${hash} “feat(cli): faster”`]],
    ['revert: feat(cli): faster', '', ['reverts “feat(cli): faster”']],
    ['Reapply "net: drop it"', 'This reverts commit 1234abc.', ['reverts 1234abc', 'reapplies “net: drop it”']],
    ['Reland "net: drop it"', '', ['reapplies “net: drop it”']],
    ['reland: feat: faster', 'This relands commit 1234abc.', ['reapplies 1234abc “feat: faster”']],
    ['Undo both', 'This reverts commits 1234abc and 5678def.', ['reverts 1234abc', 'reverts 5678def']],
    ['Undo a part', 'This partially reverts commit 1234abc.', ['partly-reverts 1234abc']],
    ['Undo a part', 'This reverts parts of commit 1234abc ("net: it").', ['partly-reverts 1234abc “net: it”']],
    ['Undo a part', 'Partially reverts 1234abc.', ['partly-reverts 1234abc']],
    ['Revert abc1234 ("net: it")', '', ['reverts abc1234 “net: it”']],
    ['Revert #12', '', ['reverts #12']],
    ['net: revert #12 to go on (#13)', '', ['reverts #12']],
    ['Undo it', 'This reverts PR #12.', ['reverts #12']],
    ['Undo it', 'This reverts pull request #12, as it is slow.', ['reverts #12']],
    ['Undo both', 'Slow.\n\nReverts #12\nReverts #13', ['reverts #12', 'reverts #13']],
    ['Undo both', 'Reverting #12, #13 and #14.', ['reverts #12', 'reverts #13', 'reverts #14']],
    ['Undo a part', 'Partially reverts #12', ['partly-reverts #12']],
    ['Revert "drop it" (#13)', 'Reverts team/project#12', ['reverts “drop it” #12']],
    ['Revert "drop it" (#13)', `This reverts commit ${hash}, #12. Reverts #12.`, [`reverts ${hash} “drop it” #12`]],
    ['Faster again', 'Re-lands #12.', ['reapplies #12']],
    ['revert: #12', '', ['reverts “#12” #12']],
    ['Undo it', 'This is a revert of #12.', ['reverts #12']],
    ['Undo it', 'This is a revert of commit 1234abc.', ['reverts 1234abc']],
    ['Quiet', 'Fixes: 1234abc ("net: drop\n it")', ['fixes 1234abc “net: drop it”']],
    ['Quiet', 'It fixes a bug introduced in 1234abc (net: drop, 2019-01-02).', ['fixes 1234abc “net: drop”']],
    ['Quiet', 'Fix-up for 1234abc', ['fixes 1234abc']],
    ['Quiet', 'A regression from commit 1234abc.', ['fixes 1234abc']],
    ['fixup! net: drop it', '', ['fixes “net: drop it”']],
    ['Quiet', `(cherry picked from commit ${hash})`, [`picks ${hash}`]],
    ['Quiet', `[ Upstream commit ${hash} ]`, [`picks ${hash}`]],
    ['Quiet', `commit ${hash} upstream.`, [`picks ${hash}`]],
    ['Quiet', 'Backport of 1234abc', ['picks 1234abc']],
  ])('%j with %j', (subject, body, expected) => {
    expect(read(subject, body)).toEqual(expected);
  });

  it('is told by trailers and, in a text without titles, by the first sentence too', () => {
    expect(read('Quiet', '', [{ role: 'fixes', name: '1234abc ("net: it")' }])).toEqual(['fixes 1234abc “net: it”']);
    expect(read('Quiet', '', [{ role: 'fixes', name: '#1234567' }])).toEqual([]);
    expect(read(undefined, 'Revert "drop it".')).toEqual(['reverts “drop it”']);
  });

  it.each([
    ['Add an option', 'As 1234abc (net: it, 2020-01-01) did, this one adds another.'],
    ['Quiet', 'It does not revert anything; see 1234abc.'],
    ['Quiet', 'It was reverted in 1234abc.'],
    ['Quiet', 'Fixes: #1234567'],
    ['Quiet', 'Fixes: 1234567'],
    ['Quiet', 'Fixes: 12ab'],
    ['Quiet', '> This reverts commit 1234abc.'],
    ['Allow to revert', ''],
    ['Quiet', 'This reverts commits 1234abc..5678def.'],
    ['Quiet', 'Fixes #12, closes team/project#13, see also revert in #14.'],
    ['Quiet', 'This reverts team/project#12.'],
    ['Quiet', 'Reverts to what was before #12, and revert #12-a.'],
  ])('is nothing of %j with %j', (subject, body) => {
    expect(read(subject, body)).toEqual([]);
  });

  it.each([
    ['', 'fix ', 100_000, ''],
    ['', 'fixes a bug introduced in ', 20_000, ''],
    ['', '1234abc ', 50_000, ''],
    ['This reverts commit ', '1234abc, ', 50_000, ''],
    ['', '[a] ', 100_000, ''],
    ['Revert "', '"', 100_000, ''],
    ['', 'a: ', 100_000, ''],
    ['', 'a', 500_000, ''],
    ['', '1234abc ("', 50_000, ''],
    ['', 'Revert #12, ', 50_000, ''],
    ['Reverts ', 'a/', 200_000, '#1'],
    ['', 'revert #', 50_000, ''],
  ])('is read in a time that grows with the text alone: %s%s × %i %s', (start, text, count, end) => {
    const make = (share: Share): string => start + repeatBy(share)(text, count) + end;
    const work = (odd: string): void => {
      expect(read(odd, odd).length).toBeLessThanOrEqual(100);
      expect(read(undefined, odd).length).toBeLessThanOrEqual(100);
    };
    expect(takesLinearTime(make, work)).toBe(true);
  });
});
