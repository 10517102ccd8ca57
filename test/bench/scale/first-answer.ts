import { drain, runAnnalist, summarize } from '../measure.ts';
import type { SizeFigures } from './figures.ts';
import type { LogPlace } from './ingest.ts';

/** How long the whole process takes to answer what somebody asks of a log whose index is there, beside its peers. */
export async function benchFirstAnswer(
  repository: string,
  { data, log, scratch }: LogPlace,
  word: string,
  runs: number,
): Promise<SizeFigures['firstAnswer']> {
  const rows = [];
  for (let run = 0; run < runs; run += 1) {
    process.stderr.write(`first answer: run ${run + 1} of ${runs}\n`);
    const answered = await runAnnalist(['who', word, '--log', log, '--data', data, '--json'], scratch);
    const node = await drain(process.execPath, ['--eval', '']);
    const grep = await drain('git', ['-C', repository, 'log', '--oneline', '--regexp-ignore-case', `--grep=${word}`]);
    rows.push({ answered, node, grep });
  }
  return {
    seconds: summarize(rows.map(({ answered }) => answered.seconds)),
    residentMegabytes: summarize(
      rows.map(({ answered }) => answered.residentMegabytes),
      1,
    ),
    nodeSeconds: summarize(rows.map(({ node }) => node.seconds)),
    gitGrepSeconds: summarize(rows.map(({ grep }) => grep.seconds)),
  };
}
