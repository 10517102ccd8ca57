import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { toNumber, toObject } from '../support/discord/json.ts';
import { startDiscord } from '../support/discord/stand-in.ts';
import { askedSchema } from './asking-lines.ts';

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
    const { ask, type } = askedSchema.parse(JSON.parse(line));
    while (!discord.gateway.ready || discord.commands().length === 0) await pause(5);
    answered = { firsts: [], deferred: 0 };
    await Promise.all(ask.map((question) => discord.slash(question)));
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

await main();
