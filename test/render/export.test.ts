import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/model/entry.ts';
import type { LogExport } from '../../src/model/log-export.ts';
import { renderCsv, writeCell } from '../../src/render/export-csv.ts';
import { renderJsonLines } from '../../src/render/export-json-lines.ts';
import { renderMarkdown } from '../../src/render/export-markdown.ts';

function makeEntry(id: string, entry: Partial<Entry>): Entry {
  const made = { id, date: '', author: { name: '' }, body: '', trailers: [], notes: [], headline: '', subsystems: [] };
  return { ...made, headline: entry.subject ?? '', ...entry };
}

function makeExport(scope: LogExport['scope'], entries: readonly Entry[], more: Partial<LogExport> = {}): LogExport {
  return {
    ...{ log: 'made', scope, days: [], releases: [], count: entries.length },
    async *entries() {
      yield* entries;
    },
    ...more,
  };
}

async function join(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const entries = [
  makeEntry('1.1.0#1', {
    release: '1.1.0',
    date: '2024-05-01',
    section: 'Fixed',
    subject: 'a leak',
    author: { name: 'Ada' },
  }),
  makeEntry('1.0.0#1', { release: '1.0.0', subject: 'reads *.c', body: 'first\nsecond\n\n# no heading' }),
  // Came to its release later than the one above.
  makeEntry('1.1.0#2', {
    release: '1.1.0',
    date: '2024-05-01',
    section: 'Fixed',
    subject: 'another',
    headline: 'another',
  }),
];
const releases = [
  { name: 'Unreleased' },
  { name: '1.1.0', date: '2024-05-01', yanked: true as const },
  { name: '1.0.0' },
];

describe('an export as Markdown', () => {
  it('has the headings of the log, and under each its sections and items', async () => {
    expect(await join(renderMarkdown(makeExport('whole', entries, { releases })))).toMatchInlineSnapshot(`
      "# Changelog of made

      ## [Unreleased]

      ## [1.1.0] - 2024-05-01 [YANKED]

      ### Fixed

      - a leak (Ada)
      - another

      ## [1.0.0]

      - reads \\*.c

        first\\
        second

        \\# no heading
      "
    `);
  });

  it('of an answer has the headings of its entries alone', async () => {
    const text = await join(renderMarkdown(makeExport('answer', entries.slice(1, 2), { releases })));
    expect(text.match(/^## .*/gm)).toEqual(['## [1.0.0]']);
  });

  it('of a log without releases has its days, also those without text', async () => {
    const days = [
      { date: '2024-05-02', declared: 2, listed: 0 },
      { date: '2024-05-01', declared: 1, listed: 1 },
    ];
    const entry = makeEntry('2024-05-01#1', { date: '2024-05-01', body: 'text alone', headline: 'text alone' });
    expect(await join(renderMarkdown(makeExport('whole', [entry], { days })))).toBe(
      '# Changelog of made\n\n## 2024-05-02\n\n_2 without text._\n\n## 2024-05-01\n\n- text alone\n',
    );
  });
});

describe('an export as CSV', () => {
  it('is a row of names, then a row an entry', async () => {
    const text = await join(renderCsv(makeExport('whole', entries.slice(0, 2))));
    expect(text.split('\r\n')).toEqual([
      'id,date,committedDate,release,section,author,email,subsystems,headline,body,trailers,paths,line',
      '1.1.0#1,2024-05-01,,1.1.0,Fixed,Ada,,,a leak,,,,',
      '1.0.0#1,,,1.0.0,,,,,reads *.c,"first\nsecond\n\n# no heading",,,',
      '',
    ]);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['＝1', "'＝1"],
    ['"=1"', '"""=1"""'],
    ['a, b', '"a, b"'],
    ['a = b', 'a = b'],
    [undefined, ''],
    [-1, '-1'],
  ])('writes %j as %j', (value, cell) => {
    expect(writeCell(value)).toBe(cell);
  });

  it('keeps any text in one cell that begins no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', ' ', '\t', 'a') }), (text) => {
        const cell = writeCell(text);
        const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/);
        expect(inner.trimStart()).not.toMatch(/^[=+\-@]/);
        expect(inner.replace(/^'/, '')).toBe(text.replace(/^'/, ''));
      }),
    );
  });
});

describe('an export as JSON lines', () => {
  it('of a whole log has all its headings, of an answer those of its entries', async () => {
    const whole = await join(renderJsonLines(makeExport('whole', entries, { releases })));
    expect(whole.split('\n').map((line) => line.slice(0, 40))).toHaveLength(7);
    const part = await join(renderJsonLines(makeExport('answer', entries.slice(1, 2), { releases })));
    expect(
      part
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { kind: 'release', name: '1.0.0' },
      { kind: 'entry', id: '1.0.0#1', body: 'first\nsecond\n\n# no heading' },
    ]);
  });
});

it('a cell of a table has no control character that a terminal would obey', () => {
  expect(writeCell('a\u001b[2Jb\u0007\u009bc')).toBe('a\ufffd[2Jb\ufffd\ufffdc');
});
