import type { Outcome } from '../../model/outcome.ts';
import { renderDiscord } from '../../render/discord.ts';
import type { Mention } from '../../render/discord-line.ts';
import type { DiscordEmbed, DiscordMessage } from '../../render/discord-message.ts';
import { renderOutcome } from '../../render/outcome-blocks.ts';
import { renderPreview } from './render-digest.ts';

/** The most characters of all texts of a message's embeds together. */
const longestTogether = 6000;

/** What an action came to, as a message: what there is to say, and below it a preview just as it would be posted. */
export function showAction(outcome: Outcome, mention: Mention): DiscordMessage {
  const said = renderDiscord(renderOutcome(outcome, { isDigestApart: true }), { mention }).slice(0, 1);
  if (!('preview' in outcome) || outcome.preview === undefined) return { embeds: said, components: [] };
  const { preview, status } = outcome;
  const room = longestTogether - said.reduce((sum, embed) => sum + measureEmbed(embed), 0);
  const whole = renderPreview(preview, status.subscription);
  const shown = measureEmbed(whole) <= room ? whole : renderPreview(preview, status.subscription, room);
  return { embeds: [...said, shown], components: [] };
}

const measureEmbed = ({ description = '', footer }: DiscordEmbed): number =>
  description.length + (footer?.text.length ?? 0);
