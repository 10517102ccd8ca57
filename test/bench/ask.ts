import type { LogReader } from '../../src/answer/reader.ts';
import { contentWords } from './corpus.ts';
import { type Figure, summarize } from './measure.ts';
import { openAsking } from './program.ts';
import type { Latency } from './queries.ts';
import { makeRandom, pick } from './random.ts';

/** How many questions a run asks, how many go before them unmeasured, and with which seed they are made. */
const [questions, warm, seed] = [500, 50, 7];

const frames = ['who added', 'when was', 'why was', 'what changed about'];

/** Questions of four to eight content words of a random entry, in no order. */
async function makeQuestions(reader: LogReader): Promise<string[]> {
  const random = makeRandom(seed);
  const made: string[] = [];
  for (let tries = 0; made.length < questions + warm && tries < 100 * questions; tries += 1) {
    const entry = await reader.entry(Math.floor(random() * reader.records));
    const words = contentWords(`${entry.headline} ${entry.body}`);
    if (words.length < 8) continue;
    const frame = frames[made.length % frames.length] ?? '';
    made.push(`${frame} ${pick(words, 4 + Math.floor(random() * 5), random).join(' ')}`);
  }
  return made;
}

/** How long questions in plain words take in the process, from their words to the answer, in milliseconds. */
export async function benchAsking(reader: LogReader, runs: number): Promise<Latency> {
  // The texts are read ahead, as the bot does at its start.
  for (let sequence = 0; sequence < reader.records; sequence += 512) await reader.entry(sequence);
  const asked = await makeQuestions(reader);
  const ask = await openAsking(reader);
  const rows: number[][] = [];
  for (let run = 0; run < runs; run += 1) {
    process.stderr.write(`ask: run ${run + 1} of ${runs}\n`);
    const times: number[] = [];
    for (const question of asked) {
      const started = performance.now();
      await ask(question, '2026-01-01');
      times.push(performance.now() - started);
    }
    rows.push(times.slice(warm).sort((a, b) => a - b));
  }
  const at = (share: number): Figure =>
    summarize(rows.map((times) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
