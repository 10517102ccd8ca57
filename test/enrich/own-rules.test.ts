import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogRules } from '../../src/enrich/log-rules.ts';
import { makeSubsystemRules } from '../../src/enrich/subsystem-data.ts';
import { makeSubsystemFinder, type SubsystemSource } from '../../src/enrich/subsystems.ts';
import type { SubsystemRulesConfig } from '../../src/model/subsystem-rules.ts';
import { nothingLearned } from '../support/nothing-learned.ts';

const data: unknown = JSON.parse(readFileSync(new URL('../../data/subsystems.json', import.meta.url), 'utf8'));
const known = makeSubsystemRules(data);
const learned = {
  ...nothingLearned,
  names: [{ name: 'press', count: 9, aliases: ['apple-press'], word: false }],
};

const maintainers =
  'ORCHARD FILE SYSTEM\nF: fs/orchard/\n\nAPPLE PRESS\nF: press/\n\nPAPER\nF: Documentation/\n\nTHE REST\nF: *\n';
const codeowners = '/fs/ @acme/disks\n/cellar/ @alice\n';

function makeFinder(config: SubsystemRulesConfig) {
  const own: LogRules = {
    config,
    maintainers: [{ path: 'MAINTAINERS', text: maintainers }],
    codeowners: [{ path: 'CODEOWNERS', text: codeowners }],
  };
  return makeSubsystemFinder({ ...known, own }, learned);
}

const touching = (subject: string, ...files: string[]): SubsystemSource => ({
  subject,
  headline: subject,
  body: '',
  files,
});
const all: SubsystemRulesConfig = { maintainers: true, codeowners: true, folders: { 'fs/orchard/trees/': 'trees' } };

describe('a log with rules of its own', () => {
  it('asks MAINTAINERS, CODEOWNERS, folders, prefixes and scopes in that order', () => {
    const finder = makeFinder(all);
    expect(finder.ofEntry(touching('press: x', 'fs/orchard/trees/a.c'))).toEqual(['orchard']);
    expect(finder.ofEntry(touching('press: x', 'fs/other.c'))).toEqual(['disks']);
    expect(finder.ofEntry(touching('press: x', 'main.c'))).toEqual(['press']);
    expect(finder.ofEntry(touching('fix(cli): x', 'main.c'))).toEqual(['cli']);
    expect(finder.ofEntry(touching('tidy up', 'main.c'))).toEqual(['other']);
  });

  it('asks in the order that the rules name, and nothing else', () => {
    const finder = makeFinder({ ...all, order: ['scopes', 'folders', 'maintainers', 'codeowners'] });
    expect(finder.ofEntry(touching('fix(cli): x', 'fs/orchard/trees/a.c'))).toEqual(['cli']);
    expect(finder.ofEntry(touching('press: x', 'fs/orchard/trees/a.c'))).toEqual(['trees']);
    expect(finder.ofEntry(touching('press: x', 'main.c'))).toEqual(['other']);
    expect(finder.ofTitle('press: x')).toEqual(['other']);
    expect(finder.ofTitle('fix(cli): x')).toEqual(['cli']);
  });

  it('puts the subsystem of most files first, and leaves out those of few', () => {
    const finder = makeFinder(all);
    const files = ['fs/orchard/a', 'fs/orchard/b', 'fs/orchard/c', 'fs/orchard/d', 'press/a', 'press/b', 'cellar/x'];
    expect(finder.ofEntry(touching('x', ...files))).toEqual(['orchard', 'press']);
    // Files that no rule knows do not count.
    expect(finder.ofEntry(touching('x', 'a', 'b', 'c', 'd', 'e', 'press/a'))).toEqual(['press']);
    // Of as many files the deeper pattern tells more.
    expect(finder.ofEntry(touching('x', 'Documentation/a', 'fs/orchard/a'))).toEqual(['orchard', 'paper']);
  });

  it('takes what is about the whole tree for no part of it', () => {
    const folders = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`d${index}/`, `part${index}`]));
    const finder = makeFinder({ folders });
    const files = Object.keys(folders).map((folder) => `${folder}a.c`);
    expect(finder.ofEntry(touching('one more', ...files))).toEqual(['other']);
    expect(finder.ofEntry({ ...touching('one more', 'd1/a.c'), moreFiles: 2000 })).toEqual(['other']);
  });

  it('calls sections and owners as the rules say, else as the log calls them', () => {
    expect(makeFinder({ maintainers: true }).ofEntry(touching('x', 'press/a'))).toEqual(['press']);
    const names = { 'apple  press': 'presses', 'acme/disks': 'storage', alice: 'wine', 'Orchard File System': 'other' };
    const finder = makeFinder({ ...all, names });
    expect(finder.ofEntry(touching('x', 'press/a'))).toEqual(['presses']);
    expect(finder.ofEntry(touching('x', 'fs/a'))).toEqual(['storage']);
    expect(finder.ofEntry(touching('x', 'fs/orchard/a'))).toEqual(['storage']);
  });

  it('calls prefixes and scopes as the rules say', () => {
    const finder = makeFinder({ prefixes: { 'apple juice': 'press', wip: 'other' }, scopes: { cli: 'terminal' } });
    expect(finder.ofTitle('Apple juice: x')).toEqual(['press']);
    expect(finder.ofTitle('fix(cli): x')).toEqual(['terminal']);
    expect(finder.ofTitle('fix(api): x')).toEqual(['api']);
  });

  it('tells of each subsystem why', () => {
    const finder = makeFinder(all);
    const why = (entry: SubsystemSource) => finder.why(entry).map(({ subsystem, reason }) => `${subsystem}: ${reason}`);
    expect(why(touching('x', 'fs/orchard/a.c'))).toEqual([
      'orchard: fs/orchard/a.c is under F: fs/orchard/ of ORCHARD FILE SYSTEM in MAINTAINERS',
    ]);
    expect(why(touching('x', 'fs/orchard/a.c', 'fs/orchard/b.c', 'press/c', 'README'))).toEqual([
      'orchard: fs/orchard/a.c is under F: fs/orchard/ of ORCHARD FILE SYSTEM in MAINTAINERS (2 of its 4 files)',
      'press: press/c is under F: press/ of APPLE PRESS in MAINTAINERS (1 of its 4 files)',
    ]);
    expect(why(touching('x', 'fs/a', 'fs/b'))).toEqual([
      'disks: fs/a is under /fs/ of @acme/disks in CODEOWNERS (all 2 files)',
    ]);
    expect(why(touching('x', 'cellar/b'))).toEqual(['cellar: cellar/b is under /cellar/ of cellar in CODEOWNERS']);
    expect(why(touching('x', 'b'))).toEqual([]);
  });

  it('is told the same by names alone, as the index keeps them', () => {
    const path = fc.constantFrom(
      'fs/orchard/a',
      'press/b',
      'cellar/c',
      'fs/d',
      'fs/orchard/trees/e',
      'README',
      'Documentation/f',
    );
    const order = fc.constantFrom<SubsystemRulesConfig['order']>(undefined, [
      'folders',
      'codeowners',
      'prefixes',
      'maintainers',
    ]);
    fc.assert(
      fc.property(fc.array(path, { maxLength: 8 }), fc.constantFrom('press: x', 'x'), order, (files, title, given) => {
        const config = { ...all, ...(given && { order: given }) };
        const finder = makeFinder(config);
        const entry = touching(title, ...files);
        const names = finder.ofEntry(entry);
        const reasons = finder.why(entry).map(({ subsystem }) => subsystem);
        expect(reasons).toEqual(names[0] === 'other' ? [] : names);
      }),
      { numRuns: 60 },
    );
  });
});
