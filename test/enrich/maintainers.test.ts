import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMaintainers } from '../../src/enrich/maintainers.ts';
import type { RuleProblem } from '../../src/enrich/path-rules.ts';

/** The rule by which each path is told, without the name of the file. */
function tell(text: string, ...paths: string[]): (string | undefined)[] {
  const rules = readMaintainers(
    [{ path: 'MAINTAINERS', text }],
    (name) => ({ name, isChosen: false }),
    () => undefined,
  );
  return paths.map((path) => rules.match(path)?.rule.replace(/ in MAINTAINERS$/, ''));
}

function report(text: string): RuleProblem[] {
  const problems: RuleProblem[] = [];
  readMaintainers(
    [{ path: 'M', text }],
    () => undefined,
    (problem) => problems.push(problem),
  );
  return problems;
}

describe('MAINTAINERS', () => {
  const text = `List of who looks after what
F: is a file
	F:	shown/in/the/help/
		---------------
ORCHARD FILE SYSTEM
M:	Ada <ada@example.org>
S:	Maintained
F:	fs/orchard/
F:	include/orchard*.h
X:	fs/orchard/cellar/

# somebody's remark
CELLAR
F:	fs/orchard/cellar
N:	[^a-z]barrel

ORCHARD TOOLS

F:	fs/orchard/*
F:	fs/*/tool?.c
F:	fs/orchard/special/deep.c

NETS
F:	*/net/*

THE REST
F:	*
F:	*/
`;

  it.each([
    // All below a folder; a pattern for the files of a folder is deeper than one for the folder.
    ['fs/orchard/a/b.c', 'F: fs/orchard/ of ORCHARD FILE SYSTEM'],
    ['fs/orchard/a.c', 'F: fs/orchard/* of ORCHARD TOOLS'],
    ['fs/orchard/special/deep.c', 'F: fs/orchard/special/deep.c of ORCHARD TOOLS'],
    ['fs/other/tool1.c', 'F: fs/*/tool?.c of ORCHARD TOOLS'],
    ['fs/other/sub/tool1.c', undefined],
    // What a section excludes; a folder without its slash.
    ['fs/orchard/cellar/wine.c', 'F: fs/orchard/cellar of CELLAR'],
    // The end of a pattern is open, as the kernel's own script has it; its folders are not.
    ['include/orchard_types.h', 'F: include/orchard*.h of ORCHARD FILE SYSTEM'],
    ['include/orchard.h.in', 'F: include/orchard*.h of ORCHARD FILE SYSTEM'],
    ['include/linux/orchard.h', undefined],
    // Expressions count where no file pattern does, but for those that begin with a star.
    ['drivers/x_barrel.c', 'N: [^a-z]barrel of CELLAR'],
    ['arch/net/barrel.c', 'N: [^a-z]barrel of CELLAR'],
    ['arch/net/other.c', 'F: */net/* of NETS'],
    ['fs/orchard/sub/my_barrel.c', 'F: fs/orchard/ of ORCHARD FILE SYSTEM'],
    // A section for everything tells nothing.
    ['README', undefined],
    ['shown/in/the/help/x', undefined],
  ])('%s', (path, rule) => {
    expect(tell(text, path)).toEqual([rule]);
  });

  it('excludes files from expressions, too, wherever the line stands', () => {
    const two = 'A\nN: pear\nF: fs/a/\nX: fs/a/b/\nX: lib/*.c\n';
    expect(tell(two, 'fs/a/b/pear.c', 'lib/pear.c', 'lib/sub/pear.c', 'fs/a/c.c')).toEqual([
      undefined,
      undefined,
      'N: pear of A',
      'F: fs/a/ of A',
    ]);
  });

  it('takes the pattern with more plain characters of two that are as deep, then the first', () => {
    const two = 'A\nF: fs/*.c\nF: lib/x\n\nB\nF: fs/a*.c\nF: lib/x\n';
    expect(tell(two, 'fs/abc.c', 'lib/x')).toEqual(['F: fs/a*.c of B', 'F: lib/x of A']);
  });

  it('takes what is written for an expression word for word', () => {
    expect(tell('A\nF: lib/c\\+\\+/\nF: x/a.b', 'lib/c++/a', 'x/a.b', 'x/acb')).toEqual([
      'F: lib/c\\+\\+/ of A',
      'F: x/a.b of A',
      undefined,
    ]);
  });

  it('tells which lines are not taken, and why', () => {
    expect(report(`A\nF: ok/\nN: (a\nN: (?i)b\nF: ${'x'.repeat(2000)}\n`)).toEqual([
      { where: 'M', line: 3, message: 'N: (a is not taken: a bracket is not closed' },
      { where: 'M', line: 4, message: 'N: (?i)b is not taken: (?i) is not taken' },
      { where: 'M', line: 5, message: expect.stringContaining('more than 1000 characters') },
    ]);
  });
});

/** How deep the best pattern is by the way of the kernel's script: patterns become expressions, slashes are counted. */
function findDepth(lines: readonly string[], path: string): number | undefined {
  const slashes = (text: string): number => text.split('/').length - 1;
  const fits = (value: string): boolean => {
    const source = value.replace(/\./g, '\\.').replace(/\*/g, '[^/]*').replace(/\?/g, '[^/]');
    if (!new RegExp(`^${source}`).test(path)) return false;
    return value.endsWith('/') || slashes(path) === slashes(value);
  };
  const has = (sign: string): string[] => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(3));
  if (has('X').some(fits)) return undefined;
  const depths = has('F')
    .filter(fits)
    .map((value) => (value.startsWith('*') ? -1 : slashes(value) + (value.endsWith('/') ? 0 : 1)));
  return depths.length === 0 ? undefined : Math.max(...depths);
}

const name = fc.constantFrom('a', 'b', 'ab', 'a.c');
const glob = fc.oneof({ weight: 3, arbitrary: name }, fc.constantFrom('a*', '?', 'a?c', '*.c'));
const line = fc.tuple(
  fc.constantFrom('F: ', 'F: ', 'F: ', 'X: '),
  name,
  fc.array(glob, { maxLength: 2 }),
  fc.boolean(),
);

it('chooses among sections as the kernel does', () => {
  // A pattern without a slash at its end is for files here: which of them are folders the script sees in the work tree.
  const lines = fc.array(
    line.map(([sign, first, rest, isFolder]) => `${sign}${[first, ...rest].join('/')}${isFolder ? '/' : '.c'}`),
    { minLength: 1, maxLength: 4 },
  );
  const folder = fc.constantFrom('a', 'b', 'ab');
  const path = fc.array(folder, { maxLength: 3 }).map((parts) => [...parts, 'x.c'].join('/'));
  fc.assert(
    fc.property(
      fc.array(lines, { maxLength: 4 }),
      fc.array(
        fc.oneof(
          path,
          path.map((one) => one.replace(/x\.c$/, 'a.c.c')),
        ),
        { maxLength: 5 },
      ),
      (sections, paths) => {
        const text = sections.map((own, index) => `S${index}\n${own.join('\n')}\n`).join('\n');
        const rules = readMaintainers(
          [{ path: 'M', text }],
          (title) => ({ name: title, isChosen: false }),
          () => undefined,
        );
        for (const each of paths) {
          const depths = sections.map((own) => findDepth(own, each));
          const best = Math.max(...depths.map((depth) => depth ?? Number.NEGATIVE_INFINITY));
          const match = rules.match(each);
          expect([text, each, match?.depth]).toEqual([text, each, Number.isFinite(best) ? best : undefined]);
          if (match) expect(depths[Number(match.name.slice(1))]).toBe(best);
        }
      },
    ),
    { numRuns: 300 },
  );
});
