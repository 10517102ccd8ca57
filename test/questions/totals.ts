/**
 * Asks the sets that are there to tune by, and prints totals alone: no question and no answer is shown.
 *
 *   npx tsx test/questions/totals.ts DATA     (a data folder with the logs of the sets, the program built)
 *
 * For each log: how many of the questions with a commit have it among those that are compared, and first; the right answers;
 * the wrong and sure, the right but unsure and the invented ones; and the time of an answer in milliseconds.
 */
import type { LogReader } from '../../src/answer/reader.ts';
import { openAsking, openComparing, openLog } from '../bench/program.ts';
import { type Question, refused, scoreAnswer } from './score.ts';
import { readSets } from './sets.ts';

const heads = ['n', 'right', 'commit', 'among', 'first', 'wr+sure', 'ri+uns', 'invented', 'p50', 'p99'] as const;
type Totals = Record<'n' | 'right' | 'commit' | 'among' | 'first' | 'wr+sure' | 'ri+uns' | 'invented', number>;

async function askSet(reader: LogReader, questions: readonly Question[], times: number[]): Promise<Totals> {
  const ask = await openAsking(reader);
  const compare = await openComparing(reader);
  const sum = { n: 0, right: 0, commit: 0, among: 0, first: 0, 'wr+sure': 0, 'ri+uns': 0, invented: 0 };
  for (const one of questions) {
    const { question, now = '2026-01-01', expect } = one;
    const begun = performance.now();
    const answer = await ask(question, now).catch(refused);
    times.push(performance.now() - begun);
    sum.n += 1;
    if (answer === undefined) continue;
    const right = scoreAnswer(one, answer, 1);
    sum.right += right;
    sum['wr+sure'] += right === 0 && answer.sure ? 1 : 0;
    sum['ri+uns'] += right > 0 && !answer.sure ? 1 : 0;
    sum.invented += (expect.nothing || expect.undescribed) && answer.verdict === 'found' ? 1 : 0;
    if (expect.commits === undefined || expect.nothing) continue;
    const compared = ((await compare(question, now)) ?? []).map(({ entry }) => entry.id);
    sum.commit += 1;
    sum.among += compared.some((id) => expect.commits?.includes(id)) ? 1 : 0;
    sum.first += expect.commits.includes(compared[0] ?? '') ? 1 : 0;
  }
  return sum;
}

const write = (name: string, totals: Totals, times: readonly number[]): void => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const row = heads.map((head) => (head === 'p50' ? at(0.5) : head === 'p99' ? at(0.99) : String(totals[head])));
  process.stdout.write(`${name.padEnd(16)}${row.map((cell) => cell.padStart(9)).join('')}\n`);
};

async function main([data = '']: readonly string[]): Promise<void> {
  process.stdout.write(`${''.padEnd(16)}${heads.map((head) => head.padStart(9)).join('')}\n`);
  const all: Totals = { n: 0, right: 0, commit: 0, among: 0, first: 0, 'wr+sure': 0, 'ri+uns': 0, invented: 0 };
  const allTimes: number[] = [];
  for (const { name, log, questions } of readSets()) {
    if (name.endsWith('-measure')) continue;
    const { reader } = await openLog(data, log);
    const times: number[] = [];
    const totals = await askSet(reader, questions, times);
    write(name, totals, times);
    for (const key of Object.keys(all) as (keyof Totals)[]) all[key] += totals[key];
    allTimes.push(...times);
  }
  write('all', all, allTimes);
}

await main(process.argv.slice(2));
