import { PermissionFlagsBits as bits, ChannelType } from 'discord.js';
import { isRecord, type JsonRecord, readBits, readRecords, readText, readTexts } from './read-json.ts';

/** What decides what the bot may do in a channel, as the service's interface tells it. */
export interface Surroundings {
  guild: JsonRecord;
  /** The bot as a member of the server. */
  member: JsonRecord;
  channel: JsonRecord;
  /** Of a thread, the channel that it belongs to. */
  parent?: JsonRecord | undefined;
  /** Whether the bot takes part in the thread, which a private one asks for. */
  isInThread?: boolean | undefined;
}

const threads: readonly unknown[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];
const voices: readonly unknown[] = [ChannelType.GuildVoice, ChannelType.GuildStageVoice];

/** Whether a channel is a thread; a post of a forum is one. */
export function isThread({ type }: JsonRecord): boolean {
  return threads.includes(type);
}

/** Why a channel takes no messages, whatever is permitted; undefined where it takes them. */
export function explainKind({ type }: JsonRecord): string | undefined {
  switch (type) {
    case ChannelType.GuildForum:
    case ChannelType.GuildMedia:
      return 'A forum takes no messages of its own: choose one of its posts.';
    case ChannelType.GuildCategory:
      return 'A category takes no messages: choose one of its channels.';
    case ChannelType.GuildDirectory:
      return 'This channel takes no messages: choose another one.';
    default:
      return undefined;
  }
}

/**
 * What the bot may not do in a channel and needs there for posting, to mention a role too, by the names that the
 * service's settings show.
 */
export function listMissing(
  around: Surroundings,
  { now, mention }: { now: number; mention?: string | undefined },
): string[] {
  const { guild, channel, member } = around;
  const granted = computePermissions(around);
  const has = (bit: bigint): boolean => (granted & bit) !== 0n;
  const missing: string[] = [];
  const need = (bit: bigint, name: string): void => {
    if (!has(bit)) missing.push(name);
  };
  need(bits.ViewChannel, 'View Channel');
  if (isThread(channel)) need(bits.SendMessagesInThreads, 'Send Messages in Threads');
  else need(bits.SendMessages, 'Send Messages');
  need(bits.EmbedLinks, 'Embed Links');
  need(bits.ReadMessageHistory, 'Read Message History');
  if (voices.includes(channel.type)) need(bits.Connect, 'Connect');
  if (channel.type === ChannelType.PrivateThread && around.isInThread !== true) {
    need(bits.ManageThreads, 'Manage Threads (or being added to the private thread)');
  }
  const { thread_metadata: thread } = channel;
  if (isRecord(thread) && thread.locked === true) need(bits.ManageThreads, 'Manage Threads (the thread is locked)');
  // Of a role that it may not mention nobody would be told.
  if (mention !== undefined && !isForAll(guild, mention)) {
    need(bits.MentionEveryone, 'Mention All Roles (or let anybody mention that role)');
  }
  if (isTimedOut(member, now) && !has(bits.Administrator)) missing.push('an end to its timeout');
  return missing;
}

/**
 * What the bot may do in a channel: what its roles allow, then what the channel says otherwise of everyone, of its roles
 * and of itself (the service's documentation, "Permission Overwrites").
 */
function computePermissions({ guild, member, channel, parent }: Surroundings): bigint {
  const everyone = readText(guild.id);
  const own = isRecord(member.user) ? readText(member.user.id) : undefined;
  const roles = new Set(readTexts(member.roles));
  const base = readRecords(guild.roles)
    .filter(({ id }) => id === everyone || (typeof id === 'string' && roles.has(id)))
    .reduce((sum, { permissions }) => sum | readBits(permissions), 0n);
  if (guild.owner_id === own || (base & bits.Administrator) !== 0n) return ~0n;
  const overwrites = readRecords((parent ?? channel).permission_overwrites);
  const apply = (granted: bigint, chosen: readonly JsonRecord[]): bigint => {
    const deny = chosen.reduce((sum, one) => sum | readBits(one.deny), 0n);
    const allow = chosen.reduce((sum, one) => sum | readBits(one.allow), 0n);
    return (granted & ~deny) | allow;
  };
  const ofEveryone = overwrites.filter(({ id }) => id === everyone);
  const ofRoles = overwrites.filter(({ id }) => id !== everyone && typeof id === 'string' && roles.has(id));
  const ofItself = overwrites.filter(({ id }) => id === own);
  const granted = apply(apply(apply(base, ofEveryone), ofRoles), ofItself);
  // Who may not see a channel may do nothing in it.
  return (granted & bits.ViewChannel) === 0n ? 0n : granted;
}

/** Whether anybody may mention a role. */
function isForAll({ roles }: JsonRecord, role: string): boolean {
  return readRecords(roles).some(({ id, mentionable }) => id === role && mentionable === true);
}

function isTimedOut({ communication_disabled_until: until }: JsonRecord, now: number): boolean {
  return typeof until === 'string' && Date.parse(until) > now;
}
