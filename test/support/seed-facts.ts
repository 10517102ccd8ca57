/** A day of the log: its date, how many commits it declares, how many it shows, the line of its heading in the real log. */
export type DayFact = [date: string, declared: number, listed: number, line: number];

/** What an entry is known to hold. Lines are those of the real log, from 1, both ends included. */
export interface EntryFact {
  id: string;
  author: string;
  /** First and last line of the body; the first is the bullet's. */
  body: [first: number, last: number];
  trailers: string[];
  /** The line of a bracket note. */
  note?: number;
  merge?: MergeFact;
}

export interface MergeFact {
  from: string;
  declared: number;
  /** First and last line of the titles. */
  titles: [first: number, last: number];
  /** How the titles begin, in order, with how many in a row do. */
  prefixes: [prefix: string, times: number][];
}

const toAndrewAndLinus = ['signed-off-by: Andrew Morton', 'signed-off-by: Linus Torvalds'];

/** Read off the real log by eye and with `grep -n`. The sample log has the same facts on other lines. */
export const dayFacts: DayFact[] = [
  ['2007-12-18', 1, 0, 1],
  ['2007-11-28', 1, 1, 6],
  ['2007-11-13', 1, 1, 21],
  ['2007-11-03', 1, 1, 51],
  ['2007-10-31', 1, 0, 71],
  ['2007-10-20', 1, 1, 76],
  ['2007-10-18', 1, 1, 99],
  ['2007-10-17', 4, 4, 170],
  ['2007-10-16', 1, 1, 239],
  ['2007-10-13', 1, 0, 272],
  ['2007-10-10', 2, 0, 277],
  ['2007-09-12', 1, 0, 282],
  ['2007-08-02', 1, 0, 287],
  ['2007-07-23', 1, 0, 292],
  ['2007-07-20', 1, 0, 297],
  ['2007-07-18', 2, 2, 302],
  ['2007-07-17', 1, 1, 331],
  ['2007-07-15', 1, 1, 361],
  ['2007-07-11', 3, 3, 377],
  ['2007-07-10', 1, 0, 413],
  ['2007-06-11', 1, 0, 418],
  ['2007-05-09', 2, 2, 423],
  ['2007-05-05', 1, 1, 507],
  ['2007-05-03', 1, 1, 537],
  ['2007-05-01', 1, 0, 560],
  ['2007-04-28', 1, 1, 565],
  ['2007-04-27', 2, 0, 588],
  ['2007-02-18', 1, 0, 593],
  ['2007-02-14', 2, 0, 598],
  ['2007-02-13', 1, 1, 603],
];

export const entryFacts: EntryFact[] = [
  {
    id: '2007-11-28#1',
    author: 'Jan Kara',
    body: [10, 13],
    trailers: ['signed-off-by: Jan Kara', 'signed-off-by: Mark Fasheh'],
  },
  {
    id: '2007-11-13#1',
    author: 'Linus Torvalds',
    body: [25, 46],
    trailers: [],
    merge: {
      from: 'git://git.kernel.org/pub/scm/linux/kernel/git/sfrench/cifs-2.6',
      declared: 21,
      titles: [26, 45],
      prefixes: [['[CIFS]', 20]],
    },
  },
  {
    id: '2007-11-03#1',
    author: 'Jeff Layton',
    body: [55, 63],
    trailers: ['signed-off-by: Jeff Layton', 'signed-off-by: Steve French'],
  },
  {
    id: '2007-10-20#1',
    author: 'Jose R. Santos',
    body: [80, 89],
    // The Cc on line 92 names nobody.
    trailers: ['signed-off-by: Jose R. Santos', 'acked-by: Jan Kara', ...toAndrewAndLinus],
    note: 89,
  },
  {
    id: '2007-10-18#1',
    author: 'Andreas Dilger',
    body: [103, 160],
    trailers: [
      'signed-off-by: Avantika Mathur',
      'signed-off-by: Andreas Dilger',
      'signed-off-by: Mingming Cao',
      'signed-off-by: Aneesh Kumar K.V',
    ],
  },
  {
    id: '2007-10-17#1',
    author: 'Jan Engelhardt',
    body: [174, 177],
    trailers: [
      'signed-off-by: Jan Engelhardt',
      'cc: Trond Myklebust',
      'cc: J. Bruce Fields',
      'cc: Steven French',
      'cc: David Howells',
      'cc: Eric Van Hensbergen',
      'cc: Neil Brown',
      ...toAndrewAndLinus,
    ],
  },
  {
    id: '2007-10-17#2',
    author: 'Jan Kara',
    body: [191, 195],
    trailers: ['signed-off-by: Jan Kara', 'cc: Randy Dunlap', ...toAndrewAndLinus],
  },
  {
    id: '2007-10-17#3',
    author: 'Robert P. J. Day',
    body: [204, 213],
    trailers: ['signed-off-by: Robert P. J. Day', 'cc: Al Viro', ...toAndrewAndLinus],
  },
  {
    id: '2007-10-17#4',
    author: 'Adrian Bunk',
    body: [222, 229],
    trailers: ['signed-off-by: Adrian Bunk', 'acked-by: Stephen Rothwell', ...toAndrewAndLinus],
  },
  {
    id: '2007-10-16#1',
    author: 'Linus Torvalds',
    body: [243, 267],
    trailers: [],
    merge: {
      from: 'git://git.linux-nfs.org/pub/linux/nfs-2.6',
      declared: 131,
      titles: [244, 263],
      prefixes: [
        ['NFSv4:', 1],
        ['NFS:', 4],
        ['SUNRPC:', 3],
        ['[23/37]', 1],
        ['[2.6', 1],
        ['SUNRPC:', 2],
        ['nfs:', 1],
        ['NFS:', 6],
        ['NFSv3:', 1],
      ],
    },
  },
  {
    id: '2007-07-18#1',
    author: 'Jose R. Santos',
    body: [306, 312],
    trailers: ['signed-off-by: Jose R. Santos', "signed-off-by: Theodore Ts'o"],
  },
  {
    id: '2007-07-18#2',
    author: 'J. Bruce Fields',
    body: [319, 321],
    trailers: ['signed-off-by: J. Bruce Fields', 'signed-off-by: Neil Brown', ...toAndrewAndLinus],
  },
  {
    id: '2007-07-17#1',
    author: 'Linus Torvalds',
    body: [335, 356],
    trailers: [],
    merge: {
      from: 'master.kernel.org:/pub/scm/linux/kernel/git/lethal/sh-2.6',
      declared: 68,
      titles: [336, 355],
      prefixes: [
        ['sh:', 13],
        ['fb:', 2],
        ['sh:', 5],
      ],
    },
  },
  {
    id: '2007-07-15#1',
    author: 'Latchesar Ionkov',
    body: [365, 369],
    trailers: ['signed-off-by: Latchesar Ionkov', 'signed-off-by: Eric Van Hensbergen'],
  },
  {
    id: '2007-07-11#1',
    author: 'Richard Purdie',
    body: [381, 385],
    trailers: ['signed-off-by: Richard Purdie', 'signed-off-by: David Woodhouse'],
  },
  {
    id: '2007-07-11#2',
    author: 'Richard Purdie',
    body: [392, 395],
    trailers: ['signed-off-by: Richard Purdie', 'signed-off-by: David Woodhouse'],
  },
  {
    id: '2007-07-11#3',
    author: 'David Woodhouse',
    body: [402, 406],
    trailers: ['signed-off-by: David Woodhouse'],
  },
  {
    id: '2007-05-09#1',
    author: 'Alexander E. Patrakov',
    body: [427, 429],
    trailers: ['signed-off-by: Alexander E. Patrakov', 'signed-off-by: Adrian Bunk'],
  },
  {
    id: '2007-05-09#2',
    author: 'Randy Dunlap',
    body: [436, 498],
    trailers: ['signed-off-by: Randy Dunlap', ...toAndrewAndLinus],
  },
  {
    id: '2007-05-05#1',
    author: 'Linus Torvalds',
    body: [511, 532],
    trailers: [],
    merge: {
      from: 'git://git.linux-nfs.org/pub/linux/nfs-2.6',
      declared: 28,
      titles: [512, 531],
      prefixes: [
        ['NFS:', 2],
        ['spkm3:', 3],
        ['NFS4:', 1],
        ['NFS:', 3],
        ['SUNRPC:', 2],
        ['NFS:', 1],
        ['SUNRPC:', 5],
        ['NLM:', 1],
        ['NFS:', 2],
      ],
    },
  },
  {
    id: '2007-05-03#1',
    author: 'David Howells',
    body: [541, 552],
    trailers: ['signed-off-by: David Howells', 'signed-off-by: David S. Miller'],
  },
  {
    id: '2007-04-28#1',
    author: 'David Howells',
    body: [569, 580],
    trailers: ['signed-off-by: David Howells', 'signed-off-by: David S. Miller'],
  },
  {
    id: '2007-02-13#1',
    author: 'Michael Halcrow',
    body: [607, 719],
    trailers: ['signed-off-by: Michael Halcrow', 'cc: David Howells', ...toAndrewAndLinus],
  },
];
