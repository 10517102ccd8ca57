import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useFolders } from '../support/git-repository.ts';
import {
  expectRefusal,
  makeWorkplace,
  readJson,
  readTree,
  sampleFile,
  type Workplace,
  waitForFile,
} from '../support/run-annalist.ts';

const newFolder = useFolders();

let stored = '';

beforeAll(async () => {
  const place = makeWorkplace(newFolder());
  expect(await place.annalist(['import', sampleFile, '--log', 'sample'])).toMatchObject({ code: 0, err: '' });
  stored = place.data;
});

/** A workplace of its own in which the sample log is stored. */
function makeSample(): Workplace {
  const place = makeWorkplace(newFolder());
  cpSync(stored, place.data, { recursive: true });
  return place;
}

const catalogueOf = (place: Workplace): string => path.join(place.data, 'logs/sample/catalogue.json');

function segmentOf(place: Workplace): string {
  const folder = path.join(place.data, 'logs/sample/segments');
  return path.join(folder, readdirSync(folder)[0] ?? '');
}

describe('a stored file that', () => {
  const rows: [what: string, spoil: (place: Workplace) => void, line: RegExp, commands: string[][]][] = [
    [
      'is a catalogue full of garbage',
      (place) => writeFileSync(catalogueOf(place), 'garbage'),
      /^\/.*\/logs\/sample\/catalogue\.json is damaged: it is no whole JSON text; delete \/.*\/logs\/sample and import again\.\n$/,
      [
        ['who', 'lzo'],
        ['show', 'last'],
        ['import', sampleFile, '--log', 'sample'],
      ],
    ],
    [
      'is an empty catalogue',
      (place) => truncateSync(catalogueOf(place)),
      /\/catalogue\.json is damaged: it is empty; delete /,
      [['count'], ['import', sampleFile, '--log', 'sample']],
    ],
    [
      'is a catalogue of a newer version',
      (place) => {
        const text = readFileSync(catalogueOf(place), 'utf8');
        expect(text).toContain('"schema": 2');
        writeFileSync(catalogueOf(place), text.replace('"schema": 2', '"schema": 99'));
      },
      /\/catalogue\.json was written by a newer Annalist \(schema 99; this one knows \d+\): update Annalist\.\n$/,
      [
        ['when', 'lzo'],
        ['import', sampleFile, '--log', 'sample'],
      ],
    ],
    [
      'is a segment with one byte changed',
      (place) => {
        const bytes = readFileSync(segmentOf(place));
        bytes[100] = (bytes[100] ?? 0) ^ 1;
        writeFileSync(segmentOf(place), bytes);
      },
      /\/segments\/000000-[0-9a-f]{12}\.parts is damaged: its checksum is wrong; delete /,
      [
        ['what', 'lzo'],
        ['import', sampleFile, '--log', 'sample'],
      ],
    ],
    [
      'is a segment that is missing',
      (place) => rmSync(segmentOf(place)),
      /\/segments\/000000-[0-9a-f]{12}\.parts is damaged: it is missing; delete /,
      [['who'], ['import', sampleFile, '--log', 'sample']],
    ],
  ];

  it.each(rows)('%s is told with the way back, and left as it is', async (_what, spoil, line, commands) => {
    const place = makeSample();
    spoil(place);
    const before = readTree(place.data);
    for (const command of commands) {
      expectRefusal(await place.annalist(command), 1, line);
      expect(readTree(place.data)).toEqual(before);
    }
  });

  it('is damaged does not keep other logs from answering, and is listed as what it is', async () => {
    const place = makeSample();
    writeFileSync(catalogueOf(place), 'garbage');
    await place.annalist(['import', sampleFile, '--log', 'other']);
    const answer = await place.annalist(['who', 'lzo', '--log', 'other']);
    expect(answer).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Richard Purdie') });
    expect(readJson(await place.annalist(['logs', '--json']))).toMatchObject({
      logs: [
        { name: 'other', entries: 23 },
        { name: 'sample', entries: 0, problem: expect.stringContaining('is damaged') },
      ],
    });
  });
});

describe('a second writer', () => {
  it('is told who writes; reading works meanwhile, and sees the log as it was before', async () => {
    const place = makeSample();
    const grown = readFileSync(sampleFile, 'utf8').replaceAll(', 2007\n', ', 2008\n');
    const first = place.start(['import', '-', '--log', 'sample', '--json']);
    first.child.stdin.write(grown.slice(0, 1000));
    await waitForFile(path.join(place.data, 'logs/sample/lock'));

    const second = await place.annalist(['import', sampleFile, '--log', 'sample']);
    expectRefusal(
      second,
      1,
      new RegExp(
        `^The log "sample" is being written by "an import" \\(process ${first.child.pid} on \\S+, since \\d{4}-\\S+Z\\); it can still be read; try again later\\.\\n$`,
      ),
    );
    expect(await place.annalist(['import', sampleFile, '--log', 'other'])).toMatchObject({ code: 0, err: '' });
    expect(readJson(await place.annalist(['count', '--log', 'sample', '--json']))).toMatchObject({ count: 40 });

    first.child.stdin.end(grown.slice(1000));
    expect(readJson(await first.ended)).toMatchObject({ log: 'sample', added: 23, entries: 46, declared: 80 });
    expect(readJson(await place.annalist(['count', '--log', 'sample', '--json']))).toMatchObject({ count: 80 });
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('goes on at once after the first was ended by %s', async (signal) => {
    const place = makeSample();
    const first = place.start(['import', '-', '--log', 'sample']);
    first.child.stdin.write(readFileSync(sampleFile, 'utf8').slice(0, 1000));
    await waitForFile(path.join(place.data, 'logs/sample/lock'));
    first.child.kill(signal);
    expect(await first.ended).toMatchObject({ out: '', err: '' });
    const second = await place.annalist(['import', sampleFile, '--log', 'sample', '--json']);
    expect(readJson(second)).toMatchObject({ added: 0, entries: 23 });
    expect(Object.keys(readTree(place.data)).filter((name) => /lock|tmp/.test(name))).toEqual([]);
  });
});
