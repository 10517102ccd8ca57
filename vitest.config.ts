import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Two projects: `fast` is what `npm run check` runs; `slow` drives whole processes and big logs, in `npm test`. */
export default defineConfig({
  test: {
    // Many slow files wait for processes, so that no core need be left free for anything else.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'fast',
          // The tests share no state but modules, and loading these for each file took half of the time.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.slow.test.ts'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'slow', include: ['test/**/*.slow.test.ts'], testTimeout: 300_000, hookTimeout: 60_000 } },
    ],
  },
});
