import type { LogReader } from '../../../src/answer/reader.ts';
import type { StoredLog } from '../../../src/store/store.ts';
import { importBuilt } from '../built.ts';
import { readDocuments } from '../corpus.ts';
import { findPeers } from '../peers.ts';
import { openLog, openStored } from '../program.ts';
import { openAnswering, openCompletion } from './answering.ts';
import { practised } from './claims.ts';
import type { EngineFigures } from './figures.ts';
import { type Asked, makeAsked } from './questions.ts';
import { type Kinds, timeKinds, type Work } from './time-kinds.ts';

/** How many queries of each kind are asked in a run. */
const queries = 500;

/** How many questions the bot practises with at most, and for how many milliseconds. */
const [mostPractised, longestPractice] = [2000, 30_000];

const day = 86_400_000;

/** One engine in a process of its own, so that none shares its memory: prints what its queries take. */
async function main(): Promise<void> {
  const [engine = '', data = '', name = '', runs = '1', scratch = ''] = process.argv.slice(2);
  const figures =
    engine === 'annalist' || engine === practised
      ? await askAnnalist(engine, data, name, Number(runs))
      : await askPeer(engine, await openStored(data, name), scratch, Number(runs));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

async function askAnnalist(engine: string, data: string, name: string, runs: number): Promise<EngineFigures> {
  const { log, reader } = await openLog(data, name, engine === practised);
  if (engine === practised) await practise(reader);
  const asked = await makeAsked(log, queries);
  const search = ({ words }: Asked) => reader.search({ words: words.join(' '), order: 'best', limit: 10 });
  const kinds: Kinds = {
    together: asked.together.map((one) => () => search(one)),
    anywhere: asked.anywhere.map((one) => () => search(one)),
    filtered: () => makeFiltered(reader, asked.together),
    completion: () => makeTyped(reader, asked.together),
  };
  return { kinds: await timeKinds(engine, kinds, runs) };
}

/** Answers the questions that the bot practises with before anybody asks, so that what is timed then is no process's first. */
async function practise(reader: LogReader): Promise<void> {
  const { commands } = await importBuilt('commands/index');
  const practice = await importBuilt('src/chat/discord/practice-questions');
  const answer = await openAnswering(reader);
  const end = performance.now() + longestPractice;
  for await (const { command, raw } of practice.listPractice(reader, commands, mostPractised)) {
    if (performance.now() > end) return;
    await answer(command.name, raw);
  }
}

/** The same queries with the author of the change, its first subsystem, and the half year around its day. */
async function makeFiltered(reader: LogReader, asked: readonly Asked[]): Promise<Work[]> {
  return await Promise.all(
    asked.map(async ({ words, sequence }) => {
      const { author, subsystems, date } = await reader.entry(sequence);
      const around = (days: number) => new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
      return () =>
        reader.search({
          words: words.join(' '),
          person: { name: author.name, role: 'author' },
          ...(subsystems[0] !== undefined && { subsystem: subsystems[0] }),
          ...(date !== '' && { since: around(-91), until: around(91) }),
          order: 'best',
          limit: 10,
        });
    }),
  );
}

/** What people type: the first letters of an author or of a subsystem, one to six of them. */
async function makeTyped(reader: LogReader, asked: readonly Asked[]): Promise<Work[]> {
  const complete = await openCompletion(reader);
  return await Promise.all(
    asked.map(async ({ sequence }, index) => {
      const { author, subsystems } = await reader.entry(sequence);
      const option = index % 2 === 0 ? 'person' : 'subsystem';
      const name = option === 'person' ? author.name : (subsystems[0] ?? author.name);
      return () => complete(option, name.slice(0, 1 + (index % 6)));
    }),
  );
}

/** A peer is asked for those with any of the words where none has them all, as Annalist does by itself. */
async function askPeer(engine: string, log: StoredLog, scratch: string, runs: number): Promise<EngineFigures> {
  const peer = (await findPeers()).find(({ name }) => name === engine);
  if (!peer || 'absent' in peer) return { peer: { absent: peer?.absent ?? 'there is no such peer' }, kinds: {} };
  const asked = await makeAsked(log, queries);
  process.stderr.write(`building ${engine}\n`);
  const built = await peer.build(await readDocuments(log), scratch);
  const [ask] = Object.values(built.rankings);
  const askEither = ({ words }: Asked) => {
    const found = ask?.(words, 10) ?? [];
    return found.length > 0 ? found : ask?.(words, 10, true);
  };
  const kinds = {
    together: asked.together.map((one) => () => askEither(one)),
    anywhere: asked.anywhere.map((one) => () => askEither(one)),
  };
  const { buildSeconds, megabytes } = built;
  const figures = { peer: { buildSeconds, megabytes }, kinds: await timeKinds(engine, kinds, runs) };
  built.close();
  return figures;
}

await main();
