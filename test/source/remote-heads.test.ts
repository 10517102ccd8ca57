import { describe, expect, it } from 'vitest';
import { nameHeads, readHeads } from '../../src/source/remote-heads.ts';

const tip = 'a'.repeat(40);
const list = (...names: string[]): string => names.map((name) => `${tip}\trefs/${name}\n`).join('');
const heads = readHeads(list('heads/main', 'heads/maint-1', 'heads/maint-2', 'tags/v1'));
const fetched = (name: string): string => `+refs/heads/${name}:refs/heads/${name}`;

describe('the branches of a server', () => {
  it('are read from its list, without tags and without names that git would not take', () => {
    expect(heads.map(({ ref }) => ref)).toEqual(['refs/heads/main', 'refs/heads/maint-1', 'refs/heads/maint-2']);
    const hostile = ['heads/a:refs/heads/main', 'heads/a*', 'heads/a b', 'heads/a\u001b[31m', 'heads/a^', 'heads/'];
    expect(readHeads(list(...hostile))).toEqual([]);
  });

  it('are fetched by name where a few are asked for, and as one where all are', () => {
    expect(nameHeads(heads, { asked: ['HEAD', 'maint-*'], before: [] })).toEqual(['maint-1', 'maint-2'].map(fetched));
    expect(nameHeads(heads, { asked: ['m*'], before: [] })).toEqual(['+refs/heads/*:refs/heads/*']);
    expect(nameHeads(heads, { asked: ['HEAD'], before: [] })).toEqual([]);
  });

  it('that are asked for and not there are refused, unless they were there before', () => {
    expect(() => nameHeads(heads, { asked: ['main', 'next'], before: [] })).toThrow('There is no branch "next": there');
    expect(nameHeads(heads, { asked: ['main', 'next'], before: ['next'] })).toEqual([fetched('main')]);
  });
});
