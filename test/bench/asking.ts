import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { toNumber, toObject } from '../support/discord/json.ts';
import { type StandIn, startDiscord } from '../support/discord/stand-in.ts';
import { askedSchema } from './asking-lines.ts';

type Asked = z.infer<typeof askedSchema>;

const callback = '/interactions/:interaction/:token/callback';
const deferral = 5;

/**
 * The chat service's stand-in in a process of its own, with the people who ask: says on standard output where it is,
 * and then of each line with questions what became of them, and of what was typed. It ends with its standard input.
 */
async function main(): Promise<void> {
  const discord = await startDiscord({ openApi: false, answerWindow: 20_000 });
  const { api, token, world } = discord;
  let answered: { firsts: number[]; deferred: number } = { firsts: [], deferred: 0 };
  world.listeners.push(({ route, path, json, status }) => {
    if (route !== callback || status >= 300) return;
    const interaction = world.interactions.get(path.split('/')[3] ?? '');
    answered.firsts.push(Date.now() - (interaction?.createdAt ?? Number.NaN));
    if (toNumber(toObject(json).type) === deferral) answered.deferred += 1;
  });
  process.stdout.write(`${JSON.stringify({ api, token })}\n`);
  for await (const line of createInterface(process.stdin)) {
    const { ask, type, withoutPause } = askedSchema.parse(JSON.parse(line));
    while (!discord.gateway.ready || discord.commands().length === 0) await pause(5);
    answered = { firsts: [], deferred: 0 };
    if (withoutPause) await askOn(discord, ask, withoutPause);
    else await Promise.all(ask.map((question) => discord.slash(question)));
    const { firsts, deferred } = answered;
    const done = Date.now();
    const offers: number[] = [];
    for (const typed of type) {
      const sent = performance.now();
      await discord.complete(typed);
      offers.push(performance.now() - sent);
    }
    const told = { firsts, deferred, offers, done, violations: discord.violations.length };
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
  await discord.close();
}

/** Has some people ask the questions in turn, each the next one once they have their answer. */
async function askOn(
  discord: StandIn,
  questions: Asked['ask'],
  { people, seconds }: NonNullable<Asked['withoutPause']>,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  let asked = 0;
  const askNext = async (): Promise<void> => {
    while (performance.now() < end) {
      const question = questions[asked % questions.length];
      asked += 1;
      // Somebody else each time: who asks more than 20 questions in 10 seconds is slowed down.
      if (question) await discord.slash({ ...question, user: `person-${asked % 20_000}` });
    }
  };
  await Promise.all(Array.from({ length: people }, askNext));
}

await main();
