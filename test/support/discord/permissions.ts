import { makeError } from './api-error.ts';
import { memberPermissions } from './payloads.ts';
import type { Channel, World } from './world.ts';

/** Bits of permissions. */
export const permissionBits = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  view: 1n << 10n,
  send: 1n << 11n,
  embed: 1n << 14n,
  history: 1n << 16n,
  sendInThreads: 1n << 38n,
} as const;

/** What the bot may do in a channel. */
export function permissionsOfBot(world: World, channel: Channel): bigint {
  const guild = world.guilds.get(channel.guildId ?? '');
  if (guild === undefined) return ~0n;
  const own = world.settings.applicationId;
  const roles = (guild.roles ?? []).filter(({ id }) => guild.botRoles?.includes(id));
  let granted = guild.everyone ?? memberPermissions;
  for (const { permissions } of roles) granted |= permissions;
  if ((granted & permissionBits.administrator) !== 0n) return ~0n;
  const overwrites = (world.channels.get(channel.parentId ?? '') ?? channel).overwrites ?? [];
  const layers = [[guild.id], roles.map(({ id }) => id), [own]];
  for (const ids of layers) {
    const chosen = overwrites.filter(({ id }) => ids.includes(id));
    for (const { deny = 0n } of chosen) granted &= ~deny;
    for (const { allow = 0n } of chosen) granted |= allow;
  }
  return granted;
}

/** Throws the service's refusal where the bot lacks a permission: 50001 where it does not see the channel, else 50013. */
export function requirePermission(world: World, channel: Channel, bit: bigint): void {
  const granted = permissionsOfBot(world, channel);
  if ((granted & permissionBits.view) === 0n) throw makeError(50001);
  if ((granted & bit) === 0n) throw makeError(50013);
}
