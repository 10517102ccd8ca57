import * as z from 'zod';
import { formatWhen } from './instant.ts';

const instant = z.number().int();

/** How a configured source has fared, as it is kept; instants are milliseconds since 1970. */
export const sourceStateSchema = z.object({
  /** A mark of the address: what is known of another address is of no use. */
  of: z.string(),
  /** When the last try began. */
  tried: instant,
  /** When the last try that succeeded began. */
  succeeded: instant.optional(),
  /** Since when it fails, why, how often in a row, and when it is tried again; all absent while it does not fail. */
  failing: z.object({ since: instant, reason: z.string(), tries: z.number().int().min(1), next: instant }).optional(),
  /** What a server on the network is asked with, so that it sends what is new alone. */
  known: z
    .object({
      isGit: z.boolean().optional(),
      version: z.object({ etag: z.string().optional(), lastModified: z.string().optional() }).optional(),
    })
    .optional(),
});

export type SourceState = z.infer<typeof sourceStateSchema>;

/** Where the source of a log stands, as `/logs` tells it. Instants as in `refreshed` of a log. */
export interface SourceStanding {
  /** When it is refreshed, in words; absent where that is done by hand. */
  schedule?: string | undefined;
  /** Since when it cannot be read, and why; absent where it can. `next` is absent where nothing tries it again by itself. */
  failing?: { since: string; reason: string; next?: string | undefined } | undefined;
}

/** How a refresh ended, as a process tells it that did one. `since` and `next` are ISO instants; a log without a schedule has no `next`. */
const toldOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({
    log: z.string(),
    outcome: z.literal('refreshed'),
    report: z.object({ added: z.number(), gone: z.number(), restored: z.number() }),
  }),
  z.object({ log: z.string(), outcome: z.literal('unchanged') }),
  z.object({
    log: z.string(),
    outcome: z.literal('failed'),
    reason: z.string(),
    since: z.string(),
    next: z.string().optional(),
  }),
  z.object({ log: z.string(), outcome: z.literal('busy'), reason: z.string() }),
]);

export type ToldOutcome = z.infer<typeof toldOutcomeSchema>;

/** The output of `annalist refresh --json`. */
export const toldRefreshSchema = z.object({ refreshed: z.array(toldOutcomeSchema) });

/** An instant of a source's standing as people write it. */
export function describeInstant(iso: string): string {
  return `${formatWhen(Date.parse(iso), 'UTC')} UTC`;
}
