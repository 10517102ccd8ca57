import type { Config } from '../config.ts';
import type { Channels, RenderDigest } from '../digest/ports.ts';
import type { Logger } from '../ops/log-port.ts';

/** The chat service, as far as posts need it. */
export interface Service {
  channels: Channels & { close(): void };
  render: RenderDigest;
  /** Why the service does not take the token any more, once it does not. */
  revoked(): string | undefined;
}

/** Opens the service for one round. The library behind it is loaded only then: it takes half a second. */
export async function openService(config: Config): Promise<Service> {
  const { discordToken: token = '', discordApi: api } = config;
  const [{ makeChannels }, { renderDiscordDigest }] = await Promise.all([
    import('../chat/discord/channels.ts'),
    import('../chat/discord/render-digest.ts'),
  ]);
  let reason: string | undefined;
  const revoked = (sentence: string): void => {
    reason = sentence;
  };
  const channels = makeChannels({ token, api }, { logger: await openLogger(config), now: () => Date.now(), revoked });
  return { channels, render: renderDiscordDigest, revoked: () => reason };
}

/** The log of the operator, which never tells the token. */
export async function openLogger(config: Config): Promise<Logger> {
  const { makeLogger } = await import('../ops/logger.ts');
  const { discordToken, logLevel: level, jsonLogs: json } = config;
  const colors = process.stderr.isTTY === true && !config.noColor && !config.isDumb;
  return makeLogger({ level, json, colors, secrets: discordToken === undefined ? [] : [discordToken] });
}
