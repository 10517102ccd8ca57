import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/model/digest.ts';
import { say } from '../../src/render/blocks.ts';
import { type DigestBlockOptions, renderDigest } from '../../src/render/digest-blocks.ts';
import { formatShortSpan } from '../../src/render/digest-span.ts';
import { renderTerminal } from '../../src/render/terminal.ts';
import { fullDigest, makeDigest, makeDigestEntry } from '../support/made-digest.ts';

const show = (digest: Digest, options: Partial<DigestBlockOptions> = {}): string =>
  renderTerminal(renderDigest(digest, { style: 'line', ...options }), { width: 90, colors: false }).replaceAll(
    '\u00a0',
    ' ',
  );

describe('a digest', () => {
  it('has a heading, numbers that add up, and its subsystems with a line for each change', () => {
    expect(show(fullDigest, { footer: say`#a3f-17.1` })).toMatchInlineSnapshot(`
      "git · 3 to 9 Jul 2007

      3 changes by 2 people, 1 of them a merge; 2 more are declared without text, on 5 Jul 2007.

        nfs · 2
        • nfs: one lock fewer — Ada Lovelace [0123456789ab] · also cifs
        • Merge of nfs-2.6 (3 commits) — Bob Stone [2007-07-09#1]
          ◦ NFS: read on
          ◦ NFS: write on

        cifs · 1
        • cifs: a text — Ada Lovelace [2007-07-04#1]

      By Ada Lovelace (2) and Bob Stone (1).

      #a3f-17.1"
    `);
  });

  it('does not say a text that is only its headline twice', () => {
    const bodies = [
      'Remove the Kconfig entry\n  of ramfs.',
      'Remove the Kconfig entry of ramfs.\n\nNobody asks for it.',
    ];
    const entries = bodies.map((body, index) =>
      makeDigestEntry(`${index}`, 'Remove the Kconfig entry of ramfs', { body }),
    );
    const text = show(makeDigest({ ramfs: entries }), { style: 'full' });
    expect(text.match(/Remove the Kconfig entry/g)).toHaveLength(3);
    expect(text).toContain('Nobody asks for it.');
  });

  it('has the whole texts where it is to be full, and another heading where one is given', () => {
    expect(show(fullDigest, { style: 'full', heading: say`Every Monday` })).toMatchInlineSnapshot(`
      "Every Monday

      3 changes by 2 people, 1 of them a merge; 2 more are declared without text, on 5 Jul 2007.

        nfs · 2
        • nfs: one lock fewer — Ada Lovelace [0123456789ab] · also cifs
        • Merge of nfs-2.6 (3 commits) — Bob Stone [2007-07-09#1]
          ◦ NFS: read on
          ◦ NFS: write on

        cifs · 1
        • cifs: a text — Ada Lovelace [2007-07-04#1]
          First line.

           second line

      By Ada Lovelace (2) and Bob Stone (1)."
    `);
  });

  it('leads from a commit to where the web shows it', () => {
    const spans = renderDigest(fullDigest, { style: 'line' }).flatMap((block) =>
      block.kind === 'list' ? block.lines.flat() : [],
    );
    expect(spans.filter(({ link }) => link).map(({ text, from }) => [text, from])).toEqual([['0123456789ab', 'log']]);
  });

  it('says what is not listed: of a subsystem, of those without a line, of all', () => {
    const [first, ...others] = fullDigest.subsystems;
    if (!first) throw new Error('no part');
    const digest = {
      ...fullDigest,
      subsystems: [
        { ...first, count: 15, folded: 3 },
        ...others,
        { name: 'ext4', count: 7, folded: 0, entries: [] },
        { name: 'other', count: 1, folded: 1, entries: [] },
      ],
      described: 24,
      merges: 5,
      folded: 4,
      more: 17,
    };
    const text = show(digest);
    expect(text).toContain('24 changes by 2 people, 5 of them merges; 2 more are declared');
    expect(text).toContain('  nfs · 15 (3 merges not listed)\n');
    expect(text).toContain('\n  … and 10 more\n\n  cifs · 1\n');
    expect(text).toContain('Also in ext4 (7) and other (1 merge).\n');
    expect(text).toContain('In all 17 more changes are not listed here.');
  });

  it('that is too long for a list tells numbers', () => {
    const subsystems = Array.from({ length: 14 }, (_, index) => {
      return { name: `part${index}`, count: 100 - index, folded: 0, entries: [] };
    });
    const digest = { ...fullDigest, subsystems, described: 1309, merges: 9, silent: [], summedUp: true, more: 1309 };
    expect(show(digest)).toMatchInlineSnapshot(`
      "git · 3 to 9 Jul 2007

      1,309 changes by 2 people, 9 of them merges.
      Too many for a list: part0 (100), part1 (99), part2 (98), part3 (97), part4 (96), part5
      (95), part6 (94), part7 (93), part8 (92), part9 (91), part10 (90), part11 (89) and 2 other
      subsystems (175).
      By Ada Lovelace (2) and Bob Stone (1)."
    `);
  });

  it('names what is watched', () => {
    const watch = {
      subsystems: ['nfs', 'cifs'],
      about: 'lzo',
      person: 'ada',
      except: ['bob'],
      merges: 'none',
    } as const;
    const digest = makeDigest({ nfs: [makeDigestEntry('a', 'b')] }, { peopleTotal: 1 });
    expect(
      show({ ...digest, watch: { ...watch, subsystems: [...watch.subsystems], except: [...watch.except] } }),
    ).toContain('1 change in nfs and cifs about “lzo” by ada, without those by bob, without merges.');
    expect(show({ ...digest, watch: { subsystems: ['nfs'], person: 'ada', role: 'acked-by' } })).toContain(
      '1 change by 1 person in nfs acked by ada.',
    );
  });
});

describe('a digest without anything', () => {
  const empty = makeDigest({}, { watch: { subsystems: ['nfs', 'cifs'] }, people: [], peopleTotal: 0 });

  it('says so, and since when', () => {
    expect(show(empty, { since: '2007-07-01' })).toBe('git\n\nNothing new in nfs and cifs since 1 Jul 2007.');
    expect(show({ ...empty, watch: { subsystems: [] } })).toBe('git\n\nNothing new.');
  });

  it('of some days says so of these', () => {
    const days = { kind: 'days', since: '2007-07-03', until: '2007-07-09' } as const;
    expect(show({ ...empty, stretch: days })).toBe('git · 3 to 9 Jul 2007\n\nNothing in nfs and cifs.');
  });

  it('but days without text tells of these', () => {
    const silent = ['2007-07-03', '2007-07-04', '2007-07-05', '2007-07-06'].map((date) => ({ date, count: 1 }));
    expect(show({ ...empty, silent: silent.slice(0, 1), count: 1 })).toContain(
      '1 change is declared without text, on 3 Jul 2007.',
    );
    expect(show({ ...empty, silent, count: 4 })).toContain('4 changes are declared without text, on 4 days.');
  });
});

it.each([
  ['2007-07-03', '2007-07-09', '3 to 9 Jul 2007'],
  ['2007-06-28', '2007-07-04', '28 Jun to 4 Jul 2007'],
  ['2006-12-31', '2007-01-06', '31 Dec 2006 to 6 Jan 2007'],
  ['2007-07-01', '2007-07-31', 'Jul 2007'],
  ['2007-07-01', '2007-07-01', '1 Jul 2007'],
])('the span from %s to %s is written %s', (since, until, span) => {
  expect(formatShortSpan(since, until)).toBe(span);
});
