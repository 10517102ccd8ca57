import { describe, expect, it } from 'vitest';
import { answerWhat } from '../../src/answer/answer.ts';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { answerReleases } from '../../src/answer/list-releases.ts';
import { makeQuery } from '../../src/answer/make-query.ts';
import { readVocabulary } from '../../src/answer/read-vocabulary.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const now = '2008-01-01';
const log = makeMemoryLog({
  name: 'small',
  entries: [
    makeParsed('2006-01-01#1', 'Ada', { subject: 'lzo: pack blocks', release: '1.0.0' }),
    makeParsed('2007-02-20#1', 'Ada', { subject: 'zlib: drop the old window', release: '1.1.0' }),
    makeParsed('2007-02-21#1', 'Ada', { subject: 'zlib: a smaller window', release: '1.1.0' }),
    makeParsed('2007-04-21#1', 'Ada', { subject: 'zlib: no window', release: '1.2.0' }),
    makeParsed('2007-05-21#1', 'Ada', { subject: 'zlib: two windows', release: 'Unreleased' }),
  ],
  releases: [
    { name: 'Unreleased' },
    { name: '1.2.0' },
    { name: '1.1.0', date: '2007-03-01' },
    { name: '1.1.0-rc1', date: '2007-02-25' },
    { name: '1.0.0', date: '2006-01-02' },
  ],
});
const bare = makeMemoryLog({ name: 'bare', entries: [makeParsed('2006-01-01#1', 'Ada', { subject: 'lzo: pack' })] });
const show = (answer: LogAnswer): string => renderTerminal(renderAnswer(answer, '/releases'), plainStyle);

async function ask(question: string): Promise<LogAnswer> {
  const reading = readQuestion(question, await readVocabulary(log, question), now);
  return await answerReading(log, reading, { question, now });
}

describe('the releases of a log', () => {
  it('are listed, the newest first, with their days and what is first in each; neither candidates nor what waits', async () => {
    expect(show(await answerReleases(log, {}))).toMatchInlineSnapshot(`
      "3 releases, the newest 1.2.0.

        1.2.0  1 entry
        1.1.0  1 Mar 2007, 2 entries
        1.0.0  2 Jan 2006, 1 entry

      3 releases in small · read as /releases"
    `);
  });

  it('are those of a span, in pages', async () => {
    const first = await answerReleases(log, { limit: 2 });
    expect(first.ranks?.map(({ name }) => name)).toEqual(['1.2.0', '1.1.0']);
    expect(show(first)).toContain('And 1 more.');
    expect((await answerReleases(log, { limit: 2, skip: 2 })).ranks?.map(({ name }) => name)).toEqual(['1.0.0']);
    expect(await answerReleases(log, makeQuery({ since: '2007', until: '2007' }, now))).toMatchObject({
      count: 1,
      dates: ['2007-03-01'],
      ranks: [{ name: '1.1.0', date: '2007-03-01', count: 2 }],
    });
  });

  it('have as many entries as a question for one of them tells, candidates too', async () => {
    const releases = await log.releases();
    const names = releases.all.map(({ name }) => name);
    const counts = releases.countFirst(names, () => true);
    for (const [index, release] of names.entries()) {
      const { total } = await answerWhat(log, { release });
      expect(counts[index], release).toBe(total);
    }
    expect(releases.countFirst(['1.1.0'], (sequence) => sequence !== 1)).toEqual([1]);
  });

  it('say which had a subsystem first, and how far apart two of them are', async () => {
    for (const question of ['which release brought zlib', 'in which release did the zlib code appear']) {
      expect(await ask(question), question).toMatchObject({ command: 'release', release: '1.1.0' });
    }
    expect(await ask('how long between 1.0.0 and 1.1.0')).toMatchObject({ command: 'releases', count: 2 });
    expect(await ask('how often was small released in 2007')).toMatchObject({ command: 'releases', count: 1 });
  });

  it('are counted and listed where a question asks for them, and their changes where it asks for these', async () => {
    const counted = await ask('how many releases were there in 2006?');
    expect(counted).toMatchObject({ command: 'releases', verdict: 'found', sure: true, count: 1 });
    expect(show(counted)).toContain('1 release in 2006.');
    expect(await ask('which releases are there')).toMatchObject({ command: 'releases', count: 3 });
    expect(await ask('which releases have a smaller window')).toMatchObject({ command: 'release', release: '1.1.0' });
  });

  it('that are none, in a span or at all, are said to be that', async () => {
    expect(show(await ask('what releases came out in 2001'))).toMatch(
      /^No release came out in 2001; the newest is 1\.2\.0\.\n/,
    );
    expect(show(await answerReleases(bare, {}))).toMatch(/^This log names no releases\.\n/);
  });

  it('that were made on a branch that the log does not have are marked', async () => {
    const { releases } = log;
    const elsewhere: typeof log = {
      ...log,
      releases: async () => {
        const all = await releases();
        const find: typeof all.find = (name) => {
          const found = all.find(name);
          return found && name !== '1.0.0' ? { ...found, elsewhere: true } : found;
        };
        return { ...all, find, countFirst: () => [0, 2, 1] };
      },
    };
    expect(show(await answerReleases(elsewhere, {}))).toMatchInlineSnapshot(`
      "3 releases, the newest 1.2.0.

        1.2.0*
        1.1.0*  1 Mar 2007, 2 entries
        1.0.0  2 Jan 2006, 1 entry

      * made on a branch that this log does not have: what is only there is missing.

      3 releases in small · read as /releases"
    `);
  });
});
