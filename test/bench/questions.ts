import { setTimeout as pause } from 'node:timers/promises';
import type { Document } from './corpus.ts';
import { drain, type Figure, summarize } from './measure.ts';
import { makeQueries } from './queries.ts';
import { type Asked, askedCommands, openService, readCpu, startBot } from './question-bots.ts';
import { benchSteady, type SteadyFigures } from './questions-beside.ts';

/** What many people who ask at once wait for. Times are milliseconds, as the service sees them. */
export interface QuestionFigures {
  questions: number;
  people: number;
  /** From starting the process to the first whole answer. */
  startToFirstAnswer: Figure;
  /** The first questions at once, asked right after that answer. */
  rightAfterStart: Round;
  /** The rounds after it, each of other questions; over the rounds. */
  first: Spread;
  /** Rounds of as many questions of which only twenty are different, as where a channel talks about the same thing. */
  shared: Spread;
  /** How many of the different ones were first told that the answer takes a while. */
  deferred: number;
  /** From sending a letter that was typed to the values that are offered: people, subsystems and entries in turn. */
  offered: Round;
  /** Processor time of the bot for each question, where the system tells of it. */
  cpuMillisecondsEach: Figure;
  /** Lines of the bot's log that are warnings or errors. */
  warnings: number;
  errors: number;
  /** A hundred people who ask without pause, alone and beside an import. */
  withoutPause: SteadyFigures;
  /** A bot of the same library that answers each question with a fixed sentence, in the same rounds. */
  bare: { first: Spread; cpuMillisecondsEach: Figure };
  /** `git log --grep` for the words of one such question. */
  gitGrepMilliseconds: Figure;
}

/** How long the first answers to the questions of a round took. */
interface Round {
  p50: number;
  p99: number;
  max: number;
}

interface Spread {
  p50: Figure;
  p99: Figure;
  max: Figure;
}

const [questionsAtOnce, peopleAtOnce, sharedQuestions] = [200, 20, 20];

/** Asks the bot, round by round, what nobody has asked before; and beside it a bot that has nothing to do. */
export async function benchQuestions(
  repository: string,
  { data, log, scratch }: { data: string; log: string; scratch: string },
  documents: readonly Document[],
  runs: number,
): Promise<QuestionFigures> {
  const different = [...new Map(makeQueries(documents).map((words) => [words.join(' '), words])).values()];
  const makeRound = (round: number, distinct: number): Asked['ask'] =>
    Array.from({ length: questionsAtOnce }, (_, index) => ({
      name: askedCommands[(index % distinct) % askedCommands.length] ?? '',
      options: { about: (different[round * questionsAtOnce + (index % distinct)] ?? []).join(' '), log },
      // People of their own in each round: who asks more than 20 questions in 10 seconds is slowed down.
      user: `person-${round}-${index % peopleAtOnce}`,
    }));
  const rounds = Array.from({ length: runs + 1 }, (_, round) => makeRound(round, questionsAtOnce));
  const shared = Array.from({ length: runs }, (_, round) => makeRound(runs + 1 + round, sharedQuestions));
  const starts = await measureStarts(data, log, runs);
  const ours = await ask(['start', '--data', data], [...rounds, ...shared], typeBeginnings(different, log));
  const bare = await ask(undefined, rounds);
  const steady = await benchSteady(
    repository,
    { data, scratch },
    different.map((words, index) => ({
      name: askedCommands[index % askedCommands.length] ?? '',
      options: { about: words.join(' '), log },
      user: '',
    })),
  );
  const grepped = different.slice(0, runs);
  const gitGrep: number[] = [];
  for (const words of grepped) {
    const patterns = words.map((word) => `--grep=${word}`);
    const args = ['-C', repository, 'log', '--oneline', '--regexp-ignore-case', '--fixed-strings', '--all-match'];
    gitGrep.push((await drain('git', [...args, ...patterns])).seconds * 1000);
  }
  return {
    questions: questionsAtOnce,
    people: peopleAtOnce,
    startToFirstAnswer: summarize(starts, 0),
    rightAfterStart: describeRound(ours.rounds[0] ?? []),
    first: spread(ours.rounds.slice(1, rounds.length)),
    shared: spread(ours.rounds.slice(rounds.length)),
    deferred: ours.deferred.slice(1, rounds.length).reduce((sum, count) => sum + count, 0),
    offered: describeRound(ours.offers.map((took) => Math.round(took * 10) / 10)),
    cpuMillisecondsEach: summarize(ours.cpu.slice(1, rounds.length), 2),
    warnings: ours.count('warn'),
    errors: ours.count('error'),
    withoutPause: steady,
    bare: { first: spread(bare.rounds.slice(1)), cpuMillisecondsEach: summarize(bare.cpu.slice(1), 2) },
    gitGrepMilliseconds: summarize(gitGrep, 0),
  };
}

/** Starts a bot at a service of its own and asks it round by round; without arguments, the bare one. */
async function ask(args: readonly string[] | undefined, rounds: readonly Asked['ask'][], type: Asked['type'] = []) {
  const service = await openService();
  const bot = startBot(args, service);
  await service.ask([{ name: 'count', options: {}, user: 'first' }]);
  const asked: number[][] = [];
  const cpu: number[] = [];
  const deferred: number[] = [];
  for (const [round, questions] of rounds.entries()) {
    process.stderr.write(`questions: ${args ? 'annalist' : 'bare'}, round ${round + 1} of ${rounds.length}\n`);
    const before = await readCpu(bot.child);
    const answered = await service.ask(questions);
    cpu.push(((await readCpu(bot.child)) - before) / questions.length);
    asked.push(answered.firsts.sort((one, other) => one - other));
    deferred.push(answered.deferred);
    if (answered.firsts.length !== questions.length || answered.violations > 0) {
      throw new Error(`${answered.firsts.length} of ${questions.length} were answered, ${answered.violations} wrongly`);
    }
    // What the bot reads ahead and practises at its start is done by then.
    await pause(round === 0 ? 20_000 : 500);
  }
  const { offers } = await service.ask([], type);
  await bot.stop();
  service.end();
  return { rounds: asked, cpu, deferred, offers: offers.sort((one, other) => one - other), count: bot.count };
}

/** Words letter by letter, up to four of them, as somebody who looks for a person, a subsystem or an entry types them. */
function typeBeginnings(queries: readonly string[][], log: string): Asked['type'] {
  const fields = [
    ['who', 'person'],
    ['who', 'subsystem'],
    ['show', 'id'],
  ];
  return queries.slice(-60).flatMap(([word = ''], index) => {
    const [name = '', focused = ''] = fields[index % fields.length] ?? [];
    const lengths = [1, 2, 3, 4].filter((length) => length <= word.length);
    return lengths.map((length) => {
      return { name, options: { log }, focused, value: word.slice(0, length), user: `typist-${index % peopleAtOnce}` };
    });
  });
}

/** Milliseconds from starting the bot to the first answer, each time at a new service, as at a very first start. */
async function measureStarts(data: string, log: string, runs: number): Promise<number[]> {
  const took: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    process.stderr.write(`questions: start ${run + 1} of ${runs}\n`);
    const service = await openService();
    const begun = Date.now();
    const bot = startBot(['start', '--data', data], service);
    const { done } = await service.ask([{ name: 'who', options: { about: 'rename', log }, user: 'first' }]);
    took.push(done - begun);
    await bot.stop();
    service.end();
  }
  return took;
}

function describeRound(sorted: readonly number[]): Round {
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function spread(rounds: readonly (readonly number[])[]): Spread {
  const described = rounds.map(describeRound);
  const over = (name: keyof Round): Figure =>
    summarize(
      described.map((round) => round[name]),
      0,
    );
  return { p50: over('p50'), p99: over('p99'), max: over('max') };
}
