import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/answer/digest.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { renderDigestMarkdown } from '../../src/render/digest-markdown.ts';
import { fitDigest } from '../../src/render/digest-messages.ts';
import { makeRecordsLog } from '../support/digest-log.ts';
import { hashOf, makeCommit } from '../support/made-ties.ts';

const undo = (place: number, of: number, title: string): ParsedEntry =>
  makeCommit(place, `Revert "${title}"`, { body: `This reverts commit ${hashOf(of)}.`, author: { name: 'Bob' } });

async function compose(entries: readonly ParsedEntry[], from = 0, limit = 100) {
  const log = await makeRecordsLog(entries.map((entry) => ({ kind: 'entry', key: entry.id, entry })));
  const stretch = { kind: 'numbers', from, to: log.records } as const;
  return await composeDigest(log, { subsystems: [] }, stretch, { limit, full: false });
}

const show = (digest: Awaited<ReturnType<typeof compose>>): string => renderDigestMarkdown(digest, { style: 'line' });

describe('a change and what takes it back in one stretch', () => {
  it('are one item, and both are counted', async () => {
    const digest = await compose([
      makeCommit(0, 'nfs: one lock fewer'),
      makeCommit(1, 'nfs: another thing'),
      undo(2, 0, 'nfs: one lock fewer'),
    ]);
    expect(digest.count).toBe(3);
    expect(digest.more).toBe(0);
    const listed = digest.subsystems.flatMap(({ entries }) => entries);
    expect(listed.map(({ headline, pairs = 0 }) => [headline, pairs])).toEqual([
      ['nfs: one lock fewer', 1],
      ['nfs: another thing', 0],
    ]);
    expect(digest.subsystems.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(show(digest)).toContain('nfs: one lock fewer — Ada');
    expect(show(digest)).toMatch(/ — reverted on 1 Jan 2020 by Bob/);
    expect(show(digest)).not.toContain('Revert "nfs');
    expect(show(digest)).not.toContain('more');
  });

  it('are told in turn where it was taken again, and counted whatever happened', async () => {
    const chain = [
      makeCommit(0, 'nfs: one lock fewer'),
      undo(1, 0, 'nfs: one lock fewer'),
      makeCommit(2, 'Reapply "nfs: one lock fewer"', { body: `This reverts commit ${hashOf(1)}.` }),
      undo(3, 0, 'nfs: one lock fewer'),
    ];
    const digest = await compose(chain);
    const listed = digest.subsystems.flatMap(({ entries }) => entries);
    expect(listed.map(({ pairs, turns }) => [pairs, turns?.map(({ kind }) => kind)])).toEqual([
      [3, ['reverted', 'again', 'reverted']],
    ]);
    const many = await compose([
      chain[0] ?? makeCommit(0, ''),
      ...Array.from({ length: 300 }, (_, at) => undo(at + 1, 0, 'x')),
    ]);
    expect(many.subsystems.flatMap(({ entries }) => entries.map(({ pairs }) => pairs))).toEqual([300]);
    expect(many.count).toBe(301);
  });

  it('are apart where the one that takes back does more, or where the change is of an earlier stretch', async () => {
    const more = makeCommit(1, 'nfs: lock otherwise', { body: `This reverts commit ${hashOf(0)}.` });
    const digest = await compose([makeCommit(0, 'nfs: one lock fewer'), more]);
    const listed = digest.subsystems.flatMap(({ entries }) => entries);
    expect(listed.map(({ turns, pairs }) => [turns?.length, pairs])).toEqual([
      [1, undefined],
      [undefined, undefined],
    ]);
    const later = await compose([makeCommit(0, 'nfs: one lock fewer'), undo(1, 0, 'nfs: one lock fewer')], 1);
    expect(later.subsystems.flatMap(({ entries }) => entries).map(({ headline }) => headline)).toEqual([
      'Revert "nfs: one lock fewer"',
    ]);
  });

  it('leave together where there is no room, and are counted then', async () => {
    const entries = Array.from({ length: 40 }, (_, at) =>
      at % 2 === 0 ? makeCommit(at, `nfs: change ${at}`) : undo(at, at - 1, `nfs: change ${at - 1}`),
    );
    const digest = await compose(entries);
    const fitted = fitDigest(digest, { style: 'line', most: 1, room: 900 });
    const told = fitted.subsystems
      .flatMap(({ entries: listed }) => listed)
      .reduce((sum, { pairs = 0 }) => sum + 1 + pairs, 0);
    expect(told).toBeLessThan(40);
    expect(told + fitted.more).toBe(40);
    const limited = await compose(entries, 0, 3);
    expect(limited.more).toBe(34);
  });
});
