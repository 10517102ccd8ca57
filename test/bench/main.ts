import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchAsking } from './ask.ts';
import { readDocuments } from './corpus.ts';
import { benchDigests } from './digests.ts';
import { benchImport } from './import.ts';
import { benchIndex } from './index-figures.ts';
import { runAnnalist } from './measure.ts';
import { type BuiltPeer, findPeers } from './peers.ts';
import { openLog } from './program.ts';
import { benchQueries } from './queries.ts';
import { benchQuestions } from './questions.ts';
import { benchRanking } from './ranking.ts';
import { readChoice } from './scale/choice.ts';
import { scaleSchema } from './scale/figures.ts';
import { drawGrowth } from './scale/growth-svg.ts';
import { benchScale, type ScaleChoice } from './scale/scale.ts';
import { renderTable } from './scale/table.ts';
import { benchUpdates } from './updates.ts';

/** What is measured unless some parts are named. */
const usual = ['import', 'index', 'updates', 'queries', 'ask', 'ranking', 'digests', 'questions'] as const;
const parts = [...usual, 'scale'] as const;
type Part = (typeof parts)[number];

/** The parts that ask a stored log. */
const stored: readonly Part[] = ['index', 'queries', 'ask', 'ranking', 'digests', 'questions'];

const usage = `usage: npm run bench -- REPOSITORY [RUNS] [--only ${parts.join(',')}]
         of scale: [--sizes 10000,100000,1400000] [--made SIZE=REPOSITORY]... [--seconds 60]
         [--json FILE] [--plot FILE.svg] [--table]
       npm run bench -- --from FILE.json [--plot FILE.svg] [--table]
`;

const options = {
  only: { type: 'string' },
  sizes: { type: 'string' },
  made: { type: 'string', multiple: true },
  seconds: { type: 'string' },
  json: { type: 'string' },
  plot: { type: 'string' },
  table: { type: 'boolean' },
  from: { type: 'string' },
} as const;

/** What is done with the figures, beside printing them. */
interface Shown {
  json?: string | undefined;
  plot?: string | undefined;
  table?: boolean | undefined;
}

/** `npm run bench -- REPOSITORY [RUNS] [--only PARTS]`: prints the figures as JSON, or those of all sizes as a table. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [given, runs = '5'] = positionals;
  const only = values.only?.split(',') ?? [...usual];
  const chosen = parts.filter((part) => only.includes(part));
  const choice = readChoice(values);
  if (values.from !== undefined) return await show(JSON.parse(await readFile(values.from, 'utf8')), values);
  if (given === undefined || !(Number(runs) >= 1) || chosen.length < only.length || choice === undefined) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'annalist-bench-'));
  try {
    const sizes = { ...choice, runs: Number(runs) };
    await show(await measure(path.resolve(given), scratch, sizes, new Set(chosen)), values);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Prints the figures, and writes what else was asked for. */
async function show(figures: Record<string, unknown>, { json, plot, table }: Shown): Promise<void> {
  const text = `${JSON.stringify(figures, undefined, 2)}\n`;
  if (json !== undefined) await writeFile(json, text);
  const scale = scaleSchema.optional().parse(figures.scale);
  if (plot !== undefined && scale) await writeFile(plot, drawGrowth(scale));
  process.stdout.write(table && scale ? renderTable(scale) : text);
}

async function measure(repository: string, scratch: string, choice: ScaleChoice, chosen: ReadonlySet<Part>) {
  const { runs } = choice;
  const has = (part: Part): boolean => chosen.has(part);
  const machine = { node: process.version, processor: os.cpus()[0]?.model, processors: os.cpus().length };
  // What else the machine was doing: the mean number of processes that wanted a processor, over one minute.
  const load: Record<string, number> = {};
  const noteLoad = (when: string): void => {
    load[when] = Math.round((os.loadavg()[0] ?? 0) * 100) / 100;
  };
  noteLoad('start');
  const figures: Record<string, unknown> = { ...machine, runs, load };
  if (has('import')) figures.import = await benchImport(repository, await makeFolder(scratch, 'import'), runs);
  if (has('updates')) figures.updates = await benchUpdates(repository, await makeFolder(scratch, 'updates'), runs);
  if (has('scale')) figures.scale = await benchScale(repository, await makeFolder(scratch, 'scale'), choice);
  if (stored.some(has)) {
    const place = { data: path.join(scratch, 'store'), log: 'bench', scratch };
    process.stderr.write('importing the log\n');
    await runAnnalist(['import', repository, '--log', place.log, '--data', place.data, '--json'], scratch);
    noteLoad('index');
    if (has('index')) figures.index = await benchIndex(repository, place, runs);
    if (has('digests')) figures.digests = await benchDigests(place.data, place.log);
    if (has('ask')) figures.askMilliseconds = await benchAsking((await openLog(place.data, place.log)).reader, runs);
    if (!has('queries') && !has('ranking') && !has('index') && !has('questions')) return figures;
    const { log, reader } = await openLog(place.data, place.log);
    const documents = await readDocuments(log);
    if (has('questions')) figures.questions = await benchQuestions(repository, place, documents, runs);
    if (!has('queries') && !has('ranking') && !has('index')) return figures;
    const { built, peers } = await buildPeers(documents, scratch);
    figures.peers = peers;
    noteLoad('queries');
    if (has('queries')) figures.queryMilliseconds = await benchQueries(reader, documents, built, runs);
    if (has('ranking')) figures.ranking = await benchRanking(reader, documents, built);
    for (const peer of built.values()) peer.close();
  }
  noteLoad('end');
  return figures;
}

/** Builds each peer once; says of each what that took, or why it is absent. */
async function buildPeers(documents: Awaited<ReturnType<typeof readDocuments>>, scratch: string) {
  const built = new Map<string, BuiltPeer>();
  const peers: Record<string, object> = {};
  for (const peer of await findPeers()) {
    if ('absent' in peer) {
      peers[peer.name] = { absent: peer.absent };
      continue;
    }
    process.stderr.write(`building ${peer.name}\n`);
    const made = await peer.build(documents, scratch);
    const { buildSeconds, megabytes, loadSeconds } = made;
    built.set(peer.name, made);
    peers[peer.name] = { buildSeconds, megabytes, loadMilliseconds: loadSeconds * 1000 };
  }
  return { built, peers };
}

async function makeFolder(scratch: string, name: string): Promise<string> {
  const folder = path.join(scratch, name);
  await mkdir(folder);
  return folder;
}

await main();
