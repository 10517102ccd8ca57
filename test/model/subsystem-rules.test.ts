import { describe, expect, it } from 'vitest';
import { findRuleMistakes, readRules } from '../../src/model/rule-mistakes.ts';
import { listKinds, listRuleFiles, needsPaths } from '../../src/model/subsystem-rules.ts';

describe('rules for subsystems', () => {
  it('are asked in their usual order, or in the order that they name', () => {
    const all = { maintainers: true, codeowners: true, folders: { 'a/': 'a' } };
    expect(listKinds(all)).toEqual(['maintainers', 'codeowners', 'folders', 'prefixes', 'scopes', 'text']);
    expect(listKinds({})).toEqual(['prefixes', 'scopes', 'text']);
    expect(listKinds({ codeowners: false, order: ['scopes', 'codeowners'] })).toEqual(['scopes']);
    expect(listKinds({ ...all, order: ['prefixes', 'folders'] })).toEqual(['prefixes', 'folders']);
  });

  it('need the files of commits where some of them that count go by files', () => {
    expect(needsPaths(undefined)).toBe(false);
    expect(needsPaths({ scopes: { a: 'b' } })).toBe(false);
    expect(needsPaths({ folders: { 'a/': 'a' } })).toBe(true);
    expect(needsPaths({ folders: { 'a/': 'a' }, order: ['prefixes'] })).toBe(false);
  });

  it('name the files of the repository that have some', () => {
    expect(listRuleFiles({ maintainers: true })).toEqual([{ kind: 'maintainers', anyOf: ['MAINTAINERS'] }]);
    expect(listRuleFiles({ maintainers: ['a', '**/b'], codeowners: 'c' })).toEqual([
      { kind: 'maintainers', allOf: ['a', '**/b'] },
      { kind: 'codeowners', allOf: ['c'] },
    ]);
  });

  it.each<[unknown, string, RegExp]>([
    ['maintainers', '', /object/],
    [{ maintainer: true }, 'maintainer', /^is no kind of rule: there are maintainers, codeowners, /],
    [{ folders: 3 }, 'folders', /^is an object such as/],
    [{ prefixes: { doc: 3 } }, 'prefixes.doc', /^is the name of a subsystem in quotes$/],
    [{ maintainers: 3 }, 'maintainers', /^is true, the path/],
    [{ maintainers: '../x' }, 'maintainers', /./],
    [{ codeowners: '/etc/passwd' }, 'codeowners', /./],
    [{ codeowners: 'a\nb' }, 'codeowners', /./],
    [{ folders: { 'a/': 'A B' } }, 'folders.a/', /lower-case/],
    [{ folders: { 'a/': '**' } }, 'folders.a/', /./],
    [{ folders: { 'a/b/': '*' } }, 'folders.a/b/', /no "\*"/],
    [{ folders: { '../b/': 'b' } }, 'folders.../b/', /top of the repository/],
    [{ order: ['folder'] }, 'order.0', /no kind of rule/],
    [{ order: ['folders'] }, 'order.0', /there are no rules/],
    [{ order: ['text', 'text'] }, 'order.1', /twice/],
    [{ folders: { 'a/': 'a' }, order: ['text'] }, 'order', /leaves out "folders"/],
  ])('with a mistake are told with its place: %j', (rules, place, message) => {
    const [first] = findRuleMistakes(rules);
    expect(first?.place).toBe(place);
    expect(first?.message).toMatch(message);
    expect(() => readRules(rules, 'rules.json')).toThrow(/^rules\.json has rules that cannot be used: .+\.$/);
  });

  it('without a mistake are taken as they are', () => {
    const rules = {
      codeowners: true,
      folders: { 'packages/*/': '*' },
      names: { '@a/b': 'b' },
      prefixes: { x: 'other' },
    };
    expect(findRuleMistakes(rules)).toEqual([]);
    expect(readRules(rules, 'rules.json')).toEqual(rules);
  });
});
