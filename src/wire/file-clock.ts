import { readFileSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { parseInstant } from '../model/instant.ts';

/** How often the file is looked at, in milliseconds, and after how many looks it ticks in any case. */
const pauseBetween = 50;
const looksBetween = 20;

/**
 * Makes a clock that shows the instant which stands in a file, for trying out what the days to come bring. It ticks
 * whenever the file says another instant, and each second: what is still being sent at one tick is due at the next.
 * Throws a UserError where the file says none.
 */
export function makeFileClock(file: string): Clock {
  let instant = readInstant(file);
  return {
    now: () => instant,
    start(tick) {
      let looks = 0;
      const timer = setInterval(() => {
        const next = tryInstant(file) ?? instant;
        looks += 1;
        if (next === instant && looks < looksBetween) return;
        instant = next;
        looks = 0;
        tick();
      }, pauseBetween).unref();
      return { stop: () => clearInterval(timer) };
    },
  };
}

function readInstant(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`ANNALIST_CLOCK names ${file}, which cannot be read: ${messageOf(error)}.`);
  }
  const instant = parseInstant(text.trim());
  if (instant === undefined) {
    throw new UserError(`ANNALIST_CLOCK names ${file}, which says no instant: write one such as 2026-12-07T09:00:00Z.`);
  }
  return instant;
}

/** While the file is being written it may be short of its text; the next look finds it whole. */
function tryInstant(file: string): number | undefined {
  try {
    return parseInstant(readFileSync(file, 'utf8').trim());
  } catch {
    return undefined;
  }
}
