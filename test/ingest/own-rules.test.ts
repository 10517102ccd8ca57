import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { LogReader } from '../../src/answer/reader.ts';
import { applyRules } from '../../src/ingest/apply-rules.ts';
import type { SubsystemRulesConfig } from '../../src/model/subsystem-rules.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { describeGit, makeRepository, type TestRepository, useFolders } from '../support/git-repository.ts';
import { importInto, readWhole } from '../support/import-into.ts';
import { testRules } from '../support/memory-log.ts';
import { openTestLibrary, openTestReader } from '../support/test-library.ts';

const makeFolder = useFolders();

const maintainers = 'ORCHARD FILE SYSTEM\nF: fs/orchard/\n\nPRESS\nF: press/\nN: (bad\n';

/** A repository with rules and commits, and an empty store. */
function makeBoth(): { repository: TestRepository; store: Store } {
  const folder = makeFolder();
  const repository = makeRepository(path.join(folder, 'repository'));
  const files = { MAINTAINERS: maintainers, '.github/CODEOWNERS': '/fs/ @acme/disks\n' };
  repository.commit({ message: 'begin\n', files });
  repository.commit({ message: 'grow trees\n', files: { 'fs/orchard/tree.c': '1' } });
  repository.commit({ message: 'press: wring\n', files: { 'main.c': '1' } });
  return { repository, store: openStore(path.join(folder, 'store')) };
}

const open = async (store: Store): Promise<LogReader> => await openTestReader(store).open('test');

/** The title of each entry with its subsystems. */
async function readSubsystems(store: Store): Promise<string[]> {
  const log = await open(store);
  const entries = await Promise.all(Array.from({ length: log.records }, (_, sequence) => log.entry(sequence)));
  return entries.map(({ subject, subsystems }) => `${subject} (${subsystems.join(', ')})`);
}

const byMaintainers: SubsystemRulesConfig = { maintainers: true };
const told = ['begin (other)', 'grow trees (orchard)', 'press: wring (press)'];

describeGit('a log with rules of its own', () => {
  it('stores the files that commits touch, and tells subsystems by them', async () => {
    const { repository, store } = makeBoth();
    const report = await importInto(store, repository.directory, { ownRules: byMaintainers });
    expect(report).toMatchObject({ withoutPaths: 0 });
    expect(report.ruleProblems).toEqual([{ where: 'MAINTAINERS', line: 6, message: expect.stringContaining('(bad') }]);
    const { entries, catalogue } = await readWhole(store);
    expect(entries.map(({ paths }) => paths)).toEqual([
      ['.github/CODEOWNERS', 'MAINTAINERS'],
      ['fs/orchard/tree.c'],
      ['main.c'],
    ]);
    expect(catalogue.git?.paths).toBe(0);
    expect(await readSubsystems(store)).toEqual([told[0], told[1], 'press: wring (other)']);
    expect(await (await open(store)).reasons(1)).toEqual([
      {
        subsystem: 'orchard',
        reason: 'fs/orchard/tree.c is under F: fs/orchard/ of ORCHARD FILE SYSTEM in MAINTAINERS',
      },
    ]);
  });

  it('shows no address in a reason where addresses are hidden', async () => {
    const folder = makeFolder();
    const repository = makeRepository(path.join(folder, 'repository'));
    repository.commit({ files: { CODEOWNERS: '/orchard/ @ada\n', 'orchard/ada@example.org': '1' } });
    const store = openStore(path.join(folder, 'store'));
    await importInto(store, repository.directory, { ownRules: { codeowners: true } });
    const tell = async (hides: boolean) =>
      await (
        await openTestLibrary(store, { hidesAddresses: () => hides })
          .at({ kind: 'terminal' })
          .open('test')
      ).reasons(0);
    expect(JSON.stringify(await tell(false))).toContain('orchard/ada@example.org is under');
    expect(JSON.stringify(await tell(true))).toContain('orchard/ada@… is under');
  });

  it('tells them by other rules without its source', async () => {
    const { repository, store } = makeBoth();
    await importInto(store, repository.directory, { ownRules: byMaintainers });
    rmSync(repository.directory, { recursive: true });
    const apply = async (rules: SubsystemRulesConfig | null | undefined) => {
      const report = await applyRules(store, 'test', rules, testRules);
      return [report.changed, report.named, ...(await readSubsystems(store))];
    };
    const folders = { 'fs/*/': '*', '*.c': 'top' };
    expect(await apply({ folders })).toEqual([true, 2, 'begin (other)', 'grow trees (orchard)', 'press: wring (top)']);
    // A file with rules that the first ones did not ask was kept for later ones.
    expect(await apply({ codeowners: true })).toEqual([true, 1, told[0], 'grow trees (disks)', 'press: wring (other)']);
    expect(await apply(undefined)).toEqual([false, 1, told[0], 'grow trees (disks)', 'press: wring (other)']);
    expect(await apply(null)).toEqual([true, 0, told[0], 'grow trees (other)', 'press: wring (other)']);
    expect(await apply({ ...byMaintainers, prefixes: { press: 'press' } })).toEqual([true, 2, ...told]);
    await expect(applyRules(store, 'none', null, testRules)).rejects.toThrow('There is no log "none"');
    expect(readdirSync(path.join(makeStorePath(repository), 'logs'))).toEqual(['test']);
  });

  it('goes on by the rules that it has, and takes up what the repository changed of them', async () => {
    const { repository, store } = makeBoth();
    await importInto(store, repository.directory, { ownRules: byMaintainers });
    repository.commit({ message: 'rules\n', files: { MAINTAINERS: 'FORESTS\nF: fs/orchard/\n' } });
    repository.commit({ message: 'more trees\n', files: { 'fs/orchard/tree.c': '2' } });
    expect(await importInto(store, repository.directory)).toMatchObject({ added: 2, ruleProblems: [] });
    expect((await readSubsystems(store)).filter((line) => line.includes('trees'))).toEqual([
      'grow trees (forests)',
      'more trees (forests)',
    ]);
    const { catalogue } = await readWhole(store);
    await importInto(store, repository.directory);
    expect((await readWhole(store)).catalogue.rules).toEqual(catalogue.rules);
  });

  it('says how many commits it stored before without their files', async () => {
    const { repository, store } = makeBoth();
    await importInto(store, repository.directory);
    expect((await readWhole(store)).entries.flatMap(({ paths }) => paths ?? [])).toEqual([]);
    expect(await importInto(store, repository.directory, { ownRules: byMaintainers })).toMatchObject({
      withoutPaths: 3,
    });
    repository.commit({ message: 'more trees\n', files: { 'fs/orchard/tree.c': '2' } });
    expect(await importInto(store, repository.directory, { ownRules: null })).toMatchObject({ withoutPaths: 0 });
    expect(await applyRules(store, 'test', byMaintainers, testRules)).toMatchObject({ withoutPaths: 3, named: 1 });
  });

  it('is found by the names that its rules give', async () => {
    const { repository, store } = makeBoth();
    await importInto(store, repository.directory, { ownRules: { folders: { 'fs/orchard/': 'orchard/fs' } } });
    const { total } = await (await open(store)).search({ subsystem: 'Orchard/FS', order: 'newest', limit: 5 });
    expect(total).toBe(1);
  });

  it('is damaged where its rules are, and says so', async () => {
    const { repository, store } = makeBoth();
    await importInto(store, repository.directory, { ownRules: byMaintainers });
    const segments = path.join(makeStorePath(repository), 'logs/test/segments');
    const [file = ''] = readdirSync(segments).filter((name) => name.startsWith('rules-'));
    writeFileSync(path.join(segments, file), 'no rules');
    await expect(open(store)).rejects.toThrow(/rules-.* is damaged/);
  });

  it('leaves no rules behind that nothing names', async () => {
    const { repository, store } = makeBoth();
    await importInto(store, repository.directory, { ownRules: byMaintainers });
    for (const name of ['a', 'b', 'c']) await applyRules(store, 'test', { folders: { 'fs/': name } }, testRules);
    await (await store.writeLog('test', 'a sweep')).close();
    const segments = readdirSync(path.join(makeStorePath(repository), 'logs/test/segments'));
    // Those of the last catalogue, and of the one before it, which readers may still have.
    expect(segments.filter((name) => name.startsWith('rules-'))).toHaveLength(2);
  });

  it('may be a ChangeLog, whose items name files', async () => {
    const folder = makeFolder();
    const store = openStore(path.join(folder, 'store'));
    const text = '2007-07-11  Ada  <ada@loom.example>\n\n\t* fs/a.c (open): Close.\n\n\t* press/b.c: Wring.\n';
    await importInto(store, { text }, { format: 'gnu-changelog', ownRules: { folders: { 'fs/': 'files' } } });
    expect((await readSubsystems(store)).sort().at(0)).toContain('(files)');
  });
});

const makeStorePath = ({ directory }: TestRepository): string => path.join(path.dirname(directory), 'store');

describeGit('rules of a log', () => {
  it('that name files which the repository does not have are told', async () => {
    const folder = makeFolder();
    const store = openStore(path.join(folder, 'store'));
    const repository = makeRepository(path.join(folder, 'repository'));
    repository.commit({
      message: 'one\n',
      files: { 'sub/MAINTAINERS': 'A\nF: a/\n', 'b/c/MAINTAINERS': 'C\nF: c/\n' },
    });
    repository.commit({ message: 'two\n', files: { 'c/x': '1' } });
    const ownRules = { maintainers: ['**/MAINTAINERS'], codeowners: true };
    const { ruleProblems } = await importInto(store, repository.directory, { ownRules });
    expect(ruleProblems.map(({ where }) => where)).toEqual([expect.stringContaining('CODEOWNERS')]);
    expect(await readSubsystems(store)).toEqual(['one (other)', 'two (c)']);
  });
});
