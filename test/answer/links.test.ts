import { expect, it } from 'vitest';
import { answerWhat } from '../../src/answer/answer.ts';
import { makeLink } from '../../src/answer/evidence.ts';
import { answerShow } from '../../src/answer/show.ts';
import { makeSmallGitLog, makeSmallLog } from '../support/small-log.ts';

const web = 'https://github.com/git/git/commit/{hash}';
const hash = '1a2b'.padEnd(40, '0');

it('commits of a log that knows its web address carry theirs, in every answer that lists them', async () => {
  const git = makeSmallGitLog();
  const log = { ...git, info: { ...git.info, web } };
  const url = `https://github.com/git/git/commit/${hash}`;
  expect((await answerWhat(log, { about: 'index twice' })).entries[0]?.url).toBe(url);
  const shown = await answerShow(log, '1a2b');
  expect([shown.entries[0]?.url, shown.shown?.url]).toEqual([url, url]);
});

it('entries of other logs carry none', async () => {
  expect((await answerWhat(makeSmallGitLog(), { about: 'index' })).entries[0]).not.toHaveProperty('url');
  const small = makeSmallLog();
  const log = { ...small, info: { ...small.info, web } };
  expect((await answerWhat(log, { about: 'lzo' })).entries[0]).not.toHaveProperty('url');
});

it.each(['2007-10-17#1', 'abc', `${hash}\u001b`, '../../x', 'G'.repeat(40)])('no link is made of %j', (id) => {
  expect(makeLink(web, id)).toEqual({});
});
