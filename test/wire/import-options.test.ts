import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Source } from '../../src/source/open-source.ts';
import { openStore } from '../../src/store/store.ts';
import { findWants, fitImport } from '../../src/wire/import-options.ts';
import { chooseRules } from '../../src/wire/rules-file.ts';
import { describeGit, makeRepository, useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';

const makeFolder = useFolders();

const config = (...logs: object[]) => readConfig({}, '/work', () => JSON.stringify({ logs }));
const text: Source = { kind: 'text', what: 'x', location: 'x', suggestedName: 'x', chunks: async function* () {} };
const git: Source = {
  kind: 'git',
  what: 'x',
  location: 'x',
  suggestedName: 'x',
  repository: { directory: 'x', tip: 'x', shallow: false, mailmap: '', web: 'https://example.org/own/' },
};
const rules = { prefixes: { doc: 'docs' } };

describe('the options of an import', () => {
  it('are those of annalist.json', () => {
    const web = 'https://example.org/p/{hash}';
    const all = config({ name: 'Log', from: '../x', branches: ['main', 'v*'], rules, web });
    const { source, options } = fitImport(git, {}, all, 'log');
    expect(options).toMatchObject({ log: 'log', branches: ['main', 'v*'], ownRules: rules });
    expect(source).toMatchObject({ repository: { web } });
    // A log that is imported by hand has some, too.
    const byHand = fitImport(git, {}, config({ name: 'log', rules, format: 'git' }), 'log').options;
    expect(byHand).toMatchObject({ ownRules: rules, format: 'git', branches: undefined });
  });

  it('are as asked, before that', () => {
    const asked = { branches: ['one'], format: 'news', ownRules: null };
    const all = config({ name: 'log', from: '../x', branches: ['main'], rules, format: 'markdown' });
    expect(fitImport(git, asked, all, 'log').options).toMatchObject(asked);
    expect(fitImport(git, asked, config(), 'log').options).toMatchObject(asked);
  });

  it('take away what annalist.json says no more, of a log whose source it names alone', () => {
    const from = config({ name: 'log', from: '../x' });
    expect(fitImport(git, {}, from, 'log').options).toMatchObject({ branches: ['HEAD'], ownRules: null });
    for (const other of [config({ name: 'log' }), config()]) {
      expect(fitImport(git, {}, other, 'log').options).toMatchObject({ branches: undefined, ownRules: undefined });
    }
  });

  it('name no branches of a text', () => {
    expect(fitImport(text, {}, config({ name: 'log', from: '../x' }), 'log').options.branches).toBeUndefined();
  });
});

describeGit('what a clone has to have', () => {
  it('is what is asked for, else what annalist.json says, else what the stored log has', async () => {
    const folder = makeFolder();
    const repository = makeRepository(path.join(folder, 'repository'));
    repository.commit({ message: 'begin\n' });
    const store = openStore(path.join(folder, 'store'));
    const find = async (...given: Parameters<typeof config>) => {
      const { branches, wants } = await findWants(store, 'log', {}, config(...given));
      return [branches, wants?.('sub/OWNERS')];
    };
    expect(await find()).toEqual([undefined, undefined]);
    expect(await find({ name: 'log', branches: ['v*'], rules: { codeowners: 'sub/OWNERS' } })).toEqual([
      { asked: ['v*'], before: [] },
      true,
    ]);
    const ownRules = { maintainers: ['**/OWNERS'] };
    await importInto(store, repository.directory, { log: 'log', branches: ['ma*'], ownRules });
    expect(await find()).toEqual([{ asked: ['ma*'], before: ['main'] }, true]);
    expect(await find({ name: 'log', from: '../x' })).toEqual([undefined, undefined]);
  });
});

describe('the rules of a stored log', () => {
  it('are those of annalist.json where it says some, and a file is refused there', () => {
    const all = config({ name: 'log', rules }, { name: 'bare', from: '../x' }, { name: 'free' });
    expect(chooseRules('log', undefined, all)).toEqual(rules);
    expect(chooseRules('bare', undefined, all)).toBeNull();
    expect(chooseRules('free', undefined, all)).toBeUndefined();
    expect(chooseRules('free', 'none', all)).toBeNull();
    const refused = () => chooseRules('log', 'none', all);
    expect(refused).toThrow(UserError);
    expect(refused).toThrow('The rules of "log" stand in annalist.json: change them there;');
  });
});
