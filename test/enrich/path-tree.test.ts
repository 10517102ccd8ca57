import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeNameTest } from '../../src/enrich/name-glob.ts';
import { makePathTree, type Reach } from '../../src/enrich/path-tree.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';

/** Whether parts of a pattern match a path from its beginning on: tries everything. */
function matches(parts: readonly string[], path: readonly string[], reach: Reach): boolean {
  const [first, ...rest] = parts;
  if (first === undefined) return path.length === 0 ? reach !== 'below' : reach !== 'here';
  if (first === '**') {
    return matches(rest, path, reach) || (path.length > 0 && matches(parts, path.slice(1), reach));
  }
  const [name, ...others] = path;
  return name !== undefined && matchesName(first, name) && matches(rest, others, reach);
}

function matchesName(pattern: string, name: string): boolean {
  if (pattern === '') return name === '';
  if (pattern.startsWith('*'))
    return matchesName(pattern.slice(1), name) || (name !== '' && matchesName(pattern, name.slice(1)));
  const same = pattern.startsWith('?') ? name !== '' : name.startsWith(pattern.charAt(0));
  return same && matchesName(pattern.slice(1), name.slice(1));
}

const part = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.'), minLength: 1, maxLength: 4 });
const parts = fc.array(fc.oneof({ weight: 4, arbitrary: part }, { weight: 1, arbitrary: fc.constant('**') }), {
  minLength: 1,
  maxLength: 4,
});
const pattern = fc.record({ parts, reach: fc.constantFrom<Reach>('here', 'below', 'both') });
const path = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 5,
});

describe('a tree of patterns', () => {
  it('finds those that a comparison with each of them finds', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 12 }), fc.array(path, { maxLength: 8 }), (patterns, paths) => {
        const tree = makePathTree<number>();
        for (const [index, one] of patterns.entries()) tree.add(one.parts, one.reach, index);
        for (const each of paths) {
          const found = new Set<number>();
          tree.find(each.join('/'), (index) => found.add(index));
          const expected = [...patterns.keys()].filter((index) => {
            const one = patterns[index];
            return one !== undefined && matches(one.parts, each, one.reach);
          });
          expect([...found].sort((a, b) => a - b)).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('finds in a time that grows with the path alone, whatever the patterns are', () => {
    const tree = makePathTree<string>();
    const stars = `${'*a'.repeat(400)}b`;
    tree.add([stars], 'here', 'stars');
    for (let depth = 1; depth < 60; depth += 1) {
      tree.add(
        Array.from({ length: depth * 2 }, (_, index) => (index % 2 === 0 ? '**' : 'a*')),
        'both',
        'deep',
      );
    }
    const found: string[] = [];
    const find = (path: string): void => tree.find(path, (value) => found.push(value));
    expect(takesLinearTime((share) => repeatBy(share)('a', 4000), find)).toBe(true);
    expect(takesLinearTime((share) => repeatBy(share)('aa/', 300), find)).toBe(true);
    expect(found).not.toContain('stars');
  });
});

it('a name is compared as one by one character would', () => {
  fc.assert(
    fc.property(part, fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 6 }), (glob, name) => {
      expect(makeNameTest(glob)(name)).toBe(matchesName(glob, name));
    }),
    { numRuns: 1000 },
  );
});
