import { once } from 'node:events';
import { startDiscord } from '../support/discord/stand-in.ts';

/**
 * The chat service's stand-in in a process of its own: says on standard output where it is, and, once its standard
 * input has ended, what it counted. Its only argument is how many channels its one server has.
 */
async function main(): Promise<void> {
  const count = Number(process.argv[2]);
  const channels = Array.from({ length: count }, (_, index) => ({
    id: String(1_200_000_000_000_000_000n + BigInt(index)),
    name: `channel-${index}`,
  }));
  const guild = '1100000000000000001';
  const discord = await startDiscord({ guilds: [{ id: guild, name: 'Bench', channels }], openApi: false });
  const { api, token } = discord;
  process.stdout.write(`${JSON.stringify({ api, token, guild, channels: channels.map(({ id }) => id) })}\n`);
  process.stdin.resume();
  await once(process.stdin, 'end');
  const times = discord.requests.map(({ at }) => at).sort((one, other) => one - other);
  const posts = discord.requests.filter(({ method, status }) => method === 'POST' && status === 200);
  const counted = {
    requests: times.length,
    posts: posts.length,
    messages: [...discord.world.messages.values()].length,
    refused: discord.requests.filter(({ status }) => status === 429).length,
    violations: discord.violations.length,
    mostInASecond: countMost(times),
  };
  process.stdout.write(`${JSON.stringify(counted)}\n`);
  await discord.close();
}

/** The most requests in any second, wherever it begins. */
function countMost(times: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[first] ?? time) >= 1000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

await main();
