import { describe, expect, it } from 'vitest';
import { makeEnrich } from '../../src/enrich/enrich.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const commit = makeParsed('2007-10-17#1', 'jd', {
  author: { name: 'jd', email: 'jane@a.org' },
  committer: { name: 'root', email: 'root@a.org' },
  subject: 'Add a menu',
  trailers: [
    { role: 'signed-off-by', name: 'jd', email: 'jane@a.org' },
    { role: 'cc', name: 'jd' },
  ],
});

describe('an entry with what we conclude', () => {
  it('keeps what the source says and gains a headline and subsystems', () => {
    expect(makeEnrich()(commit)).toEqual({ ...commit, headline: 'Add a menu', subsystems: [] });
  });

  it('names author, committer and those in trailers as the mailmap does', () => {
    const entry = makeEnrich('Jane Doe <jane@b.org> <jane@a.org>\nAl Root <root@a.org>')(commit);
    expect(entry.author).toEqual({ name: 'Jane Doe', email: 'jane@b.org' });
    expect(entry.committer).toEqual({ name: 'Al Root', email: 'root@a.org' });
    expect(entry.trailers).toEqual([
      { role: 'signed-off-by', name: 'Jane Doe', email: 'jane@b.org' },
      { role: 'cc', name: 'jd' },
    ]);
  });

  it('has no committer where the source names none', () => {
    const entry = makeEnrich('Al <al@a.org>')(makeParsed('2007-10-17#1', 'Jan'));
    expect('committer' in entry).toBe(false);
    expect(entry.headline).toBe('(no text)');
  });

  it('leaves the entry that it is given as it was', () => {
    const before = structuredClone(commit);
    makeEnrich('Jane Doe <jane@b.org> <jane@a.org>')(commit);
    expect(commit).toEqual(before);
  });
});
