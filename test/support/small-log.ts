import type { LogReader } from '../../src/answer/reader.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { makeMemoryLog } from './memory-log.ts';
import { makeParsed, makeTrailer } from './parsed-entry.ts';

const purdie = ['signed-off-by: Richard Purdie', 'signed-off-by: David Woodhouse'].map(makeTrailer);

/** A day list in small: a merge, days without text, and two people of one first name. In order of arrival. */
const dayList: ParsedEntry[] = [
  makeParsed('2007-02-13#1', 'Michael Halcrow', { body: 'eCryptfs: public keys.\n\nRequests go over netlink.' }),
  makeParsed('2007-07-11#2', 'Richard Purdie', {
    body: 'Compress with LZO1X.\n\nWhat jffs2 calls needs a buffer for LZO.',
    trailers: purdie,
  }),
  makeParsed('2007-07-11#1', 'Richard Purdie', {
    body: 'jffs2: a mode that likes lzo more than zlib.\n\nHow much more is a setting. It is small.',
    trailers: purdie,
    line: 381,
  }),
  makeParsed('2007-07-17#1', 'Linus Torvalds', {
    body: '* master.kernel.org:/lethal/sh-2.6: (68 commits)\nsh: SH7709 gets sh-rtc.\nfb: pvr2fb: no warnings.\n...',
    merge: {
      from: 'master.kernel.org:/lethal/sh-2.6',
      declared: 68,
      listed: ['sh: SH7709 gets sh-rtc.', 'fb: pvr2fb: no warnings.'],
      truncated: true,
    },
  }),
  makeParsed('2007-10-17#2', 'Jan Engelhardt', { body: 'One menu for network filesystems.' }),
  makeParsed('2007-10-17#1', 'Jan Kara', {
    body: 'Quota messages go over netlink.',
    trailers: ['signed-off-by: Jan Kara', 'acked-by: Jose R. Santos', 'acked-by: Al Viro'].map(makeTrailer),
  }),
  makeParsed('2007-10-20#1', 'Jose R. Santos', {
    body: 'Move a knob to debugfs.',
    trailers: [makeTrailer('acked-by: Jan Kara')],
  }),
];

export function makeSmallLog(): LogReader {
  return makeMemoryLog({
    name: 'small',
    entries: dayList,
    days: [
      { date: '2007-02-14', declared: 2, listed: 0, line: 30 },
      { date: '2007-02-18', declared: 1, listed: 0, line: 25 },
      { date: '2007-10-17', declared: 4, listed: 2, line: 5 },
    ],
  });
}

const hashes = ['1a2b', '1a2c', '9f00'].map((start) => start.padEnd(40, '0'));
const [first = '', second = '', third = ''] = hashes;
const gitster = { name: 'Junio C Hamano', email: 'gitster@example.org' };

/** A git log in small: committed on another day than written, by another; a merge in its own words. */
const commits: ParsedEntry[] = [
  makeParsed('2007-06-30', 'Al Viro', {
    id: first,
    subject: 'pack: read the index once',
    body: 'It was read twice.',
    committedDate: '2007-07-02',
    authored: '2007-06-30T23:00:00-04:00',
    committed: '2007-07-02T09:00:00+00:00',
    committer: gitster,
    parents: [],
  }),
  makeParsed('2007-07-02', 'Junio C Hamano', {
    id: second,
    subject: 'log: tidy up',
    committedDate: '2007-07-02',
    committer: gitster,
    parents: [first],
  }),
  makeParsed('2007-07-03', 'Junio C Hamano', {
    id: third,
    subject: "Merge branch 'av/pack'",
    body: '* av/pack:\n  pack: write the index once',
    committedDate: '2007-07-03',
    committer: gitster,
    merge: { from: "branch 'av/pack'", declared: 1, listed: ['pack: write the index once'] },
    parents: [second, first],
  }),
];

export const makeSmallGitLog = (): LogReader => makeMemoryLog({ name: 'git', entries: commits });
