import type { Actor } from '../../model/actor.ts';
import type { SettingsPort } from '../../model/settings.ts';

/** Who sits at the terminal: they may do everything, in no server. */
export const operator: Actor = { user: 'operator', place: { kind: 'terminal' }, managesServer: true };

/** The settings of servers where there are none. */
export const noServers: SettingsPort = {
  read: () => ({}),
  write: async () => {
    throw new Error('there is no server to set anything for');
  },
  forget: async () => false,
};
