import { describe, expect, it } from 'vitest';
import { makePackageFinder } from '../../src/enrich/release-packages.ts';

const find = (tags: readonly (readonly [line: number, name: string])[], ...subsystems: string[]) =>
  makePackageFinder(tags.map(([line, name], place) => ({ name, line, place })))(subsystems);

describe('the package of a change', () => {
  it.each([
    ['@farm/plough@1.0.0', 'plough'],
    ['tools/plough/v3', 'plough'],
    ['plough-1.2', 'farm/plough'],
    ['iron_plough-1.2', 'iron-plough'],
  ])('is that of the tags %s for the subsystem %s', (tag, subsystem) => {
    expect(
      find(
        [
          [0, 'v1.0'],
          [1, tag],
        ],
        'docs',
        subsystem,
      ),
    ).toMatchObject({ line: 1, exact: true });
    expect(
      find(
        [
          [0, 'v1.0'],
          [1, tag],
        ],
        'docs',
      ),
    ).toBeUndefined();
  });

  it('may leave out the main product, but for a package that is called so itself', () => {
    const tags = [
      [0, 'farm-1.0'],
      [1, 'farm-plough-0.3'],
      [2, 'farm-field-0.1'],
      [3, 'field-2.0'],
    ] as const;
    expect(find(tags, 'plough')).toEqual({ name: 'farm-plough', line: 1, exact: false });
    expect(find(tags, 'field')).toEqual({ name: 'field', line: 3, exact: true });
    expect(find(tags, 'farm')).toBeUndefined();
  });

  it('is none in the main line', () => {
    expect(
      find(
        [
          [0, 'plough-1.0'],
          [1, 'v1.0'],
        ],
        'plough',
        '',
      ),
    ).toBeUndefined();
  });
});
