/**
 * Asks the question sets of the built program, and the engines that people would use instead.
 *
 *   npm run questions -- LOG=SOURCE …      ovs=/repositories/ovs eslint=/repositories/eslint
 *
 * A set is asked where its log is named. Beside the sets in this folder those of `../shared/qa` are, where they are there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runAnnalist } from '../bench/measure.ts';
import { findPeers } from '../bench/peers.ts';
import { openAsking, openLog } from '../bench/program.ts';
import { openEngines } from './engines.ts';
import { isReadRightly, type Question, refused, scoreAnswer } from './score.ts';
import { readSets } from './sets.ts';

const share = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(3)).padStart(7);

async function askSet(name: string, questions: readonly Question[], data: string, log: string): Promise<void> {
  const { reader } = await openLog(data, log);
  const ask = await openAsking(reader);
  const sum = { top1: 0, top3: 0, read: 0, invented: 0, wrong: 0, unsure: 0 };
  for (const one of questions) {
    const answer = await ask(one.question, one.now ?? '2026-01-01').catch(refused);
    if (answer === undefined) continue;
    const top1 = scoreAnswer(one, answer, 1);
    sum.top1 += top1;
    sum.top3 += Math.max(top1, scoreAnswer(one, answer, 3));
    sum.read += isReadRightly(one, answer) ? 1 : 0;
    sum.invented += (one.expect.nothing || one.expect.undescribed) && answer.verdict === 'found' ? 1 : 0;
    sum.wrong += top1 === 0 && answer.sure ? 1 : 0;
    sum.unsure += top1 > 0 && !answer.sure ? 1 : 0;
  }
  const { top1, top3, read, invented, wrong, unsure } = sum;
  const n = questions.length;
  const shares = [top1, top3, read, wrong, unsure].map((part) => share(part, n)).join(' ');
  process.stdout.write(`${name.padEnd(34)} ${String(n).padStart(4)} ${shares} ${String(invented).padStart(8)}\n`);
}

async function main(): Promise<void> {
  const sources = new Map(process.argv.slice(2).map((given) => given.split(/=(.*)/s, 2) as [string, string]));
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'annalist-questions-'));
  const data = path.join(scratch, 'store');
  const peers = await findPeers();
  for (const peer of peers) if ('absent' in peer) process.stdout.write(`${peer.name} is absent: ${peer.absent}\n`);
  const heads = ['top1', 'top3', 'command', 'wr+sure', 'ri+uns'].map((head) => head.padStart(7)).join(' ');
  process.stdout.write(`${''.padEnd(34)}    n ${heads} invented\n`);
  try {
    for (const { name, log, questions } of readSets()) {
      const source = sources.get(log);
      if (source === undefined) continue;
      await runAnnalist(['import', path.resolve(source), '--log', log, '--data', data, '--json'], scratch);
      await askSet(name, questions, data, log);
      const meant = questions.filter(({ expect }) => expect.commits !== undefined && !expect.nothing);
      const { log: stored, reader } = await openLog(data, log);
      const ask = await openAsking(reader);
      const engines = await openEngines(source, stored, peers, await mkdtemp(path.join(scratch, 'peers-')));
      engines.set('annalist', async (question) =>
        ((await ask(question, '2026-01-01').catch(refused))?.entries ?? []).map(({ id }) => id),
      );
      for (const [engine, find] of engines) {
        const found = await Promise.all(meant.map(async (one) => ({ one, ids: await find(one.question) })));
        const within = (depth: number): number =>
          found.filter(({ one, ids }) => ids.slice(0, depth).some((id) => one.expect.commits?.includes(id))).length;
        const shares = `${share(within(1), meant.length)} ${share(within(3), meant.length)}`;
        process.stdout.write(`  ${engine.padEnd(32)} ${String(meant.length).padStart(4)} ${shares}\n`);
      }
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

await main();
