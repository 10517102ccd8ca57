import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { learnedSubsystemsSchema, makeSubsystemRules } from '../../src/enrich/subsystem-data.ts';
import { makeSubsystemFinder, type SubsystemSource } from '../../src/enrich/subsystems.ts';
import { nothingLearned } from '../support/nothing-learned.ts';

const data: unknown = JSON.parse(readFileSync(new URL('../../data/subsystems.json', import.meta.url), 'utf8'));
const rules = makeSubsystemRules(data);
const kernel = makeSubsystemFinder(rules, { ...nothingLearned, kernel: true });

const titled = (subject: string, body = ''): SubsystemSource => ({ subject, headline: subject, body });
const untitled = (body: string): SubsystemSource => ({ headline: body.split('\n', 1)[0] ?? '', body });
const merged = (from: string, listed: string[]): SubsystemSource => ({
  headline: `Merge of ${from}`,
  body: '',
  merge: { from, listed },
});

describe('the known names', () => {
  it('are each of one meaning, and are enough for the file systems and networks of Linux', () => {
    expect(rules.names.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rules.names).size).toBe(rules.names.length);
  });

  it('are refused where they have another shape or two meanings', () => {
    expect(() => makeSubsystemRules({ names: [{ name: 'NFS' }] })).toThrow(/lower-case/);
    expect(() => makeSubsystemRules({ names: [{ name: 'nfs', alias: ['x'] }] })).toThrow(/alias/);
    expect(() => makeSubsystemRules({ names: [{ name: 'nfs' }, { name: 'v4', aliases: ['NFS'] }] })).toThrow(
      '"nfs" stands for two subsystems: nfs and v4',
    );
    expect(() => makeSubsystemRules(undefined)).toThrow();
  });

  it.each([
    ['NFSv4', 'nfs'],
    ['nfsv4.1', 'nfs'],
    ['NFS4', 'nfs'],
    ['nfs-utils', 'nfs'],
    ['SUNRPC', 'sunrpc'],
    ['RPC', 'sunrpc'],
    ['NLM', 'lockd'],
    ['AF_RXRPC', 'rxrpc'],
    ['af-rxrpc', 'rxrpc'],
    ['rxkad', 'rxrpc'],
    ['v9fs', '9p'],
    ['9P2000', '9p'],
    ['ext4dev', 'ext4'],
    ['o2net', 'ocfs2'],
    ['REISER_FS', 'reiserfs'],
    ['kafs', 'afs'],
    ['shmem', 'tmpfs'],
    ['dquot', 'quota'],
    ['vfat', 'fat'],
    ['ovl', 'overlayfs'],
    ['nf_tables', 'netfilter'],
    ['wifi', 'wireless'],
    ['nfs client', 'nfs'],
    ['fs/ext4', 'ext4'],
    ['other', 'other'],
    ['nfs-2.6', 'nfs'],
    ['cifs-2.6', 'cifs'],
    ['xfs-linux', 'xfs'],
    ['git://git.example.org/pub/scm/linux/kernel/git/sfrench/cifs-2.6', 'cifs'],
    ['master.example.org:/pub/scm/nfs/ext4-2.6.git', 'ext4'],
    ['fb: udf', 'udf'],
  ])('%s is %s when a person types it', (typed, name) => {
    expect(kernel.resolve(typed)).toBe(name);
  });

  it.each<[string, string | undefined]>([
    ['ecrytfs', 'ecryptfs'],
    ['jff2', 'jffs2'],
    ['squash', 'squashfs'],
    ['zzzz', undefined],
    ['', undefined],
  ])('%j is none of them, and taken for %j', (typed, name) => {
    expect(kernel.resolve(typed)).toBeUndefined();
    expect(kernel.nearest(typed, kernel.names).taken).toBe(name);
  });
});

describe('the subsystems of a title in a log of Linux', () => {
  it.each([
    ['jffs2: check the node', ['jffs2']],
    ['JFFS2: check the node', ['jffs2']],
    ['[CIFS] mount twice', ['cifs']],
    ['[PATCH] nfs: shorter names', ['nfs']],
    ['NFSv4: shorter names', ['nfs']],
    ['[AF_RXRPC/AFS]: fewer keys', ['rxrpc', 'afs']],
    ['fb: tcp: nonsense', ['fb', 'tcp']],
    ['net/sunrpc/rpc_pipe.c: one name', ['sunrpc']],
    ['[2.6 patch] fs/ext4/balloc.c: one name', ['ext4']],
    ['fs/9p: one name', ['9p']],
    ['ext2/ext3: one name', ['ext2', 'ext3']],
    ['nfs, nfsd: one name', ['nfs', 'nfsd']],
    ['Revert "nfs: shorter names"', ['nfs']],
    ['netfilter: nf_tables: one name', ['netfilter']],
    ['wifi: mac80211: one name', ['wireless', 'mac80211']],
    ['ext4 crypto: one name', ['ext4']],
    ['sh: another board', ['sh']],
    ['xfs: mention ext4 in passing', ['xfs']],
    ['doubled includes removed in fs/nfs/dir.c', ['nfs']],
    ['Sort include/linux/nfs_fs.h', ['nfs']],
    ['make CONFIG_UDF_NLS harder to choose', ['udf']],
    ['UFS_FS asks for less', ['ufs']],
    ['nothing fits in /proc/sys/fs/jbd-debug', ['jbd']],
    ['see Documentation/filesystems/ramfs-notes.txt', ['ramfs']],
    ['repair ocfs2 on small disks', ['ocfs2']],
    ['tcp_sendmsg() counts twice', ['tcp']],
    ['cifs_spnego counts twice', ['cifs']],
    ['__ext4_handle counts twice', ['ext4']],
    ['tell of quota by netlink', ['quota', 'netlink']],
    ['show nilfs2 errors in sysfs', ['nilfs2']],
    ['the fat pointer of a bridge', ['other']],
    ['a sh script and a quick fb', ['other']],
    ['Network File Systems become a menu', ['other']],
    ['tidy up', ['other']],
    ['', ['other']],
  ])('%j is of %j', (title, names) => {
    expect(kernel.ofTitle(title)).toEqual(names);
    expect(kernel.ofEntry(titled(title))).toEqual(names);
  });
});

describe('the subsystems of a text without a title in a log of Linux', () => {
  it.each([
    ['jffs2: check the node\n\nIt may be old. ext4 does.', ['jffs2']],
    ['Several repairs to AFS and AF_RXRPC:\n\nAF_RXRPC selects KEYS, RXKAD does not.', ['afs', 'rxrpc']],
    ['Something is slow.\n\ndd of=/ocfs2/file takes long.', ['ocfs2']],
    ['Something is slow.\n\next3 is, ext4 is not; EXT4_BG_FLAG tells, and ext4 does.', ['ext4']],
    ['Something is slow.\n\nA hint: fs/ufs/inode.c, not minix, minix or minix.', ['ufs']],
    ['Something is slow.\n\nmtd has it from jffs2.', ['other']],
    ['Something is slow.\n\nOne can see it in sysfs and in sysfs.', ['other']],
    ['Something is slow.\n\nwrote somebody@linux-nfs.org at http://linux-nfs.org/', ['other']],
    ['Something is slow.\n\n> Is it ext4?', ['other']],
    ['', ['other']],
  ])('%j is of %j', (body, names) => {
    expect(kernel.ofEntry(untitled(body))).toEqual(names);
  });
});

describe('the subsystems of a merge', () => {
  it.each([
    ['git://host/pub/sfrench/cifs-2.6', [], ['cifs']],
    ['git://host/nfs-2.6.git', ['SUNRPC: a', 'SUNRPC: b', 'NLM: c', 'tidy'], ['nfs', 'sunrpc', 'lockd']],
    ['master.host:/git/lethal/sh-2.6', ['sh: a', 'fb: b'], ['sh', 'fb']],
    ["branch 'ext4_for_linus' of git://host/tytso/tree", [], ['ext4']],
    ["tag 'xfs-5.3-merge-5' of git://host/fs/xfs/xfs-linux", [], ['xfs']],
    ["branch 'for-linus' of git://host/mason/btrfs-unstable", [], ['btrfs']],
    ['git://host/pub/torvalds/linux', ['a', 'udf: b', 'ufs: c', 'ufs: d'], ['ufs', 'udf']],
    ["branch 'jk/pack-foo'", [], ['other']],
    ['git://host/a/ext4, git://host/b/jfs-2.6', [], ['ext4', 'jfs']],
  ])('from %j with %j is of %j', (from, listed, names) => {
    expect(kernel.ofEntry(merged(from, listed))).toEqual(names);
  });

  it('is told by its text where neither tree nor titles tell', () => {
    const entry = { ...merged("branch 'fixes' of git://host/x/linux", []), body: 'Pull ceph fixes from somebody' };
    expect(kernel.ofEntry({ ...entry, subject: 'Merge fixes' })).toEqual(['ceph']);
  });
});

describe('files that a change touches', () => {
  it('tell where the title does not, the subsystem of most files first', () => {
    const entry = { ...titled('tidy up'), paths: ['fs/jbd2/a.c', 'fs/ext4/a.c', 'fs/ext4/b.c', 'Makefile'] };
    expect(kernel.ofEntry(entry)).toEqual(['ext4', 'jbd2']);
    expect(kernel.ofEntry({ ...entry, ...titled('udf: tidy up') })).toEqual(['udf']);
  });
});

describe('why an entry is in its subsystems', () => {
  it.each<[SubsystemSource, string[]]>([
    [titled('fb: tcp: tidy'), ['fb: by the title\'s prefix "fb:"', 'tcp: by the title\'s prefix "tcp:"']],
    [titled('[CIFS] tidy'), ['cifs: by the title\'s tag "[CIFS]"']],
    [titled('fix(cli): tidy'), ['cli: by the title\'s scope "(cli)"']],
    [
      merged('git://host/nfs-2.6', ['NFS: a', 'RPC: b']),
      [
        'nfs: by the tree the merge came from, nfs-2.6, and by 1 of the 2 titles that the merge lists',
        'sunrpc: by 1 of the 2 titles that the merge lists',
      ],
    ],
    [titled('tidy fs/udf/'), ['udf: named in the title: fs/udf/']],
    [untitled('It is slow.\n\nudf_read is, and UDF.'), ['udf: named in the text: udf_read and 1 more']],
    [{ ...titled('tidy'), paths: ['fs/udf/a.c'] }, ['udf: by the file that it touches']],
    [titled('tidy'), []],
  ])('is said in a few words of each', (entry, why) => {
    expect(kernel.why(entry).map(({ subsystem, reason }) => `${subsystem}: ${reason}`)).toEqual(why);
    const names = kernel.ofEntry(entry);
    expect(kernel.why(entry).map(({ subsystem }) => subsystem)).toEqual(names[0] === 'other' ? [] : names);
  });
});

describe('a log that is none of Linux', () => {
  const plain = makeSubsystemFinder(rules, nothingLearned);

  it.each(['rpc: one more call', 'udp: one more call', 'Read fs/nfs/dir.c', 'nfs and btrfs are slow', 'CONFIG_UDF=y'])(
    'gets no known name by %j',
    (title) => {
      expect(plain.ofEntry(titled(title, 'nfs nfs nfs fs/nfs/dir.c'))).toEqual(['other']);
    },
  );

  it('has the scopes of conventional commits, which need no other proof', () => {
    expect(plain.ofTitle('feat(parser)!: read less')).toEqual(['parser']);
    expect(plain.ofTitle('fix(@scope/name): read less')).toEqual(['scope/name']);
    expect(plain.ofTitle('feat: read less')).toEqual(['other']);
  });

  it('has a name that its titles teach before a dash or a bar, too', () => {
    const names = ['udf', 'parser'].map((name) => ({ name, count: 9, aliases: [], word: false }));
    const finder = makeSubsystemFinder(rules, { ...nothingLearned, names });
    const titles = [
      'Parser - read less',
      'parser | read less',
      'Read less - parser',
      'parser-read - less',
      'x - parser',
    ];
    expect(titles.map(finder.ofTitle)).toEqual([['parser'], ['parser'], ['other'], ['other'], ['other']]);
    const why = finder.why(titled('Parser - read less'));
    expect(why).toEqual([{ subsystem: 'parser', reason: 'by the title\'s start "Parser -"' }]);
  });

  it('keeps the aliases of those names that it uses itself', () => {
    const names = ['btrfs', 'rpc'].map((name) => ({ name, count: 9, aliases: [], word: false }));
    const finder = makeSubsystemFinder(rules, { ...nothingLearned, names });
    expect(finder.ofTitle('Btrfs: one')).toEqual(['btrfs']);
    expect(finder.ofTitle('btrfs-unstable: one')).toEqual(['btrfs']);
    expect(finder.ofTitle('rpc: one')).toEqual(['rpc']);
    expect(finder.ofTitle('sunrpc: one')).toEqual(['other']);
  });
});

it('checks learnt subsystems that come from a file', () => {
  expect(learnedSubsystemsSchema.parse(JSON.parse(JSON.stringify(nothingLearned)))).toEqual(nothingLearned);
  expect(learnedSubsystemsSchema.safeParse({ ...nothingLearned, kernel: 1 }).success).toBe(false);
});
