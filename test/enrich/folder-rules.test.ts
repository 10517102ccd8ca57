import { expect, it } from 'vitest';
import { makeFolderRules } from '../../src/enrich/folder-rules.ts';
import type { RuleProblem } from '../../src/enrich/path-rules.ts';

const rules = makeFolderRules(
  {
    'fs/ext9/**': 'ext9',
    'fs/': 'vfs',
    'fs/*.txt': 'texts',
    'packages/*/': '*',
    'packages/core': 'heart',
    'plugins/x-*-y/src/': 'plugin-*',
    '*.md': 'docs',
    '**/test/': 'tests',
    'lib/**/fuzz': 'fuzz',
  },
  () => undefined,
);

it.each([
  ['fs/ext9/a/b.c', 'ext9'],
  ['fs/namei.c', 'vfs'],
  ['fs/list.txt', 'texts'],
  ['packages/Core-Api/src/a.ts', 'Core-Api'],
  ['packages/core/a.ts', 'heart'],
  ['packages/README', undefined],
  ['plugins/x-pear-y/src/a.ts', 'plugin-pear'],
  ['README.md', 'docs'],
  ['a/README.md', undefined],
  ['a/b/test/c/d.c', 'tests'],
  ['test/d.c', 'tests'],
  ['lib/fuzz', 'fuzz'],
  ['lib/a/b/fuzz/c', 'fuzz'],
])('%s is of %s', (path, name) => {
  expect(rules.match(path)?.name).toBe(name);
});

it('the deepest pattern is told, and whether its name was chosen', () => {
  expect(rules.match('fs/ext9/a.c')).toEqual({
    name: 'ext9',
    isChosen: true,
    depth: 2,
    rule: 'the folder rule fs/ext9/**',
  });
  expect(rules.match('packages/new/a.c')).toMatchObject({ name: 'new', isChosen: false });
});

it('a pattern that cannot be used is told and left out', () => {
  const problems: RuleProblem[] = [];
  const broken = { '../x': 'x', 'a**/b': 'x', 'a/b': '*', '**/*/': '*', '//': 'x' };
  const made = makeFolderRules(broken, (problem) => problems.push(problem));
  expect(problems.map(({ where }) => where)).toEqual(Object.keys(broken).map(() => 'folders'));
  expect(made.match('a/b')).toBeUndefined();
});
