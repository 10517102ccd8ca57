/**
 * Fits the weights of `src/search/soft-rank.ts` on the sets that are there to tune by.
 *
 *   npx tsx test/questions/fit.ts DATA        (a data folder with the logs of the sets, the program built)
 *
 * Of the changes that are compared for a question, the right ones are made likely (a softmax over the scores, held near
 * plain weights by the sum of squares). Prints for each log how many right changes come first by weights that were fitted without it, with
 * those as they are beside, and then the weights of all logs together.
 */
import type { WeighedChange } from '../../src/answer/weigh-changes.ts';
import { type RankedPart, rankedParts, rankWeights } from '../../src/search/soft-rank.ts';
import { openComparing, openLog } from '../bench/program.ts';
import { readSets } from './sets.ts';

/** The changes compared for a question: their parts, what else is added to the score, and which of them are right. */
interface Compared {
  log: string;
  parts: number[][];
  rest: number[];
  right: boolean[];
}

function toCompared(log: string, changes: readonly WeighedChange[], commits: readonly string[]): Compared {
  const parts = changes.map(({ fit, facts }) => rankedParts.map((part) => ({ ...fit, ...facts })[part]));
  const own = weigh(pickWeights(rankWeights), parts);
  return {
    log,
    parts,
    rest: changes.map(({ score }, index) => score - (own[index] ?? 0)),
    right: changes.map(({ entry }) => commits.includes(entry.id)),
  };
}

const pickWeights = (weights: Record<RankedPart, number>): number[] => rankedParts.map((part) => weights[part]);
const weigh = (weights: readonly number[], parts: readonly number[][]): number[] =>
  parts.map((row) => row.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0));

/** What one would take without any question: what a few parts count does not move far from here. */
const plain: Record<RankedPart, number> = {
  score: 0.4,
  coverage: 0.4,
  nearness: 0.3,
  focus: 0.3,
  things: 0.3,
  actions: 0.2,
  length: -0.1,
  text: 0.2,
  role: 0.3,
};

const [steps, pace, held, sharpness] = [3000, 0.002, 20, 6];

/** Climbs to the weights under which the right changes are likeliest. */
function fit(questions: readonly Compared[]): number[] {
  const usable = questions.filter(({ right }) => right.includes(true));
  const prior = pickWeights(plain);
  let weights = prior;
  for (let step = 0; step < steps; step += 1) {
    const slope = weights.map((weight, part) => -2 * held * (weight - (prior[part] ?? 0)));
    for (const { parts, rest, right } of usable) {
      const scores = weigh(weights, parts).map((score, index) => score + (rest[index] ?? 0));
      const top = Math.max(...scores);
      const chances = scores.map((score) => Math.exp(sharpness * (score - top)));
      const all = chances.reduce((sum, chance) => sum + chance, 0);
      const fair = chances.reduce((sum, chance, index) => sum + (right[index] ? chance : 0), 0);
      for (const [index, row] of parts.entries()) {
        const chance = chances[index] ?? 0;
        const pull = sharpness * ((right[index] ? chance / Math.max(fair, 1e-12) : 0) - chance / all);
        for (const [part, value] of row.entries()) slope[part] = (slope[part] ?? 0) + pull * value;
      }
    }
    weights = weights.map((weight, part) => weight + pace * (slope[part] ?? 0));
  }
  return weights;
}

function countFirst(questions: readonly Compared[], weights: readonly number[]): number {
  return questions.filter(({ parts, rest, right }) => {
    const scores = weigh(weights, parts).map((score, index) => score + (rest[index] ?? 0));
    return right[scores.indexOf(Math.max(...scores))] === true;
  }).length;
}

async function main([data = '']: readonly string[]): Promise<void> {
  const compared: Compared[] = [];
  for (const { name, log, questions } of readSets()) {
    if (name.endsWith('-measure')) continue;
    const { reader } = await openLog(data, log);
    const compare = await openComparing(reader);
    for (const { question, now = '2026-01-01', expect } of questions) {
      if (expect.commits === undefined || expect.nothing) continue;
      const changes = await compare(question, now);
      if (changes) compared.push(toCompared(log, changes, expect.commits));
    }
  }
  for (const log of new Set(compared.map((one) => one.log))) {
    const own = compared.filter((one) => one.log === log);
    const left = countFirst(own, fit(compared.filter((one) => one.log !== log)));
    const now = countFirst(own, pickWeights(rankWeights));
    process.stdout.write(`${log.padEnd(10)} ${left} of ${own.length} without it, ${now} as they are\n`);
  }
  const weights = fit(compared);
  for (const [index, part] of rankedParts.entries()) {
    process.stdout.write(`${part.padEnd(10)} ${(weights[index] ?? 0).toFixed(2)}\n`);
  }
}

await main(process.argv.slice(2));
