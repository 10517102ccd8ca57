import { expect, test } from 'vitest';
import { simulateYear } from '../support/simulated-year.ts';

test('a process that ticks ten thousand times in a year needs no more memory for it', async () => {
  const { early, late, posts, subscriptions } = await simulateYear(10_000);
  expect(posts).toBeGreaterThan(8_000);
  expect((late - early) / 1e6).toBeLessThan(2);
  // A year of hourly digests is kept as totals and the latest posts.
  for (const one of subscriptions) expect(JSON.stringify(one).length).toBeLessThan(20_000);
});
