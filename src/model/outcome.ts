import type { Day } from './day.ts';
import type { DigestPreview, SubscriptionStatus, TestPost } from './digest-desk.ts';
import type { Note } from './note.ts';
import type { ServerSettings } from './settings.ts';
import type { Subscription } from './subscription.ts';
import type { Trace } from './trace.ts';

/** What an action came to: plain data, as an answer is. */
export type Outcome =
  /** The settings of a server, as they are now; `changed` where the action changed them. */
  | { command: 'settings'; settings: ServerSettings; changed: boolean }
  /** What was known of a server is forgotten; `had` where there was anything. */
  | { command: 'settings forget'; had: boolean }
  | SubscriptionOutcome;

/** What an action on subscriptions came to. */
export type SubscriptionOutcome =
  /**
   * A subscription was made, or is shown; with the digest that its next post would be now, where there is any, and with
   * what names and words mean where that is not what was typed.
   */
  | {
      command: 'subscribe' | 'subscriptions show';
      status: SubscriptionStatus;
      preview?: DigestPreview | undefined;
      notes?: Note[] | undefined;
    }
  /** Of so many in all, those made last. */
  | { command: 'subscriptions list'; subscriptions: SubscriptionStatus[]; total: number }
  /** `changed`: it was not so before. */
  | { command: 'subscriptions pause' | 'subscriptions resume'; status: SubscriptionStatus; changed: boolean }
  | { command: 'subscriptions remove'; subscription: Subscription }
  | { command: 'subscriptions test'; subscription: Subscription; post: TestPost }
  | { command: 'subscriptions trace'; subscription: Subscription; entry: TracedEntry; trace: Trace };

/** An entry that is asked about; a day without text has neither a headline nor an address. */
export interface TracedEntry {
  id: string;
  date: Day;
  headline?: string | undefined;
  url?: string | undefined;
}
