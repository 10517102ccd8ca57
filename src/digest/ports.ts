import type { FindPosted } from '../answer/digest-reverted.ts';
import type { Day } from '../model/day.ts';
import type { Digest, Reverted, Stretch } from '../model/digest.ts';
import type { DigestStore } from '../model/digest-state.ts';
import type { Ranges } from '../model/ranges.ts';
import type { RenderedMessage, Subscription } from '../model/subscription.ts';
import type { Watch } from '../model/watch.ts';

export type { DigestState, DigestStore } from '../model/digest-state.ts';

/** Why a message did not go out. */
export type SendFailure =
  /** Nothing can be said of whether it did: a broken socket, no answer, 5xx, a rate limit. It is tried again. */
  | { kind: 'again'; reason: string; afterMilliseconds?: number | undefined }
  /** It did not and never will until somebody changes something: no permission, no such channel or server. */
  | { kind: 'stopped'; reason: string }
  /** The service takes no such message, whatever anybody changes: its shape is wrong. Others may go out. */
  | { kind: 'refused'; reason: string };

export type SendResult = { kind: 'sent'; id: string } | SendFailure;

/** Where posts go: the chat service, or a terminal. */
export interface Channels {
  /** Sends a message at most once for each nonce within the service's memory of a few minutes. */
  send(channel: string, message: RenderedMessage, mention: string | undefined): Promise<SendResult>;
  /**
   * Looks for a message of ours that shows a mark, in what the channel got since an instant by our clock, and in its
   * newest hundred messages in any case, because the service has a clock of its own; undefined where it is not.
   */
  find(channel: string, mark: string, since: number): Promise<{ id: string } | undefined | SendFailure>;
  /**
   * What the bot may not do in a channel and needs for posting there, to mention a role too, in words; empty where all
   * is well.
   */
  missingPermissions(channel: string, mention?: string): Promise<string[]>;
  /**
   * Tells somebody by direct message. False where it did not arrive and may another time; true also where it never will,
   * because somebody takes no such messages.
   */
  tell(user: string, sentence: string): Promise<boolean>;
  /** The address of a posted message, where there is one. */
  link(server: string | undefined, channel: string, message: string): string | undefined;
}

/** A log as digests read it, as it was when it was opened. */
export interface DigestLog {
  /** What tells it from a log that takes its name later. */
  id?: string | undefined;
  /** How many records it has: the number of the next one to come. */
  records: number;
  /** The days that records with smaller numbers have, in calendar order, each with how many. */
  daysBelow(number: number): Promise<readonly { date: Day; records: number }[]>;
  /** The digest of a stretch: it lists at most `limit` entries, with their texts where it is to be `full`. */
  compose(watch: Watch, stretch: Stretch, options: { limit: number; full: boolean }): Promise<Digest>;
  /**
   * What a told stretch of numbers leaves behind: how many records before it were to be told in it, because they were gone
   * and came back, and those that are gone now and were never told. Absent of a log that loses nothing.
   */
  settle?(stretch: Extract<Stretch, { kind: 'numbers' }>): { returned: number; missed: Ranges };
  /** The changes that `findPosted` says were posted, and that were taken back in a stretch. */
  findReverted(watch: Watch, stretch: Stretch, findPosted: FindPosted): Promise<Reverted[]>;
}

/**
 * Makes the bodies of a digest's messages, one at least. Each shows its own mark: `makeMark(mark, 0)` the first,
 * `makeMark(mark, 1)` the second, and so on.
 */
export type RenderDigest = (
  digest: Digest,
  subscription: Subscription,
  mark: string,
  options?: RenderOptions,
) => RenderedMessage['body'][];

/** How a post differs from the usual one. */
export interface RenderOptions {
  /** It is a trial that counts for nothing, and says so. */
  isTest?: boolean | undefined;
}

/** What a round of digests works with. */
export interface RoundPorts {
  store: DigestStore;
  channels: Channels;
  /**
   * The log of a subscription as its place may see it. Throws a UserError with the code `not-found` where there is none
   * for it.
   */
  openLog(subscription: Pick<Subscription, 'server' | 'log'>): Promise<DigestLog>;
  render: RenderDigest;
  /** Milliseconds since 1970. */
  now(): number;
}
