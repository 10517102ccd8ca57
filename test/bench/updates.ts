import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { logArguments } from '../../src/source/git.ts';
import { openIndexApart } from './index-figures.ts';
import { drain, type Figure, readCommand, runAnnalist, summarize } from './measure.ts';

/** What it takes until commits that came to a repository are found. */
export interface UpdateFigures {
  commits: number;
  /**
   * From the start of the import until the commits can be found, beside git's own time: the import by its own clock,
   * and the program that has just started opening the log and its index, less git's time.
   */
  foundAfterMilliseconds: Figure;
  /** The import that finds them new and stores them, the whole process. */
  importSeconds: Figure;
  /** The same by the import's own clock, without the start of the process. */
  importOwnSeconds: Figure;
  /** git's own part: `git log` of just these commits. */
  gitSeconds: Figure;
  /** Opening the stored log to answer, in a process that has just started, as the program tells it. */
  openLogMilliseconds: Figure;
  /** And then its index with them: reading what was stored, indexing what is new. */
  openMilliseconds: Figure;
  /** `annalist show HASH --json` of the newest of them, the whole process. */
  answerSeconds: Figure;
}

const fewest = 50;
const reportSchema = z.object({ added: z.number(), seconds: z.number() });

/** Imports a repository as it was some commits ago, then what came since; run by run from the same stored log. */
export async function benchUpdates(repository: string, scratch: string, runs: number): Promise<UpdateFigures> {
  const clone = path.join(scratch, 'clone.git');
  await readCommand('git', ['clone', '--quiet', '--shared', '--bare', repository, clone]);
  const head = await readCommand('git', ['-C', clone, 'rev-parse', 'HEAD']);
  const { before, commits } = await stepBack(clone);
  const start = path.join(scratch, 'before');
  const data = path.join(scratch, 'after');
  const importInto = (store: string) =>
    runAnnalist(['import', clone, '--log', 'bench', '--data', store, '--json'], scratch);
  await readCommand('git', ['-C', clone, 'update-ref', 'HEAD', before]);
  await importInto(start);
  // The index of a large log is made at its first question: an update comes to a log that was asked before.
  await openIndexApart(start, 'bench');
  await readCommand('git', ['-C', clone, 'update-ref', 'HEAD', head]);
  const rows = [];
  for (let run = 0; run < runs; run += 1) {
    process.stderr.write(`updates: run ${run + 1} of ${runs}\n`);
    await rm(data, { recursive: true, force: true });
    await cp(start, data, { recursive: true });
    const git = await drain('git', ['-C', clone, ...logArguments([head], [before])]);
    const imported = await importInto(data);
    const { added, seconds } = reportSchema.parse(JSON.parse(imported.output));
    if (added !== commits) throw new Error(`${added} commits were found new, not ${commits}`);
    const answered = await runAnnalist(['show', head, '--log', 'bench', '--data', data, '--json'], scratch);
    const { 'open log': openLog = Number.NaN, 'open index': openIndex = Number.NaN } = answered.times;
    rows.push({ imported, seconds, git, openLog, openIndex, answered });
  }
  const found = rows.map(
    ({ seconds, openLog, openIndex, git }) => (seconds - git.seconds) * 1000 + openLog + openIndex,
  );
  return {
    commits,
    foundAfterMilliseconds: summarize(found, 0),
    importSeconds: summarize(rows.map(({ imported }) => imported.seconds)),
    importOwnSeconds: summarize(rows.map(({ seconds }) => seconds)),
    gitSeconds: summarize(rows.map(({ git }) => git.seconds)),
    openLogMilliseconds: summarize(
      rows.map(({ openLog }) => openLog),
      1,
    ),
    openMilliseconds: summarize(
      rows.map(({ openIndex }) => openIndex),
      1,
    ),
    answerSeconds: summarize(rows.map(({ answered }) => answered.seconds)),
  };
}

/** The nearest commit on the way back by first parents behind which there are enough others. */
async function stepBack(clone: string): Promise<{ before: string; commits: number }> {
  for (let steps = 1; steps <= fewest; steps += 1) {
    const before = await readCommand('git', ['-C', clone, 'rev-parse', `HEAD~${steps}`]);
    const commits = Number(await readCommand('git', ['-C', clone, 'rev-list', '--count', `${before}..HEAD`]));
    if (commits >= fewest) return { before, commits };
  }
  throw new Error(`the repository has no ${fewest} commits that came after another one`);
}
