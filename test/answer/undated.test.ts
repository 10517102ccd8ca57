import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { queries } from '../../commands/index.ts';
import { composeDigest } from '../../src/answer/digest.ts';
import { findRecord } from '../../src/answer/find-record.ts';
import { completeEntry } from '../../src/chat/discord/complete-entry.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { openStore } from '../../src/store/store.ts';
import { answerLine } from '../support/answer-line.ts';
import { useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { openTestReader } from '../support/test-library.ts';

const makeFolder = useFolders();

/** A changelog of which not everything has a day or an author. */
const lines = [
  { kind: 'release', name: 'Unreleased' },
  { release: 'Unreleased', section: 'Fixed', subject: 'lzo: a leak' },
  { kind: 'release', name: 'v1.2.0', date: '2024-05-01', yanked: true },
  { release: 'v1.2.0', date: '2024-05-01', author: 'Ada', subject: 'lzo: faster' },
  { release: 'v1.2.0', date: '2024-05-01', subject: 'zlib: smaller' },
  { kind: 'release', name: 'v1.1.0' },
  { release: 'v1.1.0', author: 'Grace', subject: 'xz: read it' },
  { release: 'v1.1.0', author: 'Ada', subject: 'xz: write it' },
  { kind: 'release', name: 'v1.0.0', date: '2024-01-01' },
  { release: 'v1.0.0', date: '2024-01-01', author: 'Ada', subject: 'reads files' },
];

async function openLog() {
  const store = openStore(path.join(makeFolder(), 'store'));
  await importInto(store, { text: lines.map((line) => JSON.stringify(line)).join('\n') });
  return openTestReader(store);
}

const reader = await openLog();

async function ask(line: string): Promise<{ answer: LogAnswer; text: string }> {
  const { answer, blocks } = await answerLine(line, queries, reader);
  if (!('entries' in answer)) throw new Error('no answer of a log');
  return { answer, text: renderTerminal(blocks, { ...plainStyle, width: 300 }) };
}

const idsOf = ({ answer }: { answer: LogAnswer }): string[] => answer.entries.map(({ id }) => id);

describe('an entry without a day', () => {
  it('is found by its words, its people and its release, and stands where its release does', async () => {
    expect(idsOf(await ask('/what about:xz'))).toEqual(['v1.1.0#2', 'v1.1.0#1'].toReversed());
    expect(idsOf(await ask('/what person:grace'))).toEqual(['v1.1.0#1']);
    expect(idsOf(await ask('/what release:1.1'))).toEqual(['v1.1.0#1', 'v1.1.0#2']);
    expect(idsOf(await ask('/what'))).toEqual([
      'Unreleased#1',
      'v1.2.0#1',
      'v1.2.0#2',
      'v1.1.0#1',
      'v1.1.0#2',
      'v1.0.0#1',
    ]);
  });

  it('is in no span, which says how many are left out', async () => {
    const since = await ask('/what since:2024');
    expect(idsOf(since)).toEqual(['v1.2.0#1', 'v1.2.0#2', 'v1.0.0#1']);
    expect(since.answer.notes).toContainEqual({ kind: 'undated', count: 3 });
    expect(since.text).toContain('3 entries that fit otherwise have no date and are left out.');
    const until = await ask('/count until:2024 person:grace');
    expect(until.answer).toMatchObject({ verdict: 'nothing', count: 0 });
    expect(until.text).toContain('1 entry that fits otherwise has no date and is left out.');
    expect((await ask('/count')).answer).toMatchObject({ count: 6, described: 6 });
    expect((await ask('/count since:2024')).answer).toMatchObject({ count: 3 });
  });

  it('is in no ranking of days and months, which is said', async () => {
    const days = await ask('/rank of:days');
    expect(days.answer).toMatchObject({
      ranks: [
        { name: '2024-05-01', count: 2 },
        { name: '2024-01-01', count: 1 },
      ],
    });
    expect(days.answer.notes).toContainEqual({ kind: 'undated', count: 3 });
    expect((await ask('/rank of:months about:xz')).answer).toMatchObject({ verdict: 'nothing' });
    expect((await ask('/rank of:subsystems')).answer.ranks?.find(({ name }) => name === 'xz')).toEqual(
      expect.not.objectContaining({ firstDay: expect.anything() }),
    );
  });

  it('is told by its release where its day is asked for', async () => {
    const when = await ask('/when about:xz write');
    expect(when.answer).toMatchObject({ verdict: 'nothing', dates: [], release: 'v1.1.0', total: 1 });
    expect(when.text).toMatch(/^The log tells no date for “xz: write it”: it is in v1\.1\.0, which has no date\./);
    expect((await ask('/when about:leak')).text).toContain('it is in Unreleased, which has no date.');
    // Of several without words those with a day answer.
    expect((await ask('/when person:ada')).text).toMatch(/^3 entries, the first on 1 Jan 2024/);
  });

  it('is shown as without a date', async () => {
    expect((await ask('/what about:xz')).text).toContain('no date  xz: write it — Ada [v1.1.0#2]');
    expect((await ask('/who about:xz write')).text).toMatch(/^Ada wrote it, in v1\.1\.0, which has no date\./);
    const shown = await ask('/show id:1.1.0#2');
    expect(shown.answer).toMatchObject({ dates: [], entries: [{ id: 'v1.1.0#2', date: '' }], release: 'v1.1.0' });
    expect(shown.text).toContain('day  no date');
  });

  it('is in a digest by numbers, and in none of days', async () => {
    const log = await reader.open();
    const watch = { subsystems: [] };
    const options = { limit: 10, full: false };
    const all = await composeDigest(log, watch, { kind: 'numbers', from: 0, to: log.records }, options);
    expect(all).toMatchObject({ described: 6, records: 6, leftOut: 0, since: '2024-01-01', until: '2024-05-01' });
    const days = { kind: 'days', since: '2024-01-01', until: '2024-12-31' } as const;
    expect(await composeDigest(log, watch, days, options)).toMatchObject({ described: 3, records: 3, leftOut: 0 });
  });
});

describe('an entry that waits for a release', () => {
  it('is in none yet, and shown under its heading', async () => {
    const answer = await ask('/release about:leak');
    expect(answer.answer).toMatchObject({ verdict: 'nothing', newestRelease: { name: 'v1.2.0' } });
    expect(answer.text).toMatch(/^“lzo: a leak” is in no release yet; the newest is v1\.2\.0 \(1 May 2024, yanked\)\./);
    expect(idsOf(await ask('/what release:unreleased'))).toEqual(['Unreleased#1']);
    expect(idsOf(await ask('/what from:1.2'))).toEqual(['Unreleased#1']);
    expect(idsOf(await ask('/what from:1.0 to:1.2'))).toEqual(['v1.2.0#1', 'v1.2.0#2', 'v1.1.0#1', 'v1.1.0#2']);
    const { text } = await ask('/show id:unreleased#1');
    expect(text).toContain('under  Unreleased');
    expect(text).toContain('section  Fixed');
  });
});

describe('an entry without an author', () => {
  it('was by nobody who is recorded, and is shown', async () => {
    const who = await ask('/who about:zlib');
    expect(who.answer).toMatchObject({ verdict: 'nothing', people: [], entries: [{ id: 'v1.2.0#2', author: '' }] });
    expect(who.text).toMatch(/^Of “zlib: smaller” \(1 May 2024\) nobody is recorded as its author\./);
    expect(who.text).toContain('zlib: smaller [v1.2.0#2]');
    expect((await ask('/who release:unreleased')).answer).toMatchObject({ verdict: 'nothing', people: [] });
    const { text } = await ask('/show id:v1.2.0#2');
    expect(text).toContain('author  not named');
    expect(text).toContain('first in  v1.2.0, which was yanked');
  });

  it('is in no ranking of people', async () => {
    const { answer } = await ask('/rank of:people');
    expect(answer.ranks).toEqual([
      { name: 'Ada', count: 3 },
      { name: 'Grace', count: 1 },
    ]);
  });
});

describe('an id with a release', () => {
  it.each(['v1.2.0#2', '1.2.0#2', '1.2#2', 'V1.2.0#2'])('is found as %s', async (id) => {
    expect(idsOf(await ask(`/show id:${id}`))).toEqual(['v1.2.0#2']);
    expect((await findRecord(await reader.open(), id)).id).toBe('v1.2.0#2');
  });

  it.each(['1.2.0#9', '1.3.0#1', '1.2.0#', 'x#1', '#1'])('that no entry has is refused: %s', async (id) => {
    await expect(ask(`/show id:${id}`)).rejects.toThrow(/has no entry/);
  });

  it.each([
    ['1.1', ['v1.1.0#1', 'v1.1.0#2']],
    ['v1.1.0#2', ['v1.1.0#2']],
    ['1.1.0#', ['v1.1.0#1', 'v1.1.0#2']],
    ['unre', ['Unreleased#1']],
  ])('is offered for %s', async (typed, ids) => {
    const offered = await completeEntry(await reader.open(), typed);
    expect(offered.map(({ value }) => value)).toEqual(ids);
  });
});
