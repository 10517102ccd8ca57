import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { importAgain } from './import-again.ts';
import { type Asked, openService, readCpu, startBot } from './question-bots.ts';

/** What people see who ask a bot without pause, each the next question once they have their answer. */
interface Steady {
  answers: number;
  perSecond: number;
  p50: number;
  p99: number;
  max: number;
  deferred: number;
  /** Processor time of the bot for each answer, in milliseconds. */
  cpuMillisecondsEach: number;
}

/** The same with nothing else to do, and while another process imports a repository as a refresh does. */
export interface SteadyFigures {
  people: number;
  seconds: number;
  alone: Steady;
  besideImport: Steady;
  warnings: number;
  errors: number;
}

const people = 100;

/** How long the bot is given to read ahead and to practise, in milliseconds. */
const settling = 20_000;

/** Has a hundred people ask a bot without pause, for a while alone, and then while a repository is imported over and over. */
export async function benchSteady(
  repository: string,
  { data, scratch }: { data: string; scratch: string },
  questions: Asked['ask'],
  seconds = 60,
): Promise<SteadyFigures> {
  const service = await openService();
  const bot = startBot(['start', '--data', data], service);
  await service.ask([{ name: 'count', options: {}, user: 'first' }]);
  await pause(settling);
  const measure = async (length: number): Promise<Steady> => {
    const before = await readCpu(bot.child);
    const { firsts, deferred } = await service.askOn(questions, people, length);
    const cpu = (await readCpu(bot.child)) - before;
    const sorted = firsts.sort((one, other) => one - other);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    const answers = sorted.length;
    const perSecond = Math.round(answers / length);
    const cpuMillisecondsEach = Math.round((cpu / answers) * 100) / 100;
    return { answers, perSecond, p50: at(0.5), p99: at(0.99), max: at(1), deferred, cpuMillisecondsEach };
  };
  process.stderr.write('questions: without pause\n');
  const alone = await measure(seconds / 6);
  process.stderr.write('questions: without pause, beside an import\n');
  const importing = importAgain(repository, path.join(scratch, 'beside'));
  const besideImport = await measure(seconds);
  await importing.end();
  await bot.stop();
  service.end();
  return { people, seconds, alone, besideImport, warnings: bot.count('warn'), errors: bot.count('error') };
}
