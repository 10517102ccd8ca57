import type { Digest, DigestEntry, DigestPart } from '../../src/model/digest.ts';

/** An entry of a digest as a test needs it. */
export function makeDigestEntry(id: string, headline: string, rest: Partial<DigestEntry> = {}): DigestEntry {
  return {
    id,
    date: '2007-07-03',
    author: 'Ada Lovelace',
    headline,
    subsystems: [],
    score: 0,
    trailers: [],
    also: [],
    ...rest,
  };
}

/** A digest of these parts, each a name and what is listed, by so many people; its numbers add up. */
export function makeDigest(parts: Record<string, DigestEntry[]>, rest: Partial<Digest> = {}): Digest {
  const subsystems = Object.entries(parts).map(([name, entries]): DigestPart => {
    return { name, count: entries.length, folded: 0, entries };
  });
  const described = subsystems.reduce((sum, { count }) => sum + count, 0);
  return {
    log: 'git',
    watch: { subsystems: [] },
    stretch: { kind: 'numbers', from: 0, to: described },
    ...(described > 0 && { since: '2007-07-03', until: '2007-07-09' }),
    subsystems,
    people: [
      { name: 'Ada Lovelace', role: 'author', count: 2 },
      { name: 'Bob Stone', role: 'author', count: 1 },
    ],
    peopleTotal: 2,
    count: described,
    described,
    merges: 0,
    silent: [],
    folded: 0,
    more: 0,
    summedUp: false,
    records: described,
    leftOut: 0,
    ...rest,
  };
}

const hash = '0123456789abcdef0123456789abcdef01234567';

/** A digest with something of everything. */
export const fullDigest = makeDigest(
  {
    nfs: [
      makeDigestEntry(hash, 'nfs: one lock fewer', {
        url: `https://github.com/git/git/commit/${hash}`,
        also: ['cifs'],
      }),
      makeDigestEntry('2007-07-09#1', 'Merge of nfs-2.6 (3 commits)', {
        author: 'Bob Stone',
        merge: { from: 'nfs-2.6', lines: ['NFS: read on', 'NFS: write on'], whole: true },
      }),
    ],
    cifs: [makeDigestEntry('2007-07-04#1', 'cifs: a text', { body: 'First line.\n\n  second line' })],
  },
  { merges: 1, silent: [{ date: '2007-07-05', count: 2 }], count: 5, records: 4 },
);
