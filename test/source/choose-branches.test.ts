import { expect, it } from 'vitest';
import { chooseBranches } from '../../src/source/choose-branches.ts';

const tip = 'a'.repeat(40);
const refs = ['heads/main', 'heads/maint-1.0', 'heads/maint-1.1', 'remotes/origin/next', 'remotes/fork/topic'].map(
  (name) => ({ ref: `refs/${name}`, tip }),
);
const head = { ref: 'refs/heads/main', tip };
const choose = (...asked: string[]) => chooseBranches(refs, asked, head, new Set()).map(({ name }) => name);

it('branches are named by names and patterns, the main one first, each once', () => {
  expect(choose('maint-*', 'HEAD', 'main')).toEqual(['main', 'maint-1.0', 'maint-1.1']);
  expect(choose('*1*0', 'm*')).toEqual(['main', 'maint-1.0', 'maint-1.1']);
  expect(choose('next', 'fork/topic', 'none-*')).toEqual(['next', 'fork/topic']);
});

it('a name that no branch has is refused, unless it was there before', () => {
  expect(() => choose('maint-2')).toThrow(
    'There is no branch "maint-2": there are main, maint-1.0, maint-1.1, origin/next and fork/topic.',
  );
  expect(() => choose('none-*')).toThrow('There is no branch "none-*"');
  const known = chooseBranches(refs, ['main', 'old'], head, new Set(['old']));
  expect(known.map(({ name }) => name)).toEqual(['main']);
});

it('HEAD goes by the name of its branch, and in a clone, where it names none, by its own', () => {
  const inClone = chooseBranches(refs, ['HEAD', 'maint-1.0'], { ref: 'refs/annalist/head', tip }, new Set());
  expect(choose('HEAD')).toEqual(['main']);
  expect(inClone.map(({ name }) => name)).toEqual(['HEAD', 'maint-1.0']);
});
