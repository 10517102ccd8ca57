import { existsSync, readFileSync } from 'node:fs';

const seed = new URL('../../../shared/seeds/000_8e8c95b88d75adf4.txt', import.meta.url);

/** The real log, or undefined where it is not beside this package. */
export function readSeed(): Buffer | undefined {
  return existsSync(seed) ? readFileSync(seed) : undefined;
}

/** The sample log that comes with the package. */
export function readSample(): Buffer {
  return readFileSync(new URL('../../data/sample/linux-fs-2007.txt', import.meta.url));
}

/** What a test says that needs the real log and has none. */
export const noSeed = 'skipped: the real log is not in ../shared/seeds';
