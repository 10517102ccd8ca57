import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { detectFormat, headLines } from '../../src/parse/detect.ts';
import { markdown } from '../../src/parse/markdown.ts';
import { takesLinearTime } from '../support/linear-time.ts';
import { findFiles, type MachineFile } from '../support/machine-files.ts';
import { accountFor } from '../support/markdown-plain.ts';
import { parseText } from '../support/parse-text.ts';

const root = path.join(import.meta.dirname, '../..');
const name =
  /^(?:changelog|history|changes|releases?|release[-_]notes|news)(?:[-_][\w.-]*)?\.(?:md|markdown)(?:\.gz)?$/i;
const folders = [
  path.join(root, 'node_modules'),
  path.join(root, 'test/bench/node_modules'),
  path.resolve(process.execPath, '../../lib/node_modules'),
  '/usr/share/doc',
];
const files = folders.flatMap((folder) => findFiles(folder, name));

/** Files with such a name that are no changelog in Markdown, by the end of their path, each with the reason. */
const others: Readonly<Record<string, string>> = {
  'nodejs/contributing/releases.md': 'tells how a release is made',
  'nodejs/contributing/releases-node-api.md': 'tells how a release is made',
};

/** Lines that no entry, heading or problem accounts for, by the end of a file's path, each with the reason. */
const unaccounted: Readonly<Record<string, readonly number[]>> = {};

const headOf = (bytes: Buffer): string[] => bytes.toString('utf8').split(/\r?\n/).slice(0, headLines);
const reasonOf = (file: MachineFile): string | undefined =>
  Object.entries(others).find(([end]) => file.path.endsWith(end))?.[1];

const taken = files.filter((file) => markdown.detect(headOf(file.bytes)).fits);

const missing = 'there is no changelog in Markdown under node_modules or /usr/share/doc';

describe.skipIf(files.length === 0)(`the changelogs in Markdown of this machine (${files.length || missing})`, () => {
  it('are taken, but for those that are listed with a reason', () => {
    const called = files.filter((file) => reasonOf(file) === undefined);
    const refused = called.filter((file) => !taken.includes(file)).map((file) => file.path);
    // Up to three in a hundred may be of a kind that is not known yet; the first of too many is named.
    expect(refused.slice(Math.floor(called.length * 0.03))).toEqual([]);
  });

  it.each(files)('are read as Markdown or refused in one line: $path', ({ path: file, bytes }) => {
    try {
      const format = detectFormat(headOf(bytes), file);
      expect(format.name).toBe('markdown');
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect(String(error)).not.toContain('\n');
    }
  });

  it.each(taken)(
    'have every heading, item and paragraph in the parse or among the problems: $path',
    ({ path: file, bytes }) => {
      const log = parseText(markdown, bytes);
      const { headings, bullets, lost } = accountFor(bytes.toString('utf8'), log);
      const known = Object.entries(unaccounted).find(([end]) => file.endsWith(end))?.[1] ?? [];
      expect(lost.filter((line) => !known.includes(line.number))).toEqual([]);
      expect(log.releases.length).toBeGreaterThan(0);
      expect(headings + bullets).toBeGreaterThanOrEqual(log.releases.length);
      expect(new Set(log.entries.map((entry) => entry.id)).size).toBe(log.entries.length);
    },
  );

  it('are read without a crash or a hang when they are cut, shuffled and written over', () => {
    const small = taken.filter((file) => file.bytes.length < 100_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...small),
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.nat(),
            fc.constantFrom('', '```', '<!--', '## 9.9.9', '  - x:', '---', '|', '#', '\u0000['),
          ),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        ({ bytes }, changes) => {
          const lines = bytes.toString('utf8').split('\n');
          for (const [from, to, text] of changes) {
            const line = lines[from % lines.length] ?? '';
            if (text === '') lines.splice(from % lines.length, 1 + (to % 5));
            else lines[to % lines.length] = text + line.slice(to % (line.length + 1));
          }
          const log = parseText(markdown, lines.join('\n'));
          const numbers = [...log.entries, ...log.releases, ...log.problems].map((each) => each.line ?? 0);
          expect(numbers.every((number) => number >= 1 && number <= lines.length)).toBe(true);
          expect(new Set(log.entries.map((entry) => entry.id)).size).toBe(log.entries.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('take time that grows with their length', () => {
    const all = taken.map((file) => file.bytes.toString('utf8')).join('\n\n');
    const text = all.slice(0, 500_000);
    const make = (share: number): string => `${text}\n\n`.repeat(share * 16);
    expect(takesLinearTime(make, (long) => parseText(markdown, long))).toBe(true);
  });
});
