import path from 'node:path';
import type { ScaleChoice } from './scale.ts';

/** The options of `npm run bench` about sizes, as they were typed. */
export interface TypedChoice {
  sizes?: string | undefined;
  made?: string[] | undefined;
  seconds?: string | undefined;
}

/** The numbers of commits that are measured unless said. */
const usualSizes = '10000,100000,1400000';

/** Reads which sizes to measure: `--sizes 10000,100000`, `--made 1400000=REPOSITORY`, `--seconds 60`; undefined where that cannot be read. */
export function readChoice({
  sizes = usualSizes,
  made = [],
  seconds = '60',
}: TypedChoice): Omit<ScaleChoice, 'runs'> | undefined {
  const numbers = sizes.split(',').map(Number);
  const named = made.map((text) => /^(\d+)=(.+)$/.exec(text));
  const repositories = new Map(named.map((match) => [Number(match?.[1]), path.resolve(match?.[2] ?? '')]));
  const isRight =
    numbers.every((number) => Number.isInteger(number) && number > 0) &&
    named.every((match) => match !== null) &&
    [...repositories.keys()].every((number) => numbers.includes(number)) &&
    Number(seconds) > 0;
  return isRight ? { sizes: [...new Set(numbers)], made: repositories, seconds: Number(seconds) } : undefined;
}
