import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCodeowners } from '../../src/enrich/codeowners.ts';
import type { RuleProblem } from '../../src/enrich/path-rules.ts';

const read = (text: string, path = 'CODEOWNERS', report: (problem: RuleProblem) => void = () => undefined) =>
  readCodeowners({ path, text }, (name) => ({ name, isChosen: false }), report);

const tell = (text: string, ...paths: string[]): (string | undefined)[] => {
  const rules = read(text);
  return paths.map((path) => rules.match(path)?.name);
};

describe('CODEOWNERS', () => {
  const text = `# who reviews what
*                 @acme/everybody
*.md              @acme/writers   # also at the top
/docs/            @acme/team-docs
docs/*            @acme/direct
apps/             @acme/apps @someone
/apps/github
/src/storage/     @alice bob@example.org
src/net           @alice
/src/**/fuzz/     @acme/fuzzers
/lib/zip.c        @alice
/with\\ space/     @acme/space
`;

  it.each([
    ['main.c', undefined],
    ['README.md', '@acme/writers'],
    ['deep/in/x.md', '@acme/writers'],
    // The last line that matches counts, not the deepest.
    ['docs/guide/a.txt', '@acme/team-docs'],
    ['docs/a.txt', '@acme/direct'],
    ['other/docs/a.txt', undefined],
    // A folder without a slash before its end is anywhere.
    ['apps/x/y.c', '@acme/apps'],
    ['deep/apps/y.c', '@acme/apps'],
    // A line without owners says that nobody owns the files.
    ['apps/github/z.c', undefined],
    // People tell nothing, but the folder does.
    ['src/storage/a/b.c', 'storage'],
    ['src/net/tcp.c', 'net'],
    ['other/src/net/tcp.c', undefined],
    ['src/a/b/fuzz/x.c', '@acme/fuzzers'],
    ['src/fuzz/x.c', '@acme/fuzzers'],
    ['lib/zip.c', 'zip.c'],
    ['with space/x', '@acme/space'],
  ])('%s is of %s', (path, name) => {
    expect(tell(text, path)).toEqual([name]);
  });

  it('says by which line', () => {
    expect(read(text).match('docs/guide/a.txt')?.rule).toBe('/docs/ of @acme/team-docs in CODEOWNERS');
  });

  it('is of nobody where a later line for all files comes last', () => {
    expect(tell('/docs/ @acme/docs\n* @acme/all\n', 'docs/a')).toEqual([undefined]);
  });

  it('with sections is read as GitLab reads it', () => {
    const gitlab = `* @acme/all
[Storage]
store/ @acme/disks
!store/vendor/
^[Texts][2] @writer
*.md
/store/deep/docs/ @acme/docs
[storage]
cache/ @x
`;
    const paths = [
      'store/a.c',
      'any/store/a.c',
      'store/vendor/x.c',
      'README.md',
      'store/deep/docs/a.md',
      'lib/cache/a.c',
      'x.c',
    ];
    expect(tell(gitlab, ...paths)).toEqual(['Storage', 'Storage', undefined, 'Texts', 'Texts', 'storage', undefined]);
  });

  it('in the folder of GitLab has patterns that are found in every folder', () => {
    const text = 'docs/api.md @acme/api\n/top/x.md @acme/top\n';
    expect(read(text, '.gitlab/CODEOWNERS').match('a/docs/api.md')?.name).toBe('@acme/api');
    expect(read(text, '.gitlab/CODEOWNERS').match('a/top/x.md')).toBeUndefined();
    expect(read(text).match('a/docs/api.md')).toBeUndefined();
  });

  it('tells which lines are not taken', () => {
    const problems: RuleProblem[] = [];
    read(`!x @a/b\n${'y'.repeat(1001)} @a/b\n`, 'CODEOWNERS', (problem) => problems.push(problem));
    expect(problems.map(({ line, message }) => [line, message.slice(-30)])).toEqual([
      [1, 'with "!", which has no meaning here'.slice(-30)],
      [2, 'has more than 1000 characters'.padStart(30)],
    ]);
  });
});

/** Whether a line of GitHub's matches, by the expression that its pattern stands for. */
function fits(pattern: string, path: string): boolean {
  const inner = pattern.replace(/\/$/, '');
  const top = inner.includes('/') ? '' : '(?:.*/)?';
  const source = inner
    .replace(/^\//, '')
    .split('/')
    .map((part) => (part === '**' ? '**' : part.replace(/\./g, '\\.').replace(/\*/g, '[^/]*').replace(/\?/g, '[^/]')))
    .join('/')
    .replace(/\*\*\//g, '(?:.*/)?')
    .replace(/\/\*\*$/, '/.+');
  const end = pattern.endsWith('/') ? '/.+' : /(?:^|\/)\*$/.test(pattern) || pattern.endsWith('**') ? '' : '(?:/.*)?';
  return new RegExp(`^${top}${source}${end}$`).test(path);
}

it('the last line that matches counts, whatever the lines are', () => {
  const part = fc.constantFrom('a', 'b', 'a.c', '*.c', 'a*', '?');
  const pattern = fc
    .tuple(
      fc.constantFrom('', '/'),
      fc.array(fc.oneof({ weight: 5, arbitrary: part }, fc.constant('**')), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '/', '/*', '/**'),
    )
    .map(([start, parts, end]) => `${start}${parts.join('/')}${end}`)
    .filter((one) => !/\*\*\/\*\*|^\/?\*\*\/?$|^\/?\*\*\/\*$|\*\*\/$/.test(one) && !one.endsWith('/**/*'));
  const path = fc
    .array(fc.constantFrom('a', 'b', 'a.c', 'ab'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'));
  fc.assert(
    fc.property(
      fc.array(pattern, { minLength: 1, maxLength: 6 }),
      fc.array(path, { maxLength: 5 }),
      (patterns, paths) => {
        const text = patterns.map((one, index) => `${one} @acme/t${index}`).join('\n');
        const rules = read(text);
        for (const each of paths) {
          const last = patterns.findLastIndex((one) => fits(one, each));
          const isAll = /^[/*]*$/.test(patterns[last] ?? '');
          expect([text, each, rules.match(each)?.name]).toEqual([
            text,
            each,
            last < 0 || isAll ? undefined : `@acme/t${last}`,
          ]);
        }
      },
    ),
    { numRuns: 400 },
  );
});
