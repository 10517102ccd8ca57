import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinCommits, makeCommits } from '../store/git-log-text.ts';
import { useFolders } from '../support/git-repository.ts';
import { canMount, runMounted } from '../support/mounted.ts';
import {
  expectRefusal,
  makeWorkplace,
  readJson,
  readTree,
  sampleFile,
  shellName,
  type Workplace,
  waitForFile,
} from '../support/run-annalist.ts';

const newFolder = useFolders();
const isRoot = process.getuid?.() === 0;
const mountReason = canMount ? '' : ' (skipped: this system does not let a test mount file systems)';

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

describe('a data folder that', () => {
  it('is a file is told in one line', async () => {
    const place = makeWorkplace(newFolder());
    place.write('flat', '');
    const line = `The data folder ${path.join(place.folder, 'flat')} is no folder, or has a file where a folder should be; name another one with --data.`;
    expectRefusal(await place.annalist(['import', sampleFile, '--data', 'flat']), 1, line);
    expectRefusal(await place.annalist(['logs', '--data', 'flat']), 1, line);
  });

  it.skipIf(isRoot)('may not be written to is told in one line, and can be read (not as root, who may)', async () => {
    const place = makeSample();
    const before = readTree(place.data);
    for (const folder of ['logs/sample', 'logs']) chmodSync(path.join(place.data, folder), 0o500);
    const line = `The data folder ${place.data} cannot be written to; change its permissions or name another one with --data.`;
    expectRefusal(await place.annalist(['import', sampleFile, '--log', 'sample']), 1, line);
    expectRefusal(await place.annalist(['import', sampleFile, '--log', 'new']), 1, line);
    expect(await place.annalist(['who', 'lzo'])).toMatchObject({ code: 0, err: '' });
    for (const folder of ['logs', 'logs/sample']) chmodSync(path.join(place.data, folder), 0o700);
    expect(readTree(place.data)).toEqual(before);
  });

  it.skipIf(!canMount)(`is on a read-only file system can be read and not written${mountReason}`, async () => {
    const place = makeSample();
    const before = readTree(place.data);
    const [imported, asked, chatted] = await runMounted(place, [
      `mount --bind ${place.data} ${place.data}`,
      `mount -o remount,bind,ro ${place.data}`,
      `run ${shellName} import ${sampleFile} --log sample`,
      `run ${shellName} who lzo`,
      `printf '/who about:lzo\\n' | run ${shellName} chat`,
    ]);
    if (!imported || !asked) throw new Error('a step did not run');
    const line = `The data folder ${place.data} is on a read-only file system; name another one with --data.`;
    expectRefusal(imported, 1, line);
    expect(asked).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Richard Purdie') });
    expect(chatted).toEqual({ ...asked, out: `${asked.out}\n` });
    expect(readTree(place.data)).toEqual(before);
  });

  it.skipIf(!canMount)(
    `is on a full disk is told for each log that is refreshed, and gone on from${mountReason}`,
    async () => {
      const place = makeWorkplace(newFolder());
      const data = path.join(place.folder, 'disk');
      mkdirSync(data);
      const notes = (items: number): string => `# Changelog\n\n## 1.0.0 - 2026-01-01\n\n${'- item\n'.repeat(items)}`;
      place.write('more.md', notes(2));
      place.write('notes.md', notes(1));
      const logs = ['one', 'two'].map((name) => ({ name, from: 'notes.md' }));
      place.write('annalist.json', JSON.stringify({ logs }));
      const [first, full, asked, again] = await runMounted(place, [
        `mount -t tmpfs -o size=1m none ${data}`,
        `run ${shellName} refresh --data ${data}`,
        `cp more.md notes.md`,
        `head -c 2m /dev/zero > ${data}/fill 2> /dev/null || true`,
        `run ${shellName} refresh --data ${data}`,
        `run ${shellName} count --log one --data ${data} --json`,
        `rm ${data}/fill`,
        `run ${shellName} refresh --data ${data}`,
      ]);
      if (!asked) throw new Error('a step did not run');
      expect(first).toMatchObject({ code: 0, err: '' });
      expect(full).toMatchObject({ code: 1, out: '' });
      expect(full?.err).toMatch(
        /^one cannot be refreshed\. The disk is full: .* \(fails since .*\)\.\ntwo cannot be refreshed\. The disk is full: .* \(fails since .*\)\.\n$/,
      );
      expect(readJson(asked)).toMatchObject({ count: 1 });
      expect(again).toMatchObject({
        code: 0,
        err: '',
        out: expect.stringMatching(/^one: 1 new entry .*\ntwo: 1 new entry /),
      });
    },
  );

  it.skipIf(!canMount)(`is on a full disk keeps the log as it was${mountReason}`, async () => {
    const place = makeWorkplace(newFolder());
    const commits = makeCommits(12_000, 3);
    const [small, big] = [
      place.write('small.txt', joinCommits(commits.slice(0, 100))),
      place.write('big.txt', joinCommits(commits)),
    ];
    const data = path.join(place.folder, 'disk');
    mkdirSync(data);
    const [first, second, , asked, again] = await runMounted(place, [
      `mount -t tmpfs -o size=400k none ${data}`,
      `run ${shellName} import ${small} --log kernel --data ${data}`,
      `cp -r ${data} ${place.folder}/before`,
      `run ${shellName} import ${big} --log kernel --data ${data}`,
      `run cp -r ${data} ${place.folder}/after`,
      `run ${shellName} count --data ${data} --json`,
      `run ${shellName} import ${small} --log kernel --data ${data} --json`,
    ]);
    if (!second || !asked || !again) throw new Error('a step did not run');
    expect(first).toMatchObject({ code: 0, err: '' });
    expectRefusal(second, 1, `The disk is full: nothing was changed; free some room under ${data} and run it again.`);
    expect(readTree(path.join(place.folder, 'before'))).not.toEqual({});
    expect(readTree(path.join(place.folder, 'after'))).toEqual(readTree(path.join(place.folder, 'before')));
    expect(readJson(asked)).toMatchObject({ count: 100 });
    expect(readJson(again)).toMatchObject({ added: 0, entries: 100 });
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
