import type { Reader } from '../../answer/reader.ts';
import { type Actor, managesChannel } from '../../model/actor.ts';
import type { Command, QueryCommand, RawArguments } from '../../model/command.ts';
import { formatCommand } from '../../model/command-text.ts';
import { UserError } from '../../model/errors.ts';
import { nameCommand, say, styled } from '../../render/blocks.ts';
import { renderDiscord } from '../../render/discord.ts';
import type { Mention } from '../../render/discord-line.ts';
import type { DiscordMessage } from '../../render/discord-message.ts';
import type { Asked } from '../ask.ts';
import { makeScheduleList } from './watch-button.ts';

/**
 * The options of a question that say what is watched and how it is told, and what the command that makes subscriptions
 * calls them; all others say of which time, and how much is listed.
 */
const narrowing = new Map(
  Object.entries({
    about: 'about',
    person: 'person',
    role: 'as',
    subsystem: 'subsystem',
    except: 'except',
    merges: 'merges',
    style: 'style',
  }),
);

/** The command that makes subscriptions. */
export const subscribeName = 'subscribe';

/**
 * Asks somebody how often they want to be told of what answers a question. The question stands in the message's footer,
 * where it is found again when the schedule is picked. Throws a UserError where they may not have a subscription made.
 */
export function askSchedule(
  { command, raw }: Asked<QueryCommand<Reader>>,
  log: string,
  { actor, zone, mention }: { actor: Actor; zone: string; mention: Mention },
): DiscordMessage {
  checkWatcher(actor);
  const readAs = formatCommand(command, raw);
  const blocks = [
    {
      kind: 'lead' as const,
      line: say`${styled('strong', say`Watch this here?`)} Pick how often this channel is to be told of what is new for this question in ${styled('strong', log)}.`,
    },
    {
      kind: 'note' as const,
      line: say`Times are those of ${zone}. ${nameCommand(subscribeName)} lets you choose another zone, channel, time and style.`,
    },
    { kind: 'footer' as const, line: say`${log} · read as ${readAs}` },
  ];
  return { embeds: renderDiscord(blocks, { mention }).slice(0, 1), components: makeScheduleList(log) };
}

/** Whether somebody may have a subscription made in the channel that they are in. Throws a UserError where not. */
function checkWatcher(actor: Actor): void {
  if (actor.place.kind !== 'server') throw new UserError('Only channels of a server can watch something.');
  if (actor.channel !== undefined && managesChannel(actor, actor.channel)) return;
  throw new UserError('Only members who may manage this channel can have it watch something.');
}

/**
 * The arguments of the command that makes subscriptions, for what a question asks, of a log, by a schedule. Throws a
 * UserError where the question asks for what no subscription takes.
 */
export function toSubscription(
  { raw }: Pick<Asked, 'raw'>,
  command: Pick<Command<never, never>, 'options'>,
  { log, schedule }: { log: string; schedule: string },
): RawArguments {
  const options = new Set(command.options.map(({ name }) => name));
  const taken: RawArguments = { log, schedule };
  for (const [name, value] of Object.entries(raw)) {
    const option = narrowing.get(name);
    if (option === undefined) continue;
    if (!options.has(option)) throw new UserError(`A subscription knows no ${name}: ask without it, and watch that.`);
    taken[option] = value;
  }
  return { subsystem: 'all', ...taken };
}
