import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { startChild } from '../child-lines.ts';
import { readDocuments } from '../corpus.ts';
import { learnLog } from '../made/learn-shapes.ts';
import { makeRepository } from '../made/made-repository.ts';
import { runAnnalist } from '../measure.ts';
import { openStored } from '../program.ts';
import { benchUpdates } from '../updates.ts';
import { practised } from './claims.ts';
import { askersSchema, engineSchema, type ScaleFigures, type SizeFigures } from './figures.ts';
import { benchFirstAnswer } from './first-answer.ts';
import { benchIngest, type LogPlace } from './ingest.ts';
import { makeAsked } from './questions.ts';

/** What to measure. */
export interface ScaleChoice {
  /** Numbers of commits. */
  sizes: readonly number[];
  /** Repositories that are there already, by their size. */
  made: ReadonlyMap<number, string>;
  runs: number;
  /** How long is asked without pause. */
  seconds: number;
}

/** Engines that keep all in memory are asked up to so many commits. */
const mostInMemory = 150_000;

/** Measures logs of several sizes, made like that of a repository, one after the other. */
export async function benchScale(repository: string, scratch: string, choice: ScaleChoice): Promise<ScaleFigures> {
  const place = { data: path.join(scratch, 'learnt'), log: 'bench', scratch };
  const learnt = await benchIngest(repository, place, choice.runs);
  const sizes: SizeFigures[] = [];
  for (const size of [...choice.sizes].sort((a, b) => a - b)) {
    const folder = path.join(scratch, `scale-${size}`);
    await mkdir(folder, { recursive: true });
    const made = choice.made.get(size) ?? (await makeLike(place, path.join(folder, 'made.git'), size));
    sizes.push(await benchSize(made, folder, choice));
    await rm(folder, { recursive: true, force: true });
  }
  return { learnt, sizes };
}

async function makeLike({ data, log }: LogPlace, directory: string, size: number): Promise<string> {
  process.stderr.write(`making a repository of ${size} commits\n`);
  await makeRepository(directory, size, learnLog(await readDocuments(await openStored(data, log))));
  return directory;
}

async function benchSize(repository: string, scratch: string, { runs, seconds }: ScaleChoice): Promise<SizeFigures> {
  const place = { data: path.join(scratch, 'store'), log: 'bench', scratch };
  const ingest = await benchIngest(repository, place, runs);
  process.stderr.write(`${ingest.commits} commits are imported\n`);
  const { together } = await makeAsked(await openStored(place.data, place.log), 1);
  const word = together[0]?.words[0] ?? 'fix';
  // The first one is not counted: the file of the index is not in the memory of the machine yet.
  await runAnnalist(['who', word, '--log', place.log, '--data', place.data, '--json'], scratch);
  const firstAnswer = await benchFirstAnswer(repository, place, word, runs);
  const engines = await askEngines(place, ingest.commits, runs);
  const asking = startChild('scale/askers.ts', [repository, place.data, place.log, scratch, String(seconds)]);
  process.stderr.write('people ask while a log is imported\n');
  const askers = askersSchema.parse(await asking.next());
  asking.end();
  const folder = path.join(scratch, 'updates');
  await mkdir(folder);
  const { commits, foundAfterMilliseconds, gitSeconds } = await benchUpdates(repository, folder, runs);
  return { ...ingest, firstAnswer, ...engines, askers, updates: { commits, foundAfterMilliseconds, gitSeconds } };
}

/** Asks each engine in a process of its own, one after the other. */
async function askEngines(
  { data, log, scratch }: LogPlace,
  commits: number,
  runs: number,
): Promise<Pick<SizeFigures, 'kinds' | 'peers'>> {
  const kinds: NonNullable<SizeFigures['kinds']> = {};
  const peers: NonNullable<SizeFigures['peers']> = {};
  const inMemory = commits <= mostInMemory ? ['minisearch', 'flexsearch'] : [];
  for (const engine of ['annalist', practised, 'sqlite-fts5', ...inMemory]) {
    const child = startChild('scale/ask-engine.ts', [engine, data, log, String(runs), scratch]);
    const told = await child.next().then(
      (line) => engineSchema.parse(line),
      (error: unknown) => {
        // A peer that has no room for so much is told absent; the rest goes on.
        if (engine === 'annalist') throw error;
        return { peer: { absent: String(error) }, kinds: {} };
      },
    );
    child.end();
    for (const [kind, latency] of Object.entries(told.kinds)) kinds[kind] = { ...kinds[kind], [engine]: latency };
    if (told.peer) peers[engine] = told.peer;
  }
  return { kinds, peers };
}
