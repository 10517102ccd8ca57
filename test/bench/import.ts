import { rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { logArguments } from '../../src/source/git.ts';
import { drain, type Figure, runAnnalist, summarize } from './measure.ts';

/** How an import compares with Node draining the same `git log` from a pipe. */
export interface ImportFigures {
  entries: number;
  logMegabytes: number;
  /** Node reading the same `git log` from a pipe and throwing it away. */
  drainSeconds: Figure;
  importSeconds: Figure;
  /** Import over drain, pair by pair. */
  ratio: Figure;
  peakMegabytes: Figure;
  /** The same import again, with nothing new. */
  againSeconds: Figure;
  /** git's own part of that: what it takes to say that HEAD has not moved. */
  againGitSeconds: Figure;
}

const reportSchema = z.object({ entries: z.number(), added: z.number() });

/** Imports a repository several times, each beside a drain of the same log. */
export async function benchImport(repository: string, scratch: string, runs: number): Promise<ImportFigures> {
  const rows: { drain: number; import: number; peak: number; again: number; git: number }[] = [];
  let entries = 0;
  let bytes = 0;
  for (let run = 0; run < runs; run += 1) {
    const data = path.join(scratch, 'store');
    await rm(data, { recursive: true, force: true });
    const drained = await drain('git', ['-C', repository, ...logArguments(['HEAD'])]);
    const args = ['import', repository, '--log', 'bench', '--data', data, '--json'];
    const imported = await runAnnalist(args, scratch);
    const again = await runAnnalist(args, scratch);
    const report = reportSchema.parse(JSON.parse(again.output));
    if (report.added !== 0) throw new Error('the second import found something new');
    const git = await drain('git', ['-C', repository, 'rev-parse', 'HEAD']);
    entries = report.entries;
    bytes = drained.bytes;
    rows.push({
      drain: drained.seconds,
      import: imported.seconds,
      peak: imported.peakMegabytes,
      again: again.seconds,
      git: git.seconds,
    });
  }
  return {
    entries,
    logMegabytes: Math.round(bytes / 1e5) / 10,
    drainSeconds: summarize(rows.map((row) => row.drain)),
    importSeconds: summarize(rows.map((row) => row.import)),
    ratio: summarize(rows.map((row) => row.import / row.drain)),
    peakMegabytes: summarize(
      rows.map((row) => row.peak),
      1,
    ),
    againSeconds: summarize(rows.map((row) => row.again)),
    againGitSeconds: summarize(rows.map((row) => row.git)),
  };
}
