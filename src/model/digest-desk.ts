import type { Day } from './day.ts';
import type { Digest } from './digest.ts';
import type { Pace, Subscription } from './subscription.ts';
import type { Trace } from './trace.ts';

/** What somebody chose for a subscription. */
export type Wish = Pick<
  Subscription,
  'server' | 'channel' | 'maker' | 'log' | 'watch' | 'schedule' | 'zone' | 'style' | 'whenEmpty' | 'mention'
> & {
  /** To tell of the log's past too, from a day on, so much at a time. */
  replay?: { since: Day; pace: Pace } | undefined;
};

/** A subscription, and what is to come of it. */
export interface SubscriptionStatus {
  subscription: Subscription;
  /** Its schedule in words, `every Monday at 09:00`. */
  schedule: string;
  /** When it is due the next times, in milliseconds since 1970; none where it does not go on by itself. */
  dates: number[];
  /** How many changes wait for its posts; undefined where its log cannot be read, and `problem` says why. */
  waiting?: number | undefined;
  problem?: string | undefined;
  /** A post that is being sent: how many of its messages went out, and what went wrong at last. */
  sending?: { sent: number; of: number; trouble?: string | undefined; again?: number | undefined } | undefined;
}

/** A digest as the subscription's next post would be. */
export interface DigestPreview {
  digest: Digest;
  style: Subscription['style'];
  /** Nothing is new: the digest is of the last days that have something, as an example. */
  isExample: boolean;
}

/** A trial post. */
export interface TestPost {
  messages: number;
  /** The address of the first, where the place has addresses. */
  link?: string | undefined;
}

/** Keeps subscriptions for people; instants are milliseconds since 1970. Ids that are given are of listed subscriptions. */
export interface DigestDesk {
  now(): number;
  /** Whether `every minute` may be asked for. */
  allowsMinutes: boolean;
  /** The zone that is meant where none is named. */
  zone: string;
  /** What the bot may not do in a channel and needs for posting there, to mention a role too; empty where all is well. */
  missingPermissions(channel: string, mention?: string): Promise<string[]>;
  subscribe(wish: Wish): Promise<Subscription>;
  /** The subscriptions of a server, or without one those of the terminal, in the order in which they were made. */
  list(server: string | undefined): Promise<Subscription[]>;
  describe(subscription: Subscription): Promise<SubscriptionStatus>;
  /** What the next post would say now; undefined where the log has nothing at all for it. */
  preview(subscription: Subscription): Promise<DigestPreview | undefined>;
  /** Each gives the subscription as it is then, or as it was before it was removed. */
  pause(id: string): Promise<Subscription>;
  resume(id: string): Promise<Subscription>;
  remove(id: string): Promise<Subscription>;
  /** Posts the preview as a trial, which counts for nothing. Throws a UserError where it cannot be posted. */
  test(subscription: Subscription): Promise<TestPost>;
  /** What became of a record, by its number, those of it and its twins, and its author's day. */
  trace(
    subscription: Subscription,
    record: { sequence: number; numbers: readonly number[]; date: Day },
  ): Promise<Trace>;
}
