import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { logArguments } from '../../../src/source/git.ts';
import { openIndexApart } from '../index-figures.ts';
import { drain, runAnnalist, summarize } from '../measure.ts';
import type { Ingest } from './figures.ts';

/** Where a log of the benchmark is. */
export interface LogPlace {
  data: string;
  log: string;
  scratch: string;
}

const reportSchema = z.object({ entries: z.number() });

/** Imports a repository and makes its index several times, each beside a drain of the same log; the last one stays. */
export async function benchIngest(repository: string, { data, log, scratch }: LogPlace, runs: number): Promise<Ingest> {
  const rows = [];
  for (let run = 0; run < runs; run += 1) {
    process.stderr.write(`import: run ${run + 1} of ${runs}\n`);
    await rm(data, { recursive: true, force: true });
    const drained = await drain('git', ['-C', repository, ...logArguments(['HEAD'])]);
    const imported = await runAnnalist(['import', repository, '--log', log, '--data', data, '--json'], scratch);
    const indexed = await openIndexApart(data, log);
    const { entries } = reportSchema.parse(JSON.parse(imported.output));
    rows.push({ drained, imported, indexed, entries, both: imported.seconds + indexed.seconds });
  }
  const last = rows.at(-1);
  const folder = path.join(data, 'logs', log);
  return {
    commits: last?.entries ?? 0,
    textMegabytes: Math.round((last?.drained.bytes ?? 0) / 1e5) / 10,
    drainSeconds: summarize(rows.map(({ drained }) => drained.seconds)),
    importSeconds: summarize(rows.map(({ imported }) => imported.seconds)),
    importPeakMegabytes: summarize(
      rows.map(({ imported }) => imported.peakMegabytes),
      1,
    ),
    indexSeconds: summarize(rows.map(({ indexed }) => indexed.seconds)),
    indexPeakMegabytes: summarize(
      rows.map(({ indexed }) => indexed.peakMegabytes),
      1,
    ),
    withIndexSeconds: summarize(rows.map(({ both }) => both)),
    ratio: summarize(rows.map(({ both, drained }) => both / drained.seconds)),
    segmentMegabytes: await measureFiles(path.join(folder, 'segments')),
    indexMegabytes: Math.round((await stat(path.join(folder, 'index.bin'))).size / 1e4) / 100,
    storedMegabytes: await measureFiles(folder),
  };
}

/** The bytes of all files in a folder, in megabytes. */
async function measureFiles(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  let bytes = 0;
  for (const file of files) if (file.isFile()) bytes += (await stat(path.join(file.parentPath, file.name))).size;
  return Math.round(bytes / 1e4) / 100;
}
