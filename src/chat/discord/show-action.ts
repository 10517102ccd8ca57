import type { Block } from '../../render/blocks.ts';
import { renderDiscord } from '../../render/discord.ts';
import type { Mention } from '../../render/discord-line.ts';
import type { DiscordMessage } from '../../render/discord-message.ts';

/** What an action came to, as a message. */
export function showAction(blocks: readonly Block[], mention: Mention): DiscordMessage {
  return { embeds: renderDiscord(blocks, { mention }).slice(0, 1), components: [] };
}
