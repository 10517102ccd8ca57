import { spawn } from 'node:child_process';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { drain, type Figure, runAnnalist, summarize } from './measure.ts';

/** What the index of a log costs. */
export interface IndexFigures {
  /**
   * Making it from the stored segments and storing it, with the ties between entries: by how much longer `annalist who WORD`
   * takes, the whole process, where there is none yet.
   */
  buildSeconds: Figure;
  buildPeakMegabytes: Figure;
  megabytes: number;
  /** Opening the stored index in a process that has just started. */
  loadMilliseconds: Figure;
  /** `annalist who WORD --json`, the whole process. */
  firstAnswerSeconds: Figure;
  /** The peer of that: Node starting and doing nothing, and `git log --grep` looking for the same word. */
  nodeSeconds: Figure;
  gitGrepSeconds: Figure;
}

const openedSchema = z.object({
  /** Opening the stored log, and then its index. */
  logSeconds: z.number(),
  seconds: z.number(),
  peakMegabytes: z.number(),
  records: z.array(z.number()),
});

const folder = path.dirname(fileURLToPath(import.meta.url));

/** Opens the index of a log in a process of its own. */
export async function openIndexApart(data: string, log: string): Promise<z.infer<typeof openedSchema>> {
  const child = spawn(process.execPath, [path.join(folder, 'open-index.mjs'), data, log], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`opening the index of ${log} ended with code ${String(code)}`);
  return openedSchema.parse(JSON.parse(output));
}

/** Builds, loads and asks, run by run. */
export async function benchIndex(
  repository: string,
  { data, log, scratch }: { data: string; log: string; scratch: string },
  runs: number,
): Promise<IndexFigures> {
  const word = 'rename';
  const files = ['index.bin', 'ties.bin', 'tie-table.bin'].map((name) => path.join(data, 'logs', log, name));
  const ask = () => runAnnalist(['who', word, '--log', log, '--data', data, '--json'], scratch);
  const rows = [];
  for (let run = 0; run < runs; run += 1) {
    process.stderr.write(`index: run ${run + 1} of ${runs}\n`);
    for (const file of files) await rm(file, { force: true });
    const built = await ask();
    const answered = await ask();
    const loaded = await openIndexApart(data, log);
    const node = await drain(process.execPath, ['--eval', '']);
    const grep = await drain('git', ['-C', repository, 'log', '--oneline', '--regexp-ignore-case', `--grep=${word}`]);
    rows.push({ built, loaded, answered, node, grep });
  }
  return {
    buildSeconds: summarize(rows.map(({ built, answered }) => built.seconds - answered.seconds)),
    buildPeakMegabytes: summarize(
      rows.map(({ built }) => built.peakMegabytes),
      1,
    ),
    megabytes: (await stat(files[0] ?? '')).size / 1e6,
    loadMilliseconds: summarize(
      rows.map(({ loaded }) => loaded.seconds * 1000),
      1,
    ),
    firstAnswerSeconds: summarize(rows.map(({ answered }) => answered.seconds)),
    nodeSeconds: summarize(rows.map(({ node }) => node.seconds)),
    gitGrepSeconds: summarize(rows.map(({ grep }) => grep.seconds)),
  };
}
