import { onTestFinished } from 'vitest';
import { makeChannels } from '../../src/chat/discord/channels.ts';
import { type StandInOptions, startDiscord } from './discord/stand-in.ts';
import { makeListLogger } from './discord-bot.ts';

/** A role that posts may tell. */
export const role = '1500000000000000001';

/** Opens what posts in channels, against a stand-in for the service; both are closed after the test. */
export async function openChannels(options: StandInOptions = {}, requestLimit?: number) {
  const discord = await startDiscord({ tellRoles: [role], ...options });
  const revoked: string[] = [];
  const ports = {
    logger: makeListLogger(),
    now: () => Date.now(),
    revoked: (reason: string) => void revoked.push(reason),
  };
  const channels = makeChannels({ token: discord.token, api: discord.api, requestLimit }, ports);
  onTestFinished(async () => {
    channels.close();
    await discord.close();
  });
  return { discord, channels, revoked };
}
