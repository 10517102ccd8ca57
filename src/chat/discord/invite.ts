import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/** What the bot needs to be allowed in a server: to answer, to show pictures, and to post digests. */
const permissions = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
];

/** The link by which somebody who manages a server brings the bot there, with no more rights than it needs. */
export function makeInvite(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  link.searchParams.set('permissions', String(permissions.reduce((sum, bit) => sum | bit, 0n)));
  return link.href;
}
