import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveMoreTies, resolveTies } from '../../src/enrich/resolve-ties.ts';
import { joinTieNotes } from '../../src/enrich/tie-notes.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { takesLinearTime } from '../support/linear-time.ts';
import { hashOf, makeCommit, noteAll, tieAll } from '../support/made-ties.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const first = makeCommit(0, 'net: one lock fewer');
const revertOf = (place: number, hash: string, title = 'net: one lock fewer'): ParsedEntry =>
  makeCommit(place, `Revert "${title}"`, { body: `This reverts commit ${hash}.` });

describe('what is named', () => {
  it('is found by a whole hash, by its beginning, and without a known hash by a title that only one earlier entry has', () => {
    for (const hash of [
      first.id,
      first.id.slice(0, 7),
      first.id.slice(0, 17),
      '1234567890abcdef1234567890abcdef12345678',
    ]) {
      expect(tieAll([first, revertOf(1, hash)]).from(1), hash).toEqual([{ kind: 'reverts', other: 0 }]);
    }
    const twice = [first, makeCommit(1, 'net: one lock fewer'), makeCommit(2, 'Revert "net: one lock fewer"')];
    expect(tieAll(twice).from(2)).toEqual([
      { kind: 'reverts', named: { hash: undefined, title: 'net: one lock fewer' } },
    ]);
  });

  it('is found by the number that one earlier title has, where neither a hash nor a title tells it', () => {
    const squashed = makeCommit(0, 'net: faster (#12)');
    const merged = makeCommit(0, 'Merge pull request #12 from ada/faster', { parents: [hashOf(8), hashOf(9)] });
    const undo = makeCommit(2, 'Slower again (#15)', { body: 'This reverts #12.' });
    for (const one of [squashed, merged]) {
      expect(tieAll([one, makeCommit(1, 'Quiet (#13)'), undo]).from(2)).toEqual([{ kind: 'reverts', other: 0 }]);
    }
    // A title that two have, as a service writes reverts.
    const same = [squashed, makeCommit(1, 'net: faster (#14)')];
    const written = makeCommit(2, 'Revert "net: faster" (#15)', { body: 'Reverts team/project#12' });
    expect(tieAll([...same, written]).from(2)).toEqual([{ kind: 'reverts', other: 0 }]);
    const again = makeCommit(3, 'Faster after all', { body: 'Reapplies #12.' });
    expect(tieAll([...same, written, again]).turns(0)).toEqual([
      { kind: 'reverted', by: 2 },
      { kind: 'again', by: 3 },
    ]);
  });

  it('is nothing where several have the number, or none before', () => {
    const undo = makeCommit(2, 'Slower again', { body: 'This reverts #12.' });
    const [one, other] = [makeCommit(0, 'net: faster (#12)'), makeCommit(1, 'net: faster still (#12)')];
    expect(tieAll([one, other, undo]).from(2)).toEqual([]);
    expect(tieAll([one, other, undo], [1]).from(2)).toEqual([{ kind: 'reverts', other: 0 }]);
    expect(tieAll([undefined, undefined, undo, makeCommit(3, 'net: faster (#12)')]).from(2)).toEqual([]);
    // What was carried to another line has the number too, and is the same change.
    const { authored, date, committed } = one;
    const carried = makeCommit(1, 'net: faster (#12)', { authored, date, committed, parents: [hashOf(9)] });
    expect(tieAll([one, carried, undo]).from(2)).toEqual([{ kind: 'reverts', other: 0 }]);
  });

  it('is told apart by its title where several hashes begin so, and is nothing where that does not tell', () => {
    const one = makeCommit(0, 'net: one', { id: `abcdef1${'0'.repeat(33)}` });
    const other = makeCommit(1, 'net: other', { id: `abcdef1${'1'.repeat(33)}` });
    const fix = (title: string) => makeCommit(2, 'Quiet', { body: `Fixes: abcdef1 ("${title}")` });
    expect(tieAll([one, other, fix('net: other')]).from(2)).toEqual([{ kind: 'fixes', other: 1 }]);
    expect(tieAll([one, other, fix('net: third')]).from(2)[0]?.other).toBeUndefined();
  });

  it('is not what happens to begin with the same few digits, where a title says that it is another', () => {
    const fix = makeCommit(1, 'Quiet', { body: `Fixes: ${first.id.slice(0, 8)} ("something of another project")` });
    expect(tieAll([first, fix]).from(1)).toEqual([
      { kind: 'fixes', named: { hash: first.id.slice(0, 8), title: 'something of another project' } },
    ]);
  });

  it('is never the entry itself, nor by four digits', () => {
    const self = makeCommit(0, 'Revert "Revert"', { body: `This reverts commit ${hashOf(0)}. Fixes: ${hashOf(0)}` });
    expect(tieAll([self]).to(0)).toEqual([]);
    expect(tieAll([self]).turns(0)).toEqual([]);
    const short = makeCommit(1, 'Quiet', { body: `Fixes: ${first.id.slice(0, 4)} ("net: one lock fewer")` });
    expect(tieAll([first, short]).from(1)).toEqual([]);
  });

  it('is what took its place where a rewritten history has it no longer', () => {
    const again = makeCommit(1, first.subject ?? '', { authored: first.authored, date: first.date });
    const fix = makeCommit(2, 'Quiet', { body: `Fixes: ${first.id}` });
    expect(tieAll([first, again, fix], [0]).from(2)).toEqual([{ kind: 'fixes', other: 1 }]);
    expect(tieAll([first, again, fix], [0]).to(0)).toEqual([]);
    expect(tieAll([first, fix], [1]).to(0)).toEqual([]);
  });

  it('is found in a text by the hash that an item is marked with', () => {
    const item = makeParsed('1.1.0#1', 'Ada', { body: 'cli: faster (abc1234)' });
    const undone = makeParsed('1.2.0#1', 'Ada', { body: 'Slower again. This reverts commit abc1234.' });
    expect(tieAll([item, undefined, undone]).from(2)).toEqual([{ kind: 'reverts', other: 0 }]);
  });
});

describe('commits with the same author, instant and title', () => {
  const base = makeCommit(0, 'start');
  const change = makeCommit(1, 'net: drop it');
  const same = { authored: change.authored, date: change.date };

  it('are one that was carried over where they are on two lines, and once more where one builds on the other', () => {
    const carried = makeCommit(2, 'net: drop it', { ...same, parents: [base.id] });
    expect(tieAll([base, change, carried]).from(2)).toEqual([{ kind: 'twin', other: 1 }]);
    const second = makeCommit(2, 'net: drop it', same);
    expect(tieAll([base, change, second]).from(2)).toEqual([{ kind: 'second', other: 1 }]);
  });

  it('take a change again where it was taken back between', () => {
    const history = [base, change, revertOf(2, change.id, 'net: drop it'), makeCommit(3, 'net: drop it', same)];
    expect(tieAll(history).turns(1)).toEqual([
      { kind: 'reverted', by: 2 },
      { kind: 'again', by: 3, isSame: true },
    ]);
    expect(tieAll([base, change, makeCommit(2, 'net: drop it', same)]).turns(1)).toEqual([]);
  });
});

it('notes of parts come to the same as those of the whole', () => {
  const entries = Array.from({ length: 40 }, (_, place) =>
    place % 3 === 2
      ? revertOf(place, hashOf(place - 2))
      : place % 7 === 0
        ? undefined
        : makeCommit(place, `change ${place}`),
  );
  const joined = joinTieNotes([
    noteAll(entries.slice(0, 13)),
    noteAll(entries.slice(13, 13)),
    noteAll(entries.slice(13)),
  ]);
  expect(joined).toEqual(noteAll(entries));
  expect(resolveTies(joined, () => false)).toEqual(resolveTies(noteAll(entries), () => false));
});

it('ten thousand reverts of one commit leave one turn', () => {
  const entries = [first, ...Array.from({ length: 10_000 }, (_, place) => revertOf(place + 1, first.id))];
  const ties = tieAll(entries);
  expect(ties.to(0)).toHaveLength(10_000);
  expect(ties.turns(0)).toEqual([{ kind: 'reverted', by: 1 }]);
});

it('what is named is found in a time that grows with the log where thousands share a title, or the beginning of a hash', () => {
  const makeLogs = (share: number): ParsedEntry[][] => {
    const count = 8000 * share;
    const each = Array.from({ length: count }, (_, place) => place);
    const markOf = (place: number): string => `abcdef1${place.toString(16).padStart(9, '0')}`;
    const alike = each.map((place) => makeCommit(place, 'net: same'));
    const reverts = each.map((place) => makeCommit(count + place, 'Revert "net: same"'));
    const items = each.map((place) => makeParsed(`1.0#${place}`, 'Ada', { body: `cli: faster (${markOf(place)})` }));
    const fixes = each.map((place) => makeCommit(count + place, 'Quiet', { body: `Fixes: ${markOf(place)}` }));
    return [
      [...alike, ...reverts],
      [...items, ...fixes],
    ];
  };
  for (const index of [0, 1]) {
    const makeNotes = (share: number) => noteAll(makeLogs(share)[index] ?? []);
    expect(takesLinearTime(makeNotes, (notes) => resolveTies(notes, () => false))).toBe(true);
  }
});

describe('the ties of a log that grew', () => {
  /** Hashes that begin alike, titles that several have, and changes that are the same by their author and instant. */
  const commit = fc.record({
    title: fc.constantFrom('net: one', 'net: two (#7)', 'fs: three (#8)', 'Revert "net: one"'),
    instant: fc.constantFrom('2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z'),
    start: fc.constantFrom('aaaaaaa', 'bbbbbbb', 'ccccccc', 'ddddddd', 'eeeeeee'),
    says: fc.constantFrom(
      '',
      'Reverts #7.',
      'This reverts commit X.',
      '(cherry picked from commit X)',
      'Fixes: X ("net: one")',
    ),
    named: fc.nat(11),
    parent: fc.nat(11),
  });
  const idOf = (place: number, start: string): string => `${start}${place.toString(16)}`.padEnd(40, '0');

  it('are those that are found anew', () => {
    fc.assert(
      fc.property(fc.array(commit, { minLength: 2, maxLength: 12 }), fc.nat(), (commits, at) => {
        const ids = commits.map(({ start }, place) => idOf(place, start));
        const entries = commits.map(({ title, instant, says, named, parent }, place) => {
          const body = says.replace('X', ids[named % ids.length] ?? '');
          const parents = place === 0 ? [] : [ids[parent % place] ?? ''];
          return makeCommit(place, title, { id: ids[place] ?? '', authored: instant, body, parents });
        });
        const cut = at % entries.length;
        const [before, after] = [noteAll(entries.slice(0, cut)), noteAll(entries.slice(cut))];
        const notes = joinTieNotes([before, after]);
        const known = { entries: cut, mentions: before.mentions.length };
        const all = resolveTies(notes, () => false);
        expect(
          resolveMoreTies(
            notes,
            resolveTies(before, () => false),
            known,
          ),
        ).toEqual(all);
      }),
      { seed: 20071017, numRuns: 500 },
    );
  });
});
