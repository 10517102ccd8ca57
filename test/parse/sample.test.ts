import { describe, expect, it } from 'vitest';
import { totalOf } from '../../src/model/parsed-log.ts';
import { dayList } from '../../src/parse/day-list.ts';
import { parseText } from '../support/parse-text.ts';
import { dayFacts, entryFacts } from '../support/seed-facts.ts';
import { noSeed, readSample, readSeed } from '../support/seed-log.ts';
import { contentWords, runsOf } from '../support/shared-words.ts';

const sample = readSample().toString('utf8');
const lines = sample.split('\n');
const log = parseText(dayList, sample);

describe('the sample log', () => {
  it('has the days of the real log with their counts', () => {
    expect(log.days.map(({ date, declared, listed }) => [date, declared, listed])).toEqual(
      dayFacts.map(([date, declared, listed]) => [date, declared, listed]),
    );
    expect(totalOf(log.days)).toEqual({ days: 30, declared: 40, listed: 23, missing: 17 });
  });

  it('has its entries in their order', () => {
    expect(log.entries.map((entry) => entry.id)).toEqual(entryFacts.map((fact) => fact.id));
  });

  it.each(entryFacts)('has the people, notes and merges of $id', (fact) => {
    const entry = log.entries.find(({ id }) => id === fact.id);
    expect(entry?.author).toEqual({ name: fact.author });
    expect(entry?.trailers.map(({ role, name }) => `${role}: ${name}`)).toEqual(fact.trailers);
    expect(entry?.notes).toHaveLength(fact.note === undefined ? 0 : 1);
    expect(entry?.merge && { ...entry.merge, listed: entry.merge.listed.map((title) => title.split(' ')[0]) }).toEqual(
      fact.merge && {
        from: fact.merge.from,
        declared: fact.merge.declared,
        listed: fact.merge.prefixes.flatMap(([prefix, times]) => Array<string>(times).fill(prefix)),
        truncated: true,
      },
    );
  });

  it('has the one Cc that names nobody', () => {
    const line = lines.indexOf('    Cc:') + 1;
    expect(log.problems).toEqual([{ kind: 'trailer-without-name', message: 'a Cc line without a name', line }]);
  });

  it('has the traps of the real log', () => {
    const bodyOf = (id: string): string => log.entries.find((entry) => entry.id === id)?.body ?? '';
    expect(bodyOf('2007-02-13#1')).toMatch(/^> - _why_ netlink/m);
    expect(bodyOf('2007-10-18#1')).toMatch(/^bg_checksum:$/m);
    expect(bodyOf('2007-05-09#2')).toMatch(/^(fs\/reiserfs\/procfs\.c:230: error: .*)\n\1$/m);
    expect(bodyOf('2007-10-16#1')).toMatch(/^\.\.\.\n\n.*\nnet\/sunrpc\/xprtsock\.c$/m);
    expect(lines.filter((line) => line === '    Signed-off-by: "Theodore Ts\'o"')).toHaveLength(1);
    expect(lines.filter((line) => line === '    \u00a0')).toHaveLength(22);
    expect(lines.at(-1)).toBe('    Michael Halcrow');
  });

  it.each([
    ['2007-11-28#1', 'ocfs2 bitmap DEBUG CPU'],
    ['2007-11-03#1', 'SPNEGO keyctl CONFIG_CIFS_UPCALL CONFIG_KEYS CONFIG_CONNECTOR cifs_spnego.h'],
    ['2007-10-20#1', '/proc/sys/fs/jbd-debug /sys/kernel/debug/jbd/jbd-debug jbd2-debug debugfs'],
    ['2007-10-18#1', 'uninitialized e2fsck uninit_groups bg_flags bg_itable_unused ext4 fsstress'],
    ['2007-10-17#1', 'menuconfig Network'],
    ['2007-10-17#2', 'quota netlink console'],
    ['2007-10-17#3', 'ramfs CONFIG_RAMFS Kconfig pointless negligible'],
    ['2007-10-17#4', 'DNOTIFY dnotify CONFIG_EMBEDDED=n'],
    ['2007-10-16#1', 'sock_owned_by_user() connectathon rpc_pipe'],
    ['2007-07-18#1', 'jbd2-debug debugfs create_proc_entry() sysctl'],
    ['2007-07-18#2', 'rpcsec_gss NFSv4'],
    ['2007-07-17#1', 'dreamcast pvr2fb parport'],
    ['2007-07-15#1', 'v9fs net/9p fs/9p in-kernel'],
    ['2007-07-11#1', 'favourlzo lzo jffs2'],
    ['2007-07-11#2', 'LZO1X jffs2 memcpy'],
    ['2007-07-11#3', 'JFFS2 crc32 NAND ECC DMA'],
    ['2007-05-09#2', 'REISER_FS PROC_FS'],
    ['2007-05-05#1', 'rpcbind portmapper pgoff_t spkm3'],
    ['2007-05-03#1', 'AF_RXRPC kmap_atomic() m68k Geert Uytterhoeven'],
    ['2007-04-28#1', 'rxkad rxrpc_debug AFS_UUID_TO_UNIX_TIME'],
    ['2007-02-13#1', 'eCryptfs netlink FEK FEKEK PKI ecryptfs_process_helo() relayfs'],
  ])('lets %s be found by %s', (id, words) => {
    const body = log.entries.find((entry) => entry.id === id)?.body.toLowerCase() ?? '';
    expect(words.split(' ').filter((word) => !body.includes(word.toLowerCase()))).toEqual([]);
  });
});

const seed = readSeed();

describe.skipIf(seed === undefined)(`the words of the sample log (${seed === undefined ? noSeed : 'compared'})`, () => {
  it('are its own: no six in a row are those of the real log', () => {
    const real = new Set(runsOf(contentWords(parseText(dayList, seed ?? '')), 6));
    const ours = runsOf(contentWords(log), 6);
    expect(ours.length).toBeGreaterThan(500);
    expect(ours.filter((run) => real.has(run))).toEqual([]);
  });
});
