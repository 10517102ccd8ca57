import { describe, expect, it } from 'vitest';
import { takesAway } from '../../src/answer/takes-away.ts';

describe('a title that says that a thing is there no longer', () => {
  it.each([
    ['Remove turn-wood.', 'turn-wood'],
    ['lathe: removed', 'lathe'],
    ['lathe: remove deprecated utility', 'lathe'],
    ['feat: drop lathe 10, 11, and the old belt', 'lathe 10'],
    ['FTP: remove lathe support', 'lathe'],
    ['Drop support for lathe', 'lathe'],
    ['build: get rid of the obsolete lathe module', 'lathe'],
    ['Remove `lathe` from master (#12)', 'lathe'],
    ['The lathe code was removed', 'lathe'],
    ['lathe support has been dropped in favour of saws', 'lathe'],
    ['shop: kill the `lathe` functions', 'lathe'],
  ])('%j takes away %s', (title, name) => {
    expect(takesAway(title, name)).toBe(true);
  });

  it.each([
    ['lathe: remove the Ping() method', 'lathe'],
    ['CI: drop the lathe job', 'lathe'],
    ['Remove mentions of lathe in comments', 'lathe'],
    ['Drop lathe from tests', 'lathe'],
    ['Remove dead lathe code', 'lathe'],
    ['Drop the lathe configuration', 'lathe'],
    ['Remove lathe-belt', 'lathe'],
    ['Remove lathe.belt', 'lathe'],
    ['Remove lathe --speed.', 'lathe'],
    ['lathe: remove unused variable', 'lathe'],
    ['remove support for obsolete lathe version', 'lathe'],
    ['Remove the belt from lathe', 'lathe'],
    ['Remove belts: lathe is quicker', 'lathe'],
    ['Add a lathe', 'lathe'],
    ['docs: remove lathe, it is described elsewhere', 'lathes'],
  ])('%j does not take away %s', (title, name) => {
    expect(takesAway(title, name)).toBe(false);
  });
});
