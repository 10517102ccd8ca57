import * as z from 'zod';
import { daySchema } from './day.ts';
import { watchSchema } from './watch.ts';

/** How much of the log's past one replayed post covers. */
export const paces = ['day', 'week', 'month'] as const;

/** Instants are milliseconds since 1970. */
const instant = z.number().int();
const count = z.number().int().min(0);

/** Numbers of records, in ranges from the first up to, and without, the second. */
const ranges = z.array(z.tuple([count, count]));

/** What a post tells of, and the delivery that becomes one. */
const told = {
  /** The records it settles: from this number up to, and without, the other; of a replayed post the days instead. */
  from: count,
  to: count,
  /** The records before these that it was to tell of where they had come back. */
  missed: ranges.optional(),
  since: daySchema.optional(),
  until: daySchema.optional(),
  /** Records in it, and records that were left out. */
  posted: count,
  leftOut: count,
};

/** A post that was delivered. */
const postSchema = z.object({
  at: instant,
  ...told,
  /** The ids of its messages, in order. */
  messages: z.array(z.string()),
  /** Why the service did not take it: its records count as failed, and not as posted. */
  failed: z.string().optional(),
});

/** The part of the log's past that is still to be posted: from this day on, so much at a time. */
const replaySchema = z.object({ pace: z.enum(paces), next: daySchema });

/** Somebody's wish that a channel be told of what is new in a log, and how far that has come. */
export const subscriptionSchema = z.object({
  /** Short, for people. */
  id: z.string().regex(/^[a-z0-9]{3,12}$/),
  /** The ids of the server (absent in the terminal), the channel and the user who made it. */
  server: z.string().optional(),
  channel: z.string(),
  maker: z.string(),
  made: instant,
  log: z.string(),
  /** The log that had this name then: one that is removed and imported again numbers its records anew. */
  logId: z.string().optional(),
  watch: watchSchema,
  /** As it was typed; `parseSchedule` reads it. */
  schedule: z.string(),
  zone: z.string(),
  style: z.enum(['line', 'full']),
  whenEmpty: z.enum(['silent', 'say']),
  /** The id of the one role that its posts may mention. */
  mention: z.string().optional(),
  /** While the log's past is posted as if it were happening: the first day that was not posted yet. */
  replay: replaySchema.optional(),
  /** Of a replay: the first day that it was to tell of. */
  replayed: daySchema.optional(),
  /** The number of the first record it was to tell of; of a replay where the log ended at its start. */
  began: count,
  /** Of a replay: how many records of its past it had to tell of, all of them with smaller numbers than `began`. */
  past: count.optional(),
  /** Records with smaller numbers are settled: told, left out, or in an open delivery. */
  next: count,
  /** Of these, records that the source did not have then, and that were told under no other hash. */
  missed: ranges.optional(),
  /** How many such records it had to tell of later, because they came back. */
  returned: count.optional(),
  /** Whatever was due up to here is settled. */
  settled: instant,
  state: z.enum(['active', 'paused', 'stopped']),
  /** Why it is stopped, for its maker. */
  reason: z.string().optional(),
  /** Its maker is still to be told that it is stopped. */
  untold: z.boolean().optional(),
  /** Of all its posts: records told, left out, and given up. */
  posted: count,
  leftOut: count,
  failed: count,
  /** How many posts there were, and the latest of them. */
  posts: count,
  recent: z.array(postSchema),
});

/** A message as it is to be sent: the service's own shape, or a terminal's text. */
const renderedMessageSchema = z.object({
  nonce: z.string().min(1).max(25),
  /** What the message itself shows, so that it can be found again in its channel. */
  mark: z.string().min(1),
  body: z.json(),
  /** Its id once it was sent. */
  id: z.string().optional(),
});

/** Messages that are to be delivered, written down before the first is sent. */
export const deliverySchema = z.object({
  id: z.string(),
  subscription: z.string(),
  channel: z.string(),
  made: instant,
  ...told,
  messages: z.array(renderedMessageSchema),
  /** Where its subscription stood before, to go back to where no message of it went out. */
  before: z.object({
    next: count,
    missed: ranges.optional(),
    returned: count.optional(),
    replay: replaySchema.optional(),
    settled: instant,
  }),
  /** How often sending failed, with what at last, and when it is tried again. */
  tries: count,
  trouble: z.string().optional(),
  again: instant.optional(),
  /** The service asked to be left alone until then. */
  quietUntil: instant.optional(),
  /** It was given up once, and its subscription was resumed then. */
  resumed: instant.optional(),
});

export type Subscription = z.infer<typeof subscriptionSchema>;
export type Replay = z.infer<typeof replaySchema>;
export type Pace = Replay['pace'];
export type Post = z.infer<typeof postSchema>;
export type Delivery = z.infer<typeof deliverySchema>;
export type RenderedMessage = z.infer<typeof renderedMessageSchema>;
