import type { ServerSettings, SettingsPort } from '../../src/model/settings.ts';

/** Settings that stand in memory. */
export function makeMemorySettings(kept: Record<string, ServerSettings> = {}): SettingsPort {
  const servers = new Map(Object.entries(kept));
  return {
    read: (server) => servers.get(server) ?? {},
    write: async (server, settings) => void servers.set(server, settings),
    forget: async (server) => servers.delete(server),
  };
}
