/** A server to begin with. */
export interface GuildSeed {
  id: string;
  name: string;
  /** Its channels; the first is where questions are asked unless told otherwise. */
  channels: { id: string; name: string }[];
}

/** What a test may choose of the stand-in; each has a default that is as strict as the service, or stricter. */
export interface StandInOptions {
  token?: string;
  applicationId?: string;
  guilds?: GuildSeed[];
  /** Refuse every message and edit that does not turn mentions off. On by default. */
  mentionsOff?: boolean;
  /** Roles that a message may mention nevertheless. */
  tellRoles?: string[];
  /** Let the bot have privileged intents. Off by default. */
  privilegedIntents?: boolean;
  /** Hold bodies against the service's own description when it is at hand. On by default. */
  openApi?: boolean;
  /** Requests a second, over all routes but those of interactions. 50 by default; `Infinity` for no limit. */
  globalLimit?: number;
  /** Refuse what exceeds a route's own limit. On by default. */
  routeLimits?: boolean;
  /** Milliseconds for the first answer to an interaction. 3,000 by default. */
  answerWindow?: number;
  /** Milliseconds that an interaction's token lives. 15 minutes by default. */
  tokenLife?: number;
  /** Milliseconds that a nonce is remembered. Five minutes by default. */
  nonceLife?: number;
  /** Milliseconds between heartbeats that the gateway asks for. */
  heartbeat?: number;
  /** Milliseconds that a helper waits for an answer that was deferred, before the test fails. 10,000 by default. */
  patience?: number;
}

/** The options with every default filled in. */
export type StandInSettings = Required<StandInOptions>;

/** The servers of a stand-in that was not given any: two, so that a test can see what leaks from one to the other. */
const defaultGuilds: GuildSeed[] = [
  { id: '1100000000000000001', name: 'Kernel', channels: [{ id: '1200000000000000001', name: 'general' }] },
  { id: '1100000000000000002', name: 'Elsewhere', channels: [{ id: '1200000000000000002', name: 'lobby' }] },
];

/** Fills in what a test left out. */
export function fillSettings(options: StandInOptions): StandInSettings {
  const applicationId = options.applicationId ?? '1300000000000000001';
  const head = Buffer.from(applicationId).toString('base64url');
  return {
    token: `${head}.Gstand.${'in'.repeat(19)}`,
    guilds: defaultGuilds,
    mentionsOff: true,
    tellRoles: [],
    privilegedIntents: false,
    openApi: true,
    globalLimit: 50,
    routeLimits: true,
    answerWindow: 3000,
    tokenLife: 15 * 60_000,
    nonceLife: 5 * 60_000,
    heartbeat: 41_250,
    patience: 10_000,
    ...options,
    applicationId,
  };
}
