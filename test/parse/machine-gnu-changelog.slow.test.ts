import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedLog } from '../../src/model/parsed-log.ts';
import { detectFormat, headLines } from '../../src/parse/detect.ts';
import { gnuChangelog } from '../../src/parse/gnu-changelog.ts';
import { makeLineCutter } from '../../src/parse/lines.ts';
import { takesLinearTime } from '../support/linear-time.ts';
import { parseText } from '../support/parse-text.ts';

const root = '/usr/share/doc';

/** What looks like a heading to somebody who reads it, told without the parser. */
const plainHeading =
  /^(?:\d{3,5}[-/ ]\d{1,2}-\d{1,4}(?:\s|$)|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w{0,6},? +\w+.*\b(?:19|20)\d\d\b|(?:19|20)\d\d +\d{1,2} +[A-Z][a-z]{2} |[A-Z][a-z]{2} \d{1,2} \d{4} <)/;

/** All files of change logs, one of each content. */
function listFiles(): { name: string; bytes: Buffer }[] {
  if (!existsSync(root)) return [];
  const seen = new Set<string>();
  const files: { name: string; bytes: Buffer }[] = [];
  const look = (folder: string, depth: number): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < 2) look(path, depth + 1);
      else if (entry.isFile() && /^change|^ChangeLog/i.test(entry.name) && !/Debian/.test(entry.name)) {
        const raw = readFileSync(path);
        const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
        const key = `${bytes.length} ${bytes.subarray(0, 2000).toString('latin1')}`;
        if (!seen.has(key)) files.push({ name: path.slice(root.length + 1), bytes });
        seen.add(key);
      }
    }
  };
  look(root, 0);
  return files;
}

const headOf = (bytes: Buffer): string[] =>
  bytes
    .subarray(0, 256 * 1024)
    .toString('utf8')
    .split('\n')
    .slice(0, headLines);
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of the lines below the first heading that no entry, author or note has. */
function findLostWords(lines: readonly string[], log: ParsedLog): string[] {
  const have = new Map<string, number>();
  const add = (text: string): void => {
    for (const word of wordsOf(text)) have.set(word, (have.get(word) ?? 0) + 1);
  };
  for (const { author, subject, body, trailers, notes } of log.entries) {
    add(`${author.name} ${author.email ?? ''} ${subject ?? ''}\n${body}\n${notes.join(' ')}`);
    for (const { role, name, email } of trailers) add(`${role} ${name} ${email ?? ''}`);
  }
  const told = new Set(log.problems.map((problem) => problem.line));
  const lost: string[] = [];
  let above = true;
  let stray = false;
  for (const [index, line] of lines.entries()) {
    if (plainHeading.test(line)) above = false;
    if (line.trim() === '') stray = false;
    if (told.has(index + 1)) stray = true;
    // From the rights on nothing is a change; lines at the edge are headings, rules and settings.
    if (/^\s*(?:Copyright (?:\(C\)|\d)|Local Variables:)/.test(line)) above = true;
    if (above || stray || !/^(?:\s|\*)/.test(line)) continue;
    for (const word of wordsOf(line.replace(/^\s+and (?=.*>$)/, ''))) {
      const left = (have.get(word) ?? 0) - 1;
      if (left < 0 && word.toLowerCase() === word) lost.push(`${index + 1}: ${word}`);
      have.set(word, left);
    }
  }
  return lost;
}

/** Headings with text below of which no entry came, and entries with another day than their heading. */
function findLostHeadings(lines: readonly string[], log: ParsedLog): string[] {
  const starts = log.entries.map((entry) => entry.line ?? 0);
  const wrong: string[] = [];
  const headings = lines.flatMap((line, index) => (plainHeading.test(line) ? [index] : []));
  let at = 0;
  for (const [order, heading] of headings.entries()) {
    const end = headings[order + 1] ?? lines.length;
    while (at < starts.length && (starts[at] ?? 0) <= heading + 1) at += 1;
    const below = lines.slice(heading + 1, end).filter((line) => /^\s+\*/.test(line));
    if (below.length > 0 && !((starts[at] ?? 0) <= end && starts[at] !== undefined))
      wrong.push(`${heading + 1}: ${lines[heading]}`);
    const day = /^(\d{4}-\d\d-\d\d)\s/.exec(lines[heading] ?? '')?.[1];
    if (below.length > 0 && day !== undefined && log.entries[at]?.date !== day)
      wrong.push(`${heading + 1}: ${day} is not ${log.entries[at]?.date}`);
  }
  return wrong;
}

/** Files that have such headings and are another kind of log, each with the reason. */
const others = new Map([
  ['dpkg-dev/changelog.gz', 'a Debian changelog whose oldest part is a ChangeLog'],
  ['iso-codes/CHANGELOG-PRE-4.0.md.gz', 'Markdown: versions are its headings, with the day below'],
  ['libbabeltrace1/changelog.gz', 'news: versions stand in the headings where people should'],
  ['libpam-modules-bin/changelog.gz', 'news of versions whose oldest part is a ChangeLog'],
  ['psmisc/changelog.gz', 'news of versions whose oldest part is a ChangeLog'],
]);

const files = listFiles();
const taken = files.filter(({ bytes }) => {
  try {
    return detectFormat(headOf(bytes), 'it').name === gnuChangelog.name;
  } catch {
    return false;
  }
});

describe.skipIf(files.length === 0)('the GNU ChangeLogs of this machine', () => {
  it('are told from other files: each has headings and entries, and the others have few', () => {
    for (const { name, bytes } of files) {
      const lines = bytes.toString('utf8').split('\n');
      const headings = lines.filter((line) => plainHeading.test(line)).length;
      const isTaken = taken.some((file) => file.name === name);
      if (isTaken) expect(headings, name).toBeGreaterThan(1);
      // A log of another form may quote a few, as `dpkg` does at its end.
      else if (headings > 20) expect(others.get(name), name).toBeDefined();
    }
  });

  it.each(taken.map((file) => ({ ...file })))('are read whole: $name', ({ bytes }) => {
    const log = parseText(gnuChangelog, bytes);
    const lines: string[] = [];
    const cutter = makeLineCutter((line) => lines.push(line));
    cutter.push(bytes);
    cutter.end();
    expect(findLostHeadings(lines, log)).toEqual([]);
    expect(findLostWords(lines, log)).toEqual([]);
    expect(new Set(log.entries.map((entry) => entry.id)).size).toBe(log.entries.length);
  });

  it('stand any damage: lines gone, doubled, moved and cut, bytes of any kind', () => {
    const small = taken.filter(({ bytes }) => bytes.length < 200_000);
    const damage = fc.array(
      fc.tuple(fc.constantFrom('cut', 'double', 'swap', 'byte', 'indent', 'end'), fc.nat(), fc.nat()),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(fc.constantFrom(...small), damage, ({ bytes }, steps) => {
        const lines = bytes.toString('latin1').split('\n');
        for (const [kind, one, other] of steps) {
          const at = one % lines.length;
          const to = other % lines.length;
          const line = lines[at] ?? '';
          if (kind === 'cut') lines.splice(at, 1 + (other % 5));
          else if (kind === 'double') lines.splice(at, 0, line);
          else if (kind === 'swap') [lines[at], lines[to]] = [lines[to] ?? '', line];
          else if (kind === 'byte')
            lines[at] = line.slice(0, other % 40) + String.fromCharCode(other % 256) + line.slice(other % 40);
          else if (kind === 'indent') lines[at] = line.trimStart();
          else lines[at] = line.slice(0, other % 60);
          if (lines.length === 0) lines.push('');
        }
        const log = parseText(gnuChangelog, Buffer.from(lines.join('\n'), 'latin1'));
        expect(new Set(log.entries.map((entry) => entry.id)).size).toBe(log.entries.length);
      }),
      { numRuns: 200 },
    );
  });

  it('take a time that grows with their length alone', () => {
    const [first] = taken.filter(({ bytes }) => bytes.length > 200_000);
    if (first === undefined) return;
    const { bytes } = first;
    const make = (share: number): Buffer => Buffer.concat(Array<Buffer>(share * 16).fill(bytes));
    expect(takesLinearTime(make, (long) => parseText(gnuChangelog, long))).toBe(true);
  });
});
