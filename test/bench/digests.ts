import { z } from 'zod';
import type { DigestState } from '../../src/model/digest-state.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { simulateYear } from '../support/simulated-year.ts';
import { startChild } from './child-lines.ts';
import { openDigests } from './program.ts';

/** What a minute in which very many subscriptions are due takes, and what a year of ticks leaves. */
export interface DigestFigures {
  subscriptions: number;
  channels: number;
  /** Finding what is due, and what each is to be told of. */
  planMilliseconds: number;
  /** From the tick until all messages are composed, rendered and written down. */
  intentSeconds: number;
  /** From the tick until all are posted and recorded. */
  deliverySeconds: number;
  messages: number;
  /** As the service counted them. */
  mostRequestsInASecond: number;
  refusedForTheirRate: number;
  year: { ticks: number; posts: number; heapGrowthMegabytes: number };
}

const subscriptionsDue = 1000;
const channelsUsed = 250;
const minute = 60_000;
const told = 40;

const placeSchema = z.object({ api: z.string(), token: z.string(), guild: z.string(), channels: z.array(z.string()) });
const countSchema = z.object({
  posts: z.number(),
  messages: z.number(),
  refused: z.number(),
  violations: z.number(),
  mostInASecond: z.number(),
});

/** Lets a thousand subscriptions to a stored log be due in the same minute. */
export async function benchDigests(data: string, name: string): Promise<DigestFigures> {
  const service = startChild('stand-in.ts', [String(channelsUsed)]);
  const place = placeSchema.parse(await service.next());
  const program = await openDigests(data);
  const now = Date.now();
  const log = await program.openLog({ log: name });
  const names = program.subsystems(await program.openReader(name), 50);
  const subscriptions = Array.from({ length: subscriptionsDue }, (_, index): Subscription => {
    return {
      id: `b${index.toString(36).padStart(3, '0')}`,
      server: place.guild,
      channel: place.channels[index % place.channels.length] ?? '',
      maker: '1',
      made: now - 120 * minute,
      log: name,
      watch: { subsystems: index % 4 === 0 ? [] : [names[index % names.length] ?? 'other'] },
      schedule: 'hourly',
      zone: 'UTC',
      style: 'line',
      whenEmpty: 'say',
      began: log.records - told,
      next: log.records - told,
      settled: now - 120 * minute,
      state: 'active',
      posted: 0,
      leftOut: 0,
      failed: 0,
      posts: 0,
      recent: [],
    };
  });
  let intentSeconds: number | undefined;
  const begun = performance.now();
  const onWrite = ({ deliveries }: DigestState): void => {
    if (deliveries.size > 0) intentSeconds ??= (performance.now() - begun) / 1000;
  };
  const planMilliseconds = program.measurePlan(subscriptions, now, log.records);
  const report = await program.run(subscriptions, { ...place, now: () => now, onWrite });
  const deliverySeconds = (performance.now() - begun) / 1000;
  service.end();
  const counted = countSchema.parse(await service.next());
  if (report.posted.length !== subscriptionsDue || counted.violations > 0) {
    throw new Error(
      `${report.posted.length} of ${subscriptionsDue} were posted: ${JSON.stringify(report.troubles[0])}`,
    );
  }
  const year = await simulateYear(10_000);
  return {
    subscriptions: subscriptionsDue,
    channels: channelsUsed,
    planMilliseconds,
    intentSeconds: intentSeconds ?? Number.NaN,
    deliverySeconds,
    messages: counted.messages,
    mostRequestsInASecond: counted.mostInASecond,
    refusedForTheirRate: counted.refused,
    year: {
      ticks: year.ticks,
      posts: year.posts,
      heapGrowthMegabytes: Math.round((year.late - year.early) / 1e4) / 100,
    },
  };
}
