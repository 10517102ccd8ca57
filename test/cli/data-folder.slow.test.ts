import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
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
} from '../support/run-annalist.ts';

const newFolder = useFolders();
const isRoot = process.getuid?.() === 0;
const mountReason = canMount ? '' : ' (skipped: this system does not let a test mount file systems)';

/** A workplace in which the sample log is stored. */
async function makeSample(): Promise<Workplace> {
  const place = makeWorkplace(newFolder());
  expect(await place.annalist(['import', sampleFile, '--log', 'sample'])).toMatchObject({ code: 0, err: '' });
  return place;
}

describe('a data folder that', () => {
  it('is a file is told in one line', async () => {
    const place = makeWorkplace(newFolder());
    place.write('flat', '');
    const line = `The data folder ${path.join(place.folder, 'flat')} is no folder, or has a file where a folder should be; name another one with --data.`;
    expectRefusal(await place.annalist(['import', sampleFile, '--data', 'flat']), 1, line);
    expectRefusal(await place.annalist(['logs', '--data', 'flat']), 1, line);
  });

  it.skipIf(isRoot)('may not be written to is told in one line, and can be read (not as root, who may)', async () => {
    const place = await makeSample();
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
    const place = await makeSample();
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
