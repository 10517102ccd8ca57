import { defineConfig } from 'vitest/config';

/** Two projects: `fast` is what `npm run check` runs; `slow` drives whole processes and big logs, in `npm test`. */
export default defineConfig({
  test: {
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
      { test: { name: 'slow', include: ['test/**/*.slow.test.ts'], testTimeout: 300_000 } },
    ],
  },
});
