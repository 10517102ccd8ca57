import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useFolders } from '../support/git-repository.ts';
import { expectRefusal, makeWorkplace, readJson, sampleFile, type Workplace } from '../support/run-annalist.ts';

const makeFolder = useFolders();
let place: Workplace;

beforeAll(async () => {
  place = makeWorkplace(makeFolder());
  await place.annalist(['import', sampleFile, '--log', 'sample']);
});

describe('export', () => {
  it('writes a log that imports as the same one', async () => {
    const { code, out, err } = await place.annalist(['export', '--log', 'sample']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const file = place.write('sample.jsonl', out);
    const elsewhere = ['--data', path.join(place.folder, 'elsewhere')];
    expect(readJson(await place.annalist(['import', file, ...elsewhere, '--log', 'sample', '--json']))).toMatchObject({
      format: 'json-lines',
      added: 23,
      declared: 40,
      problems: 0,
    });
    for (const question of [
      ['who', 'lzo'],
      ['count', '--since', '2007-10'],
      ['rank', '--of', 'days'],
      ['show', 'last'],
    ]) {
      const asked = [...question, '--json'];
      expect(readJson(await place.annalist([...asked, ...elsewhere]))).toEqual(readJson(await place.annalist(asked)));
    }
  });

  it('writes what answers a question, as CSV or Markdown too', async () => {
    const csv = await place.annalist(['export', '--about', 'lzo', '--format', 'csv']);
    expect(csv.out.split('\r\n')[0]).toMatch(/^id,date,/);
    expect(csv.out.match(/^2007-07-11#\d,/gm)).toEqual(['2007-07-11#1,', '2007-07-11#2,']);
    const markdown = await place.annalist(['export', '--since', '2007-12', '--until', '2008', '--format', 'markdown']);
    expect(markdown.err).toMatch(/fits/);
    const { out } = await place.annalist(['export', '--format', 'markdown']);
    expect(out.match(/^- /gm)).toHaveLength(23);
  });

  it('refuses in one line what it has nothing of', async () => {
    expectRefusal(await place.annalist(['export', '--about', 'quux']), 1, /^Nothing in the log "sample" fits/);
    expectRefusal(await place.annalist(['export', '--log', 'none']), 1, /none/);
    expectRefusal(await place.annalist(['export', '--format', 'pdf']), 2, /format/);
    expectRefusal(await place.annalist(['export', '--release', '1.0']), 1, /names no releases/);
  });

  it('ends quietly where nobody reads on', async () => {
    const { code, err } = await place.run('sh', [
      '-c',
      `${process.execPath} ${path.resolve('dist/src/main.js')} export | head -1`,
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
