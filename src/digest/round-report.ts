/** What a round did. */
export interface RoundReport {
  /** The instant it was for, in milliseconds since 1970. */
  now: number;
  /** Posts that were delivered to the end: the ids of all their messages, and how many records they tell of. */
  posted: { subscription: string; channel: string; messages: string[]; entries: number }[];
  /** Active subscriptions that have a delivery under way still, or were due and could not be planned. */
  waiting: number;
  stopped: { subscription: string; reason: string }[];
  /** What went wrong and will be tried again, or what the service did not take. */
  troubles: { subscription: string; reason: string }[];
}

/** A report of a round that did nothing yet. */
export function makeReport(now: number): RoundReport {
  return { now, posted: [], waiting: 0, stopped: [], troubles: [] };
}
