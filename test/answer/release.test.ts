import { describe, expect, it } from 'vitest';
import { answerCount, answerWhat } from '../../src/answer/answer.ts';
import { answerRelease } from '../../src/answer/release.ts';
import { answerShow } from '../../src/answer/show.ts';
import type { Query } from '../../src/model/query.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { renderLead } from '../../src/render/leads.ts';
import { renderNotes } from '../../src/render/notes.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { lineText } from '../support/line-text.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { makeSmallLog } from '../support/small-log.ts';

/** A changelog with version headings, the oldest entry first. */
const log = makeMemoryLog({
  entries: [
    makeParsed('2007-01-01#1', 'Ada', { subject: 'lzo: pack blocks', release: '1.0.0' }),
    makeParsed('2007-02-01#1', 'Grace', { subject: 'lzo: unpack them faster', release: '1.1.0-rc1' }),
    makeParsed('2007-02-20#1', 'Ada', { subject: 'zlib: drop the old window', release: '1.1.0' }),
    makeParsed('2007-03-01#1', 'Ada', { subject: 'cramfs: read ahead', release: 'v1.2.0-beta.1' }),
    makeParsed('2007-04-01#1', 'Grace', { subject: 'romfs: learn nfs export' }),
  ],
  releases: [
    { name: 'Unreleased' },
    { name: 'v1.2.0-beta.1', date: '2007-03-02' },
    { name: '1.1.0', date: '2007-03-01' },
    { name: '1.1.0-rc1', date: '2007-02-02' },
    { name: '1.0.0', date: '2007-01-01' },
  ],
});

const findOf = async (name: string): Promise<string | undefined> => (await log.releases()).find(name)?.name;

const leadOf = async (about: string): Promise<string> => lineText(renderLead(await answerRelease(log, { about })));

describe('a release by a part of its version', () => {
  it('is the one with zeros for what is left out', async () => {
    expect(await findOf('1.1')).toBe('1.1.0');
    expect(await findOf('v1')).toBe('1.0.0');
    expect(await findOf('1.2')).toBeUndefined();
  });

  it('is the first that was patched, where no other was published', async () => {
    const patched = makeMemoryLog({
      entries: [makeParsed('2007-01-01#1', 'Ada', { subject: 'lzo: pack blocks' })],
      releases: [
        { name: 'V_9_6_P2', date: '2007-03-01' },
        { name: 'V_9_6_P1', date: '2007-02-01' },
      ],
    });
    expect((await patched.releases()).find('9.6')?.name).toBe('V_9_6_P1');
  });
});

describe('the release of a change', () => {
  it('is named with its day, how long that took, and the first candidate', async () => {
    expect(await answerRelease(log, { about: 'unpack' })).toMatchObject({
      command: 'release',
      verdict: 'found',
      sure: true,
      release: '1.1.0',
      released: { date: '2007-03-01', days: 28, firstCandidate: { name: '1.1.0-rc1', candidate: true } },
      dates: ['2007-03-01'],
      entries: [{ id: '2007-02-01#1', release: '1.1.0' }],
    });
    expect(await leadOf('unpack')).toBe(
      '“lzo: unpack them faster” is first in 1.1.0 (1 Mar 2007), 28 days after it landed; 1.1.0-rc1 was the first candidate.',
    );
    expect(await leadOf('window')).toBe(
      '“zlib: drop the old window” is first in 1.1.0 (1 Mar 2007), 9 days after it landed.',
    );
    expect(await leadOf('pack')).toBe('“lzo: pack blocks” is first in 1.0.0 (1 Jan 2007), on the day it landed.');
  });

  it('may be a candidate, which is said', async () => {
    expect(await answerRelease(log, { about: 'cramfs' })).toMatchObject({ verdict: 'found', release: 'v1.2.0-beta.1' });
    expect(await leadOf('cramfs')).toBe(
      '“cramfs: read ahead” (1 Mar 2007) is in no release yet but the candidate v1.2.0-beta.1 (2 Mar 2007).',
    );
  });

  it('may not be there yet: the answer is nothing, with the newest that there is', async () => {
    const answer = await answerRelease(log, { about: 'romfs' });
    expect(answer).toMatchObject({ verdict: 'nothing', newestRelease: { name: '1.1.0' }, total: 1 });
    expect(answer).not.toHaveProperty('release');
    expect(await leadOf('romfs')).toBe(
      '“romfs: learn nfs export” (1 Apr 2007) is in no release yet; the newest is 1.1.0 (1 Mar 2007).',
    );
  });

  it('is that of the newest change where no words are asked for', async () => {
    expect(await answerRelease(log, { person: 'ada' })).toMatchObject({ release: 'v1.2.0-beta.1' });
    expect(await answerRelease(log, { person: 'grace', until: '2007-03-01' })).toMatchObject({
      release: '1.1.0',
    });
  });

  it('is not told where no change is meant, nor of a log that names none', async () => {
    expect(await answerRelease(log, { about: 'minix' })).toMatchObject({ verdict: 'nothing', entries: [] });
    expect(await leadOf('minix')).toBe('Nothing in this log about “minix”.');
    const answer = await answerRelease(makeSmallLog(), { about: 'lzo1x' });
    expect(answer).toMatchObject({ verdict: 'nothing', entries: [{ id: '2007-07-11#2' }] });
    expect(lineText(renderLead(answer))).toBe('This log names no releases. “Compress with LZO1X” is of 11 Jul 2007.');
  });

  it('of what has only some of the words is the nearest, and not sure', async () => {
    expect(await answerRelease(log, { about: 'window romfs' })).toMatchObject({ sure: false, partial: true });
    expect(await leadOf('window cramfs ahead')).toMatch(/^No entry has all of these words\. The nearest: “cramfs/);
  });

  it('stands beside all entries but the first, and in an entry that is shown', async () => {
    const text = async (query: Query) =>
      renderTerminal(renderAnswer(await answerRelease(log, query), '/release'), plainStyle);
    expect(await text({ about: 'lzo', limit: 2 })).toMatch(/first in 1\.[01]\.0$/m);
    const { release, shown } = await answerShow(log, '2007-02-01#1');
    expect({ release, shown: shown?.release }).toEqual({ release: '1.1.0', shown: '1.1.0' });
    expect(renderTerminal(renderAnswer(await answerShow(log, '2007-02-01#1'), '/show'), plainStyle)).toContain(
      'first in  1.1.0 (1.1.0-rc1 was the first candidate)',
    );
    expect(await answerShow(log, '2007-04-01#1')).not.toHaveProperty('release');
  });
});

describe('a filter by release', () => {
  it.each<[Query, number]>([
    [{ release: '1.0.0' }, 1],
    [{ release: '1.1.0' }, 2],
    [{ release: 'V1.1' }, 2],
    [{ release: '1.1.0-RC1' }, 1],
    [{ release: '1.2.0-beta1' }, 1],
    [{ to: '1.1.0' }, 3],
    [{ to: '1.1.0-rc1' }, 2],
    [{ from: '1.0.0' }, 4],
    [{ from: '1.0', to: '1.1' }, 2],
    [{ from: '1.1.0-rc1', to: '1.1' }, 1],
    [{ from: '1.1', to: '1.0' }, 0],
    [{ release: '1.1.0', person: 'grace' }, 1],
    [{ release: '1.1.0', about: 'lzo' }, 1],
    [{ from: '1.0', since: '2007-03-01' }, 2],
  ])('counts what %o lets through', async (query, count) => {
    const answer = await answerCount(log, query);
    expect([answer.count, answer.total]).toEqual([count, count]);
  });

  it('is in the first line, and in what left nothing', async () => {
    expect(lineText(renderLead(await answerCount(log, { release: '1.1' })))).toBe('2 commits first in 1.1.');
    expect(lineText(renderLead(await answerWhat(log, { from: '1.0', to: '1.1' })))).toBe(
      '2 entries in 1.1 and not in 1.0, the newest of 20 Feb 2007.',
    );
    expect((await answerWhat(log, { release: '1.0', about: 'zlib' })).notes).toContainEqual({
      kind: 'emptied-by',
      filter: 'release',
      value: '1.0',
      total: 1,
    });
  });

  it.each([
    ['1.3', 'The log "memory" has no release "1.3": try 1.0.0 or 1.1.0.'],
    ['1.0.5', 'The log "memory" has no release "1.0.5": try 1.0.0 or 1.1.0.'],
    ['rc', 'The log "memory" has no release "rc": try 1.1.0-rc1.'],
    ['vista', 'The log "memory" has no release "vista": try v1.2.0-beta.1, 1.1.0 or 1.1.0-rc1.'],
  ])('refuses a name that no release has, with those near it: %s', async (release, message) => {
    await expect(answerCount(log, { release })).rejects.toThrow(message);
    await expect(answerCount(log, { from: release })).rejects.toThrow(message);
  });

  it('refuses all names in a log without releases', async () => {
    await expect(answerCount(makeSmallLog(), { to: '1.0' })).rejects.toThrow('The log "small" names no releases.');
  });

  it('is offered the newest first', async () => {
    const { all } = await log.releases();
    expect(all.map(({ name }) => name)).toEqual(['Unreleased', 'v1.2.0-beta.1', '1.1.0', '1.1.0-rc1', '1.0.0']);
  });
});

describe('a release that was withdrawn', () => {
  const withdrawn = makeMemoryLog({
    entries: [
      makeParsed('1.0.0#1', 'Ada', { date: '2007-01-01', subject: 'lzo: pack blocks', release: '1.0.0' }),
      makeParsed('1.1.0#1', 'Ada', { date: '2007-02-01', subject: 'lzo: unpack them', release: '1.1.0' }),
    ],
    releases: [
      { name: '1.1.0', date: '2007-02-01' },
      { name: '1.0.0', date: '2007-01-01', yanked: true },
    ],
  });
  const linesOf = async (query: Query): Promise<string[]> =>
    renderNotes(await answerWhat(withdrawn, query)).map(lineText);

  it('is told to be so once where it is asked for, and not where it is not', async () => {
    expect(await linesOf({ release: '1.0.0' })).toEqual(['1.0.0 (1 Jan 2007) was yanked.']);
    expect(await linesOf({ release: 'v1.0.0', to: '1.0.0' })).toEqual(['1.0.0 (1 Jan 2007) was yanked.']);
    expect(await linesOf({ from: '1.0.0', to: '1.1.0' })).toEqual(['1.0.0 (1 Jan 2007) was yanked.']);
    expect(await linesOf({ release: '1.1.0' })).toEqual([]);
    expect(await linesOf({ about: 'pack' })).toEqual([]);
  });
});

it('the release of a change without a day is told without an empty one', async () => {
  const undated = makeMemoryLog({
    entries: [
      makeParsed('1.0.0-rc1#1', 'Ada', { date: '', subject: 'lzo: pack blocks', release: '1.0.0-rc1' }),
      makeParsed('a', 'Ada', { date: '', subject: 'zlib: unpack them' }),
    ],
    releases: [{ name: '1.0.0-rc1' }],
  });
  const lead = async (about: string): Promise<string> => lineText(renderLead(await answerRelease(undated, { about })));
  expect(await lead('blocks')).toBe('“lzo: pack blocks” is in no release yet but the candidate 1.0.0-rc1.');
  const unnamed = makeMemoryLog({ entries: [makeParsed('a', 'Ada', { date: '', subject: 'zlib: unpack them' })] });
  expect(lineText(renderLead(await answerRelease(unnamed, { about: 'unpack' })))).toBe(
    'This log names no releases. “zlib: unpack them” has no date.',
  );
});
