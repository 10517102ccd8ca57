import { onTestFinished } from 'vitest';
import { type StandIn, type StandInOptions, startDiscord } from './discord/stand-in.ts';

/** Opens a stand-in for the service, which is closed after the test. */
export async function openService(options?: StandInOptions): Promise<StandIn> {
  const discord = await startDiscord(options);
  onTestFinished(() => discord.close());
  return discord;
}

/** The environment in which a process of the program finds it. */
export const envOf = (discord: StandIn, more: Record<string, string> = {}): Record<string, string> => ({
  DISCORD_TOKEN: discord.token,
  DISCORD_API: discord.api,
  ...more,
});
