import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeCounter } from '../../src/enrich/learn-counter.ts';
import type { LearnFrom } from '../../src/enrich/learn-counts.ts';
import { learnedSubsystemsSchema, makeSubsystemRules } from '../../src/enrich/subsystem-data.ts';
import { makeSubsystemFinder, type SubsystemFinder } from '../../src/enrich/subsystems.ts';
import { learnSubsystems } from '../support/learn-entries.ts';

const data: unknown = JSON.parse(readFileSync(new URL('../../data/subsystems.json', import.meta.url), 'utf8'));
const rules = makeSubsystemRules(data);

/** A log of titles, `6 x parser: one` being six of them that differ in a number. */
const makeLog = (lines: readonly string[]): LearnFrom[] =>
  lines.flatMap((line) => {
    const [, times = '1', title = line] = /^(\d+) x (.*)$/s.exec(line) ?? [];
    return Array.from({ length: Number(times) }, (_, index) => ({ subject: `${title} ${index}`, body: '' }));
  });
const learn = (...lines: string[]) => learnSubsystems(rules, makeLog(lines));
const namesOf = (...lines: string[]): string[] => learn(...lines).names.map((entry) => entry.name);
const finderOf = (...lines: string[]): SubsystemFinder => makeSubsystemFinder(rules, learn(...lines));
const others = '40 x Something else happens';

describe('the names that a log teaches', () => {
  it('are the prefixes that recur three times or more', () => {
    expect(namesOf('5 x parser: one', '3 x cli: one', '2 x store: one', others)).toEqual(['parser', 'cli']);
  });

  it('need to recur less behind a name that is known beforehand', () => {
    const finder = finderOf('2 x fb: pvr2fb: one', '2 x store: two: one', others);
    expect(finder.ofTitle('fb: pvr2fb: another')).toEqual(['pvr2fb']);
    expect(finder.names).toEqual(['pvr2fb']);
    const kernel = makeSubsystemFinder(rules, learn('2 x fb: pvr2fb: one', '3 x ext4: one', 'one in fs/nfs/dir.c'));
    expect(kernel.ofTitle('fb: pvr2fb: another')).toEqual(['fb', 'pvr2fb']);
    expect([kernel.resolve('pvr2fb'), kernel.resolve('fb: pvr2fb'), kernel.resolve('fb: pvr2fb:')]).toEqual([
      'pvr2fb',
      'pvr2fb',
      'pvr2fb',
    ]);
  });

  it('must recur more often in a longer log', () => {
    const prefixes = ['5 x store: one', '9 x parser: one'];
    expect(namesOf(...prefixes, '20000 x Something else happens')).toEqual(['parser']);
  });

  it('are scopes and tags, too', () => {
    expect(namesOf('4 x fix(parser): one', '3 x [Cluster] one', others)).toEqual(['parser', 'cluster']);
  });

  it('are no kinds of change, numbers, or beginnings of sentences', () => {
    const noise = 'fix|Bugfix|Note|Re|WIP|Revert|Merge|v1.2|1.2.3|In the parser|fix typo|TODO|Also|cleanup|[PATCH]'
      .split('|')
      .map((each) => `9 x ${each.startsWith('[') ? each : `${each}:`} one`);
    expect(namesOf(...noise, '9 x Merge branch one', '9 x See http://a.b/c: one', others)).toEqual([]);
  });

  it('are doubtful words only where a file has the name, too', () => {
    expect(namesOf('9 x add: one', '9 x revert: one', others)).toEqual([]);
    expect(namesOf('9 x add: one', '4 x builtin/add.c: one', others)).toEqual(['add']);
  });

  it('are one for plural, case, endings, blanks and dashes', () => {
    const learned = learn(
      '5 x tests: one',
      '4 x test: one',
      '3 x Diff.c: one',
      '3 x diff: one',
      '3 x git p4: x',
      others,
    );
    expect(learned.names.map(({ name, count }) => [name, count])).toEqual([
      ['tests', 9],
      ['diff', 6],
      ['git-p4', 3],
    ]);
    const finder = makeSubsystemFinder(rules, learned);
    for (const title of ['test: a', 'Tests: a']) expect(finder.ofTitle(title)).toEqual(['tests']);
    for (const title of ['git-p4: a', 'git_p4: a', 'Git P4: a']) expect(finder.ofTitle(title)).toEqual(['git-p4']);
    expect(finder.resolve('TEST')).toBe('tests');
  });

  it('leave out a first part that many names have and that adds nothing', () => {
    const commands = 'am clone diff fetch grep init log notes push tag'.split(' ');
    const lines = commands.flatMap((name) => [`9 x ${name}: one`, `3 x git-${name}: one`]);
    const finder = finderOf(...lines, '9 x git-gui: one', others);
    expect(finder.names).toEqual(
      [...commands, 'git-gui'].sort((a, b) => (a === 'git-gui' ? 1 : b === 'git-gui' ? -1 : 0)),
    );
    expect(finder.ofTitle('git-fetch: one')).toEqual(['fetch']);
    expect(finder.ofTitle('git-gui: one')).toEqual(['git-gui']);
  });

  it('gather files that are numbered in a row', () => {
    const numbered = Array.from({ length: 15 }, (_, index) => `t${3400 + index}: one`);
    const finder = finderOf('9 x t: one', ...numbered, '5 x t1300: one', others);
    expect(finder.names).toEqual(['t']);
    expect(finder.ofTitle('t1300: one')).toEqual(['t']);
  });

  it('are no types of conventional commits where such are used', () => {
    expect(namesOf('9 x feat: a', '9 x fix: a', '9 x perf: a', '9 x docs: a', '9 x style(ui): a')).toEqual([
      'docs',
      'ui',
    ]);
    expect(namesOf('9 x perf: a', others)).toEqual(['perf']);
  });

  it('come from titles that merges list, not from the title of the merge', () => {
    const listed = ['store: a', 'store: b', 'store: c'];
    const merge = { subject: 'parser: x', body: '', merge: { from: "branch 'a'", listed } };
    expect(learnSubsystems(rules, [merge, merge, merge]).names.map(({ name, count }) => [name, count])).toEqual([
      ['store', 9],
    ]);
  });

  it('are folders that many changes touch', () => {
    const paths = ['packages/core/a.ts', 'packages/core/b.ts', 'packages/cli/a.ts', 'README'];
    const learned = learnSubsystems(
      rules,
      Array.from({ length: 5 }, () => ({ subject: 'One more', body: '', paths })),
    );
    const finder = makeSubsystemFinder(rules, learned);
    expect(finder.ofEntry({ subject: 'One', headline: 'One', body: '', paths })).toEqual(['core', 'cli']);
    expect(finder.ofEntry({ subject: 'One', headline: 'One', body: '', paths: ['README'] })).toEqual(['other']);
  });

  it('survive being kept as text', () => {
    const learned = learn('9 x parser: one', '9 x refs/files: one', others);
    expect(learnedSubsystemsSchema.parse(JSON.parse(JSON.stringify(learned)))).toEqual(learned);
  });

  it('are none in an empty log', () => {
    expect(learnSubsystems(rules, [])).toMatchObject({ titles: 0, kernel: false, names: [] });
  });
});

describe('the subsystems of a title by what the log taught', () => {
  const finder = finderOf(
    '30 x refs: one',
    '9 x refs/files: one',
    '30 x config: one',
    '3 x builtin/config.c: one',
    '3 x builtin: one',
    '30 x cluster: one',
    '9 x Cluster test: one',
    '12 x redis-cli: one',
    '12 x fetch: quicker fetch of refs',
    '5 x diff: for the redis',
    '4 x fix(@scope/build): one',
    '9 x build: one',
    others,
  );

  it.each([
    ['refs/files: one', ['refs', 'refs/files']],
    ['builtin/config.c: one', ['config']],
    ['refs/other: one', ['refs']],
    ['Cluster test: one', ['cluster', 'cluster-test']],
    ['diff words: one', ['diff']],
    ['diff of two words: one', ['other']],
    ['fix(@scope/build): one', ['scope/build']],
    ['refs: config: one', ['refs', 'config']],
    ['Repair a typo in src/cluster.c', ['cluster']],
    ['Speed redis-cli up', ['redis-cli']],
    ['fetch less', ['fetch']],
    ['refs less', ['other']],
    ['diff less', ['other']],
    ['a tree and a branch', ['other']],
  ])('%j is of %j', (title, names) => {
    expect(finder.ofTitle(title)).toEqual(names);
  });

  it('is told by the branch of a merge, not by the address of a fork', () => {
    const ofMerge = (from: string) => finder.ofEntry({ headline: 'Merge', body: '', merge: { from, listed: [] } });
    expect(ofMerge("branch 'ab/config'")).toEqual(['config']);
    expect(ofMerge("branch 'ab/config-fixes'")).toEqual(['config']);
    expect(ofMerge("branch 'master' of git://host/cluster")).toEqual(['other']);
    expect(ofMerge("branch 'ab/more'")).toEqual(['other']);
  });
});

describe('a log of Linux', () => {
  it('is told by its own names in strong positions', () => {
    expect(learn('3 x ext4: a', '3 x jffs2: a', '3 x nfs: a', others).kernel).toBe(true);
    expect(learn('1 x ext4: a', '1 x jffs2: a', '1 x nfs: a', '99 x Something').kernel).toBe(false);
    expect(learn('9 x udp: a', '9 x fs: a', '9 x bridge: a', '9 x quota and sysfs and ext4').kernel).toBe(false);
    expect(learn('9 x btrfs: a', others).kernel).toBe(false);
    expect(learn('one in fs/ext4/inode.c').kernel).toBe(true);
  });

  it('lists a known name once, under its own name', () => {
    const { names } = learn('5 x NFSv4: a', '5 x nfs: a', '5 x SUNRPC: a', '5 x usb: a');
    expect(names.map(({ name, count }) => [name, count])).toEqual([
      ['nfs', 10],
      ['sunrpc', 5],
      ['usb', 5],
    ]);
  });
});

it('counts in bounded room, and what recurs stays', () => {
  const counter = makeCounter(100);
  for (let index = 0; index < 10_000; index += 1) {
    counter.add(`rare ${index}`);
    if (index % 10 === 0) counter.add('often');
  }
  expect(counter.counts.size).toBeLessThanOrEqual(100);
  expect(counter.counts.get('often')).toBe(1000);
});
