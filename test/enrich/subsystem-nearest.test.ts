import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeSubsystemRules } from '../../src/enrich/subsystem-data.ts';
import { makeSubsystemFinder } from '../../src/enrich/subsystems.ts';
import { nothingLearned } from '../support/nothing-learned.ts';

const data: unknown = JSON.parse(readFileSync(new URL('../../data/subsystems.json', import.meta.url), 'utf8'));
const rules = makeSubsystemRules(data);
const kernel = makeSubsystemFinder(rules, { ...nothingLearned, kernel: true });

describe('a name that a log does not have', () => {
  const names =
    'redis-cli redis-benchmark redis-sentinel client-side-caching puma-rk3399 test-tool rev-list rev-parse rev-cache string-list'.split(
      ' ',
    );
  const chips =
    'imx imx6 imx8 mx7 armv8 armv7 stm32mp1 stm32mp http http2 http3 git-p4 mmc mscc t9 colibri-a colibri-b colibri-r7'.split(
      ' ',
    );

  it.each<[string, string | undefined, string[]]>([
    ['cli', 'redis-cli', ['redis-cli', 'client-side-caching']],
    ['tool', undefined, ['test-tool']],
    ['list', undefined, ['rev-list', 'string-list']],
    ['rk3399', undefined, ['puma-rk3399']],
    ['redis-clo', 'redis-cli', ['redis-cli']],
    ['sentinle', undefined, []],
  ])('%j is taken for %j, and beside it stand %j', (typed, taken, near) => {
    expect(kernel.nearest(typed, names)).toEqual({ ...(taken !== undefined && { taken }), near });
  });

  it.each<[string, string[]]>([
    ['imx7', ['mx7', 'imx', 'imx6', 'imx8'].sort()],
    ['armv9', ['armv7', 'armv8']],
    ['stm32mp2', ['stm32mp', 'stm32mp1']],
    ['http1', ['http', 'http2', 'http3']],
    ['p4', ['git-p4']],
    ['r7', ['colibri-r7']],
    ['mmcc', ['mmc', 'mscc']],
    ['mcm', ['mmc']],
    ['mme', []],
  ])('is never corrected in its numbers, nor taken for two: %j has near it %j', (typed, near) => {
    const found = kernel.nearest(typed, chips);
    expect(found.taken).toBeUndefined();
    expect(found.near.toSorted()).toEqual(near);
  });
});
