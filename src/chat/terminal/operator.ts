import { type Actor, terminalChannel } from '../../model/actor.ts';
import type { DigestDesk } from '../../model/digest-desk.ts';
import { UserError } from '../../model/errors.ts';
import type { SettingsPort } from '../../model/settings.ts';

/** Who sits at the terminal: they may do everything, in no server. */
export const operator: Actor = {
  user: 'operator',
  place: { kind: 'terminal' },
  managesServer: true,
  channel: terminalChannel,
  managedChannels: 'all',
};

/** The settings of servers where there are none. */
export const noServers: SettingsPort = {
  read: () => ({}),
  write: async () => {
    throw new Error('there is no server to set anything for');
  },
  forget: async () => false,
};

async function refuse(): Promise<never> {
  throw new UserError('There are no subscriptions here: a chat that is started by "annalist chat" has them.');
}

/** The subscriptions where there are none. */
export const noDigests: DigestDesk = {
  now: () => 0,
  allowsMinutes: false,
  zone: 'UTC',
  missingPermissions: async () => [],
  subscribe: refuse,
  list: async () => [],
  describe: refuse,
  preview: refuse,
  pause: refuse,
  resume: refuse,
  remove: refuse,
  test: refuse,
  trace: refuse,
};
