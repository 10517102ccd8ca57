/** Where something is asked. What may be seen there, and which log is meant, depends on it. */
export type Place =
  /** The terminal of the operator, who may see and do everything. */
  | { kind: 'terminal' }
  /** A server of the chat service, by its id. */
  | { kind: 'server'; server: string }
  /** A conversation of somebody with the bot alone, or among people without a server. */
  | { kind: 'direct' };

/** Who asks for an action, where, and what they may do there. */
export interface Actor {
  /** The id of a user of the chat service; `operator` in the terminal. */
  user: string;
  place: Place;
  /** Whether they may manage the server. */
  managesServer: boolean;
  /** The id of the channel in which it is asked; `terminal` in the terminal. */
  channel?: string | undefined;
  /** The ids of the channels that they may manage, as far as it is known: those that what they asked names. */
  managedChannels?: 'all' | readonly string[] | undefined;
}

/** The one channel that a terminal has. */
export const terminalChannel = 'terminal';

/** Whether somebody may manage a channel, as far as it is known. */
export function managesChannel({ managedChannels = [] }: Pick<Actor, 'managedChannels'>, channel: string): boolean {
  return managedChannels === 'all' || managedChannels.includes(channel);
}

/** Whether somebody may know of a subscription: who made it, and who may manage its channel or the server. */
export function mayKnowOf(actor: Actor, { maker, channel }: { maker: string; channel: string }): boolean {
  return actor.managesServer || maker === actor.user || managesChannel(actor, channel);
}
