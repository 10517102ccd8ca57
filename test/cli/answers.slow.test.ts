import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { answerShape } from '../support/contract.ts';
import { useFolders } from '../support/git-repository.ts';
import { makeWorkplace, readJson, sampleFile, type Workplace } from '../support/run-annalist.ts';

const newFolder = useFolders();
let place: Workplace;

beforeAll(async () => {
  place = makeWorkplace(newFolder());
  expect(await place.annalist(['import', sampleFile, '--log', 'sample'])).toMatchObject({ code: 0, err: '' });
});

async function ask(...args: string[]): Promise<z.infer<typeof answerShape>> {
  const answer = answerShape.parse(readJson(await place.annalist([...args, '--json'])));
  expect(answer).toMatchObject({ log: 'sample', command: args[0] });
  return answer;
}

/** What a text says, however its lines are broken. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('an answer about the sample log', () => {
  it('to who names the author of all that match', async () => {
    const answer = await ask('who', 'lzo', 'jffs2');
    expect(answer).toMatchObject({
      query: { about: 'lzo jffs2' },
      verdict: 'found',
      sure: true,
      people: [{ name: 'Richard Purdie', role: 'author', count: 2 }],
      total: 2,
      partial: false,
    });
    expect(answer.entries.map(({ id, date, author }) => [id, date, author])).toEqual([
      ['2007-07-11#2', '2007-07-11', 'Richard Purdie'],
      ['2007-07-11#1', '2007-07-11', 'Richard Purdie'],
    ]);
    expect(flat(answer.text)).toMatch(/^Richard Purdie wrote all 2 that match; the best match is of 11 Jul 2007\./);
  });

  it('to who in a role names the people of the best entry', async () => {
    const answer = await ask('who', 'CONFIG_RAMFS', '--role', 'cc');
    expect(answer).toMatchObject({
      query: { about: 'CONFIG_RAMFS', role: 'cc' },
      verdict: 'found',
      people: [{ name: 'Al Viro', role: 'cc', count: 1 }],
      entries: [{ id: '2007-10-17#3', author: 'Robert P. J. Day' }],
    });
    expect(answer.text).toContain('Al Viro');
  });

  it('to who of a line of a merge names who merged it, and says that the log does not name the author', async () => {
    const answer = await ask('who', 'dreamcast', 'defconfig');
    expect(answer).toMatchObject({
      verdict: 'found',
      people: [{ name: 'Linus Torvalds', role: 'merged', count: 1 }],
      entries: [{ id: '2007-07-17#1', date: '2007-07-17', author: 'Linus Torvalds' }],
      total: 1,
    });
    expect(flat(answer.text)).toContain('The log does not name the author of “sh: dreamcast defconfig updated.”');
    expect(flat(answer.text)).toContain('17 Jul 2007 from master.kernel.org:/pub/scm/linux/kernel/git/lethal/sh-2.6');
  });

  it('to when gives the days, best first', async () => {
    const answer = await ask('when', 'jbd2-debug');
    expect(answer).toMatchObject({
      verdict: 'found',
      dates: ['2007-07-18', '2007-10-20'],
      entries: [{ id: '2007-07-18#1' }, { id: '2007-10-20#1' }],
    });
    expect(flat(answer.text)).toMatch(/^On 18 Jul 2007: /);
    expect(answer.text).toContain('20 Oct 2007');
  });

  it('to what quotes the passage word for word', async () => {
    const answer = await ask('what', 'ramfs');
    expect(answer).toMatchObject({ verdict: 'found', entries: [{ id: '2007-10-17#3', author: 'Robert P. J. Day' }] });
    expect(answer.quote).toContain('Remove the Kconfig entry of ramfs.');
    expect(flat(answer.text)).toContain(answer.quote);
  });

  it('to what of a day without text says so, and how many commits it has', async () => {
    const answer = await ask('what', '--since', '2007-02-14', '--until', '2007-02-14');
    expect(answer).toMatchObject({
      query: { since: '2007-02-14', until: '2007-02-14' },
      verdict: 'undescribed',
      dates: ['2007-02-14'],
      count: 2,
      described: 0,
      entries: [],
      total: 0,
    });
    expect(answer.text).toContain('2 commits are recorded on 14 Feb 2007, but this log has no text for them.');
  });

  it('to count is exact, declared beside described', async () => {
    const answer = await ask('count', '--since', '2007-02', '--until', '2007-02');
    expect(answer).toMatchObject({
      query: { since: '2007-02-01', until: '2007-02-28' },
      verdict: 'found',
      count: 4,
      described: 1,
      total: 1,
    });
    expect(flat(answer.text)).toMatch(/^4 commits in Feb 2007\. 1 has text; for 3 this log has none\./);
    expect(await ask('count')).toMatchObject({ count: 40, described: 23, lines: 0 });
  });

  it('to count of one merge is what that merge declares', async () => {
    const answer = await ask('count', 'sh-2.6');
    expect(answer).toMatchObject({ verdict: 'found', count: 68, total: 1, entries: [{ id: '2007-07-17#1' }] });
    expect(answer.text).toMatch(/^68 commits/);
  });

  it('to count counts the matching lines inside merges', async () => {
    const answer = await ask('count', 'acl', 'support');
    expect(answer).toMatchObject({ verdict: 'found', lines: 4, entries: [{ id: '2007-11-13#1' }] });
    expect(answer.text).toContain('4 titles inside merges match');
  });

  it('is a zero count and no find where the log has nothing', async () => {
    const counted = await ask('count', 'zeppelin');
    expect(counted).toMatchObject({ verdict: 'nothing', count: 0, described: 0, lines: 0, entries: [], total: 0 });
    const asked = await ask('who', 'zeppelin');
    expect(asked).toMatchObject({ verdict: 'nothing', entries: [], total: 0, partial: false });
    expect(asked.people ?? []).toEqual([]);
    expect(asked.text).toMatch(/^Nothing in this log about “zeppelin”\./);
  });

  it('is not sure of what has only some of the words', async () => {
    const answer = await ask('who', 'quota', 'netlink', 'zeppelin');
    expect(answer).toMatchObject({
      verdict: 'found',
      sure: false,
      partial: true,
      total: 0,
      entries: [{ id: '2007-10-17#2' }],
    });
    expect(answer.text).toMatch(/^No entry has all of these words\./);
  });

  it('to show is one entry with its body and trailers, its author a name as in every answer', async () => {
    const answer = await ask('show', '2007-07-11#2');
    expect(answer.entries).toMatchObject([
      {
        id: '2007-07-11#2',
        date: '2007-07-11',
        author: 'Richard Purdie',
        body: [
          'jffs2: compress and decompress with LZO1X.',
          '',
          'What LZO offers is not quite what jffs2 calls, hence one buffer and a memcpy.',
        ].join('\n'),
        trailers: [
          { role: 'signed-off-by', name: 'Richard Purdie' },
          { role: 'signed-off-by', name: 'David Woodhouse' },
        ],
      },
    ]);
    expect(answer.text).toContain('hence one buffer and a memcpy.');
    expect(await ask('show', 'last')).toMatchObject({ verdict: 'found', entries: [{ id: '2007-11-28#1' }] });
  });

  it('to show of a merge has all its lines', async () => {
    const { entries } = await ask('show', '2007-10-16#1');
    expect(entries).toMatchObject([{ merge: { declared: 131, listed: expect.any(Array) }, author: 'Linus Torvalds' }]);
  });

  it('is in the terminal and in a chat what its text says', async () => {
    const { text } = await ask('who', 'lzo', 'jffs2', '--limit', '1');
    const verb = await place.annalist(['who', 'lzo', 'jffs2', '--limit', '1']);
    expect(verb).toEqual({ code: 0, signal: null, out: `${text}\n`, err: '' });
    const chat = await place.annalist(['chat'], { input: '/who about:lzo jffs2 limit:1\n' });
    // Only a chat has pages.
    const paged = text.replace('in sample ·', 'in sample, /more shows the next ·');
    expect(chat).toEqual({ code: 0, signal: null, out: `${paged}\n\n`, err: '' });
  });

  it('counts days back from --now', async () => {
    const answer = await ask('what', '--since', 'last month', '--until', 'last month', '--now', '2007-11-05');
    expect(answer).toMatchObject({ query: { since: '2007-10-01', until: '2007-10-31' }, verdict: 'found', total: 7 });
    expect(answer.text).toContain('Besides, 4 commits are recorded');
  });
});
