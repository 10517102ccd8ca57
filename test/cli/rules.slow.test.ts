import path from 'node:path';
import { expect, it } from 'vitest';
import { describeGit, makeRepository, useFolders } from '../support/git-repository.ts';
import { makeWorkplace } from '../support/run-annalist.ts';

const makeFolder = useFolders();

describeGit('rules on the command line', () => {
  it('come with an import, are changed without one, and are told with an entry', async () => {
    const workplace = makeWorkplace(makeFolder());
    const repository = makeRepository(path.join(workplace.folder, 'orchard'));
    repository.commit({ message: 'grow\n', files: { 'fs/trees/a.c': '1', CODEOWNERS: '/fs/ @acme/team-trees\n' } });
    const first = workplace.write('first.json', '{ "codeowners": true }');
    const second = workplace.write('second.json', '{ "folders": { "fs/*/": "*" } }');
    const run = async (...args: string[]) => {
      const { code, out, err } = await workplace.annalist(args);
      return { code, text: `${out}${err}` };
    };
    expect(await run('import', repository.directory, '--rules', first)).toMatchObject({ code: 0 });
    const reason = 'subsystem  team-trees: fs/trees/a.c is under /fs/ of @acme/team-trees in CODEOWNERS';
    const shown = await run('show', 'last');
    expect(shown.text.replace(/\s+/g, ' ')).toContain(reason.replace(/\s+/g, ' '));

    expect((await run('rules', 'orchard', second)).text).toBe(
      'orchard: rules by folders, prefixes, scopes, text, 1 of 1 entry in a subsystem\n',
    );
    const { text } = await run('show', 'last', '--json');
    expect(JSON.parse(text).entries[0].subsystemReasons).toEqual([
      { subsystem: 'trees', reason: 'fs/trees/a.c is under the folder rule fs/*/ (1 of its 2 files)' },
    ]);
    const listed = await run('what', '--json');
    expect(JSON.parse(listed.text).entries[0].subsystemReasons).toEqual(JSON.parse(text).entries[0].subsystemReasons);
    expect((await run('rules', 'orchard', 'none')).text).toContain('no rules of its own');
  });

  it('that cannot be used are told in a line, and nothing is imported', async () => {
    const workplace = makeWorkplace(makeFolder());
    const repository = makeRepository(path.join(workplace.folder, 'orchard'));
    repository.commit({ message: 'grow\n' });
    const wrong = workplace.write('wrong.json', '{ "folders": { "a/": "A B" } }');
    const noJson = workplace.write('none.json', 'folders');
    for (const [rules, message] of [
      [wrong, 'wrong.json has rules that cannot be used: folders.a/: is no name of a subsystem'],
      [noJson, 'none.json is no JSON'],
      ['missing.json', 'missing.json cannot be read (ENOENT)'],
    ] as const) {
      const { code, out, err } = await workplace.annalist(['import', repository.directory, '--rules', rules]);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain(message);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
    }
    expect((await workplace.annalist(['logs'])).out).toContain('No logs');
  });
});
