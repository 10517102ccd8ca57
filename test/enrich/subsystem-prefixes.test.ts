import { describe, expect, it } from 'vitest';
import { makePrefixReader } from '../../src/enrich/subsystem-prefixes.ts';

const read = makePrefixReader();
const textsOf = (title: string): string[] => read(title).map((prefix) => prefix.text);

describe('what a title begins with', () => {
  it.each([
    ['jffs2: check the node', ['jffs2']],
    ['[CIFS] mount twice', ['CIFS']],
    ['[NET]: count packets', ['NET']],
    ['fb: pvr2fb: tidy', ['fb', 'pvr2fb']],
    ['tcp, udp: share a hash', ['tcp', 'udp']],
    ['net/sunrpc/sched.c: wake one', ['net/sunrpc/sched.c']],
    ['[PATCH] nfs: shorter names', ['nfs']],
    ['[PATCH v3 2/7] nfs: shorter names', ['nfs']],
    ['[12/20] [2.6 patch] ext3: const', ['ext3']],
    ['Re: [RFC] xfs: ask first', ['xfs']],
    ['Revert "nfs: shorter names"', ['nfs']],
    ['Revert "Revert "nfs: shorter names""', ['nfs']],
    ['fixup! nfs: shorter names', ['nfs']],
    ['sequencer (rebase -i): stop early', ['sequencer']],
    ['runtime(doc): a new page', ['runtime', 'doc']],
    ['feat(parser)!: read less', ['parser']],
    ['fix(cli): say why (#123)', ['cli']],
    ['fix(core,common): one import', ['core', 'common']],
    ['docs(@scope/name): a link', ['@scope/name']],
    ['**cli:** say why', ['cli']],
    ['rebase -i: ask once', ['rebase -i']],
    ['patch 9.1.0001: popup: flickers', ['popup']],
    ['Fix: cluster: wrong slot', ['cluster']],
    ['can: wait for the bus', ['can']],
    ['merge: two at once', ['merge']],
    ['C++: name it', ['C++']],
  ])('is found in %j', (title, expected) => {
    expect(textsOf(title)).toEqual(expected);
  });

  it.each([
    'Fix the test of nfs',
    'fix: a typo',
    'chore: tidy',
    'WIP: something',
    'Note: this is slow',
    'Merge: two at once',
    'One answer switches off all file systems: their menu changed',
    'In the new parser: no more copies',
    'v2.6.1: a release',
    '2.6.23: a release',
    'see http://example.org/a: there',
    'tryToWrite(): handle zero',
    'std::fs is used',
    'CVE-2024-1: out of bounds',
    'say "why: not"',
    '[3/4]',
    '[',
    ':',
    '',
  ])('is nothing in %j', (title) => {
    expect(textsOf(title)).toEqual([]);
  });

  it('tells tags, prefixes and scopes apart', () => {
    expect(read('[CIFS] a').map(({ kind }) => kind)).toEqual(['tag']);
    expect(read('cifs: a').map(({ kind }) => kind)).toEqual(['prefix']);
    expect(read('fix(cifs): a').map(({ kind }) => kind)).toEqual(['scope']);
  });
});
