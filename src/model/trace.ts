import type { Subscription } from './subscription.ts';
import type { Watch } from './watch.ts';

/** What became of a record in a subscription. */
export type Trace =
  | { kind: 'before-began' }
  /** It comes with a post that is due then; absent where the subscription does not go on by itself. */
  | { kind: 'waiting'; due?: number | undefined; state: Subscription['state']; reason?: string | undefined }
  | { kind: 'left-out'; by: keyof Watch | 'gone' }
  /** It is in messages that are being sent; with what went wrong at last, and when it is tried again. */
  | { kind: 'sending'; sent: number; of: number; trouble?: string | undefined; again?: number | undefined }
  | { kind: 'posted'; at: number; messages: readonly string[]; link?: string | undefined }
  | { kind: 'failed'; at: number; reason: string }
  /** In a post that is too old to be known by itself: before that instant. */
  | { kind: 'posted-before'; at: number };
