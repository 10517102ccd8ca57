import { rm } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { importAgain, runImport } from '../import-again.ts';
import { openLog, openStored } from '../program.ts';
import { openComposing } from './composing.ts';
import { type Asked, makeAsked } from './questions.ts';
import { summarizeRuns, takeShare } from './time-kinds.ts';

const [askers, parts, resolution] = [100, 5, 10];

/** What people ask with words, in turn. */
const askedCommands = ['who', 'what', 'when', 'count'];

type Ask = (number: number) => Promise<unknown>;

/** What was asked: when, in milliseconds since the beginning, and how long the answer took. */
interface Answered {
  at: number;
  took: number;
}

/** How many questions are asked before it counts, and how many at a time: as many as the bot practises with. */
const practice = { most: 2000, atOnce: 8 };

/**
 * People who ask without pause, and the threads that put the bot's answers together for them, while another process imports a log
 * of the same size, as a refresh of the bot does; prints what they saw, and how long the event loop stood still.
 */
async function main(): Promise<void> {
  const [repository = '', data = '', name = '', scratch = '', length = '60'] = process.argv.slice(2);
  const seconds = Number(length);
  const { together, anywhere } = await makeAsked(await openStored(data, name), 2000);
  const composing = await openComposing(data, name);
  const askOf =
    (asked: readonly Asked[]): Ask =>
    async (number) => {
      const { words = [] } = asked[number % asked.length] ?? {};
      await composing.ask(askedCommands[number % askedCommands.length] ?? 'who', { about: words.join(' ') });
    };
  await practise(askOf(anywhere));
  const ask = askOf(together);

  const alone = await askFor(seconds / 6, ask);
  const loopAlone = await watchLoop(ask, pause((seconds / 6) * 1000));
  const beside = path.join(scratch, 'beside');
  const importing = importAgain(repository, beside);
  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(process.memoryUsage.rss() / 1e6), Math.min(1000, seconds * 20));
  const during = await askFor(seconds, ask);
  clearInterval(sampling);
  await importing.end();
  await rm(beside, { recursive: true, force: true });

  const started = performance.now();
  const loopBeside = await watchLoop(ask, runImport(repository, beside).done);
  const besideImportSeconds = (performance.now() - started) / 1000;
  const loopOpening = await watchLoop(ask, openLog(beside, 'beside'));
  const rows = Array.from({ length: parts }, (_, part) =>
    timesOf(during.answers.filter(({ at }) => Math.floor((at / (seconds * 1000)) * parts) === part)),
  );
  await composing.stop();
  const { p50, p99 } = summarizeRuns(rows);
  const report = {
    askers,
    threads: composing.threads,
    seconds,
    answers: during.answers.length,
    errors: during.errors,
    p50,
    p99,
    aloneP99: summarizeRuns([timesOf(alone.answers)]).p99,
    earlyMegabytes: middleOf(memory, 1),
    lateMegabytes: middleOf(memory, 4),
    loopAlone,
    loopBeside,
    loopOpening,
    besideImportSeconds,
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

async function practise(ask: Ask): Promise<void> {
  let asked = 0;
  const goOn = async (): Promise<void> => {
    while (asked < practice.most) {
      asked += 1;
      await ask(asked);
    }
  };
  await Promise.all(Array.from({ length: practice.atOnce }, goOn));
}

/** A hundred who ask the next question as soon as they have their answer; each begins in a turn of the loop, as one that arrives does. */
async function askFor(seconds: number, ask: Ask): Promise<{ answers: Answered[]; errors: number }> {
  const answers: Answered[] = [];
  let errors = 0;
  let number = 0;
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const askOn = async (): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now();
      number += 1;
      const own = number;
      await nextTurn();
      try {
        await ask(own);
      } catch {
        errors += 1;
      }
      const now = performance.now();
      answers.push({ at: sent - begun, took: now - sent });
    }
  };
  await Promise.all(Array.from({ length: askers }, askOn));
  return { answers, errors };
}

/** How late the event loop is while one asks every 20 ms, until something is done. */
async function watchLoop(ask: Ask, until: Promise<unknown>): Promise<{ p99: number; max: number }> {
  let done = false;
  const ended = until.finally(() => {
    done = true;
  });
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  for (let number = 0; !done; number += 1) {
    await ask(number);
    await pause(20);
  }
  delay.disable();
  await ended;
  const late = (nanoseconds: number): number => Math.max(0, Math.round((nanoseconds / 1e6 - resolution) * 10) / 10);
  return { p99: late(delay.percentile(99)), max: late(delay.max) };
}

const timesOf = (answers: readonly Answered[]): number[] => answers.map(({ took }) => took).sort((a, b) => a - b);

/** The middle of one fifth of what was seen. */
function middleOf(seen: readonly number[], fifth: number): number {
  const from = Math.floor((seen.length * fifth) / 5);
  const part = seen.slice(from, Math.max(from + 1, Math.floor((seen.length * (fifth + 1)) / 5)));
  return (
    Math.round(
      takeShare(
        part.sort((a, b) => a - b),
        0.5,
      ) * 10,
    ) / 10
  );
}

await main();
