import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { debian } from '../../src/parse/debian.ts';
import type { Format } from '../../src/parse/format.ts';
import { news } from '../../src/parse/news.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';
import { parseText } from '../support/parse-text.ts';

/** Pieces that mean something to one of the formats, so that chance puts them in wrong places. */
const pieces = [
  'lamp (1.0-1) unstable; urgency=low',
  'lamp (1.0-1):',
  'Changes for lamp-1.0:',
  ' -- Ada Lamp <ada@lamp.example>  Mon, 01 Jan 2024 00:00:00 +0000',
  ' --',
  ' -- x',
  '  * item: text',
  '    - nested: text (CVE-2024-1234)',
  '      + deeper',
  '  [ Ada Lamp ]',
  '[ x [',
  'Old Changelog:',
  'Local Variables:',
  'End:',
  '# a remark',
  'Version 1.2.3 (2024-05-01)',
  '* Noteworthy changes in release 1.2 (2024-13-41) [stable]',
  '** Bug fixes',
  '1.2',
  '-----',
  '=====',
  'Ada Lamp (3):',
  'Copyright (C) 2024 Ada',
  'Released 2024-05-01',
  'A title:',
  'text that goes on and on until it ends. And then it ends.',
  '\tindented',
  '',
  '',
];
const line = fc.oneof(
  fc.constantFrom(...pieces),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
);
const logText = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'));

/** What holds of any parse: events make sense, ids are unique, and the places stand in the text. */
function checkParse(format: Format, text: string | Buffer): void {
  const { entries, releases, problems } = parseText(format, text);
  const lines = text.toString().split('\n').length;
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  const names = new Set(releases.map(({ name }) => name));
  for (const entry of entries) {
    expect(`${entry.subject}${entry.body}`.trim()).not.toBe('');
    if (entry.release !== undefined) expect(names.has(entry.release)).toBe(true);
  }
  for (const place of [...entries, ...releases, ...problems]) {
    expect(place.line).toBeGreaterThanOrEqual(1);
    expect(place.line).toBeLessThanOrEqual(lines);
  }
}

/** Real files of the machine, at most as many as are quick to go through; none elsewhere. */
function findFiles(form: RegExp, count: number): Buffer[] {
  const root = '/usr/share/doc';
  const paths = (existsSync(root) ? readdirSync(root).sort() : []).flatMap((folder) =>
    ['changelog.Debian.gz', 'NEWS.gz'].filter((name) => form.test(name)).map((name) => join(root, folder, name)),
  );
  const files = paths.filter((path) => existsSync(path)).map((path) => gunzipSync(readFileSync(path)));
  const step = Math.max(1, Math.floor(files.length / count));
  return files.filter((file, index) => index % step === 0 && file.length < 200_000).slice(0, count);
}

/** Takes away, doubles and swaps bytes and stretches, the same way each time. */
function mutate(file: Buffer, seed: number): Buffer {
  const bytes = Buffer.from(file);
  let state = seed * 2654435761 + 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state % Math.max(1, below);
  };
  for (let change = 0; change < 50; change += 1) bytes[next(bytes.length)] = next(256);
  for (let change = 0; change < 50; change += 1) bytes[next(bytes.length)] = [10, 32, 9, 42, 45, 40][next(6)] ?? 10;
  const cut = next(bytes.length);
  const length = next(2000);
  return Buffer.concat([bytes.subarray(0, cut), bytes.subarray(cut + length), bytes.subarray(next(cut), cut)]);
}

/** Whether a text that recurs is read in a time that grows with how often it does. */
function isReadInTime(format: Format, head: string, text: string): boolean {
  const count = Math.ceil(320_000 / text.length);
  return takesLinearTime(
    (share) => head + repeatBy(share)(text, count),
    (long) => parseText(format, long),
  );
}

describe.each([debian, news])('$title', (format) => {
  test('of any text is read without a crash', () => {
    fc.assert(
      fc.property(logText, (text) => checkParse(format, text)),
      { numRuns: 1000 },
    );
  });

  test('is recognised or refused without a crash, with a line that is there', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 60 }), (lines) => {
        const detection = format.detect(lines);
        if (!detection.fits) expect(lines[detection.line - 1]).toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });

  test('of real files with faults is read without a crash', () => {
    for (const file of findFiles(format === debian ? /^changelog/ : /^NEWS/, 12)) {
      for (let seed = 1; seed <= 8; seed += 1) checkParse(format, mutate(file, seed));
    }
  });

  test('takes time in proportion to its length, whatever is repeated', () => {
    const head = format === debian ? 'lamp (1.0-1) unstable; urgency=low\n' : 'Version 1.0 (2024-05-01)\n\n';
    for (const piece of pieces) {
      for (const text of [`${piece}\n`, `  * a:\n${piece}\n\n`, `${piece} `]) {
        expect([text, isReadInTime(format, head, text)]).toEqual([text, true]);
      }
    }
  });
});
