/**
 * Says what of a value does not fit, by where it stands and what is wrong: `days.0 does not fit (no day)`; undefined where
 * all does. For files that every opening of a log waits for: a schema takes tens of milliseconds where it is first used.
 */
export type Check = (value: unknown, place: string) => string | undefined;

/** Checks by one question; `what` is what a value is not. */
export function check(fits: (value: unknown) => boolean, what: string): Check {
  return (value, place) => (fits(value) ? undefined : describe(place, what));
}

/** Checks by one question, or that there is nothing. */
export function optional(one: Check): Check {
  return (value, place) => (value === undefined ? undefined : one(value, place));
}

/** Checks each element of a list. */
export function listOf(one: Check, most = Number.POSITIVE_INFINITY): Check {
  return (value, place) => {
    if (!Array.isArray(value) || value.length > most) return describe(place, 'no list');
    for (let index = 0; index < value.length; index += 1) {
      const wrong = one(value[index], `${place}.${index}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

/** The same by a question of each element, of which there may be thousands: no place is made of those that fit. */
export function rowsOf(fits: (value: unknown) => boolean, what: string): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return describe(place, 'no list');
    const wrong = value.findIndex((element) => !fits(element));
    return wrong < 0 ? undefined : describe(`${place}.${wrong}`, what);
  };
}

/** Checks the fields of an object; others may stand beside them. */
export function fields(checks: Readonly<Record<string, Check>>): Check {
  const all = Object.entries(checks);
  return (value, place) => {
    if (!isFields(value)) return describe(place, 'no object');
    for (const [name, one] of all) {
      const wrong = one(value[name], place === '' ? name : `${place}.${name}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

/** Checks the names and the values of an object. */
export function recordOf(fits: (name: string) => boolean, one: Check): Check {
  return (value, place) => {
    if (!isFields(value)) return describe(place, 'no object');
    for (const name of Object.keys(value)) {
      const wrong = fits(name) ? one(value[name], `${place}.${name}`) : describe(`${place}.${name}`, 'no such name');
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

/** Whether a value is a number of things. */
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** Checks for a text, and for one that is not empty. */
export const text = check((value) => typeof value === 'string', 'no text');
export const someText = check((value) => typeof value === 'string' && value !== '', 'no text');
/** Checks for a number of things, for a whole number of either sign, and for yes or no. */
export const count = check(isCount, 'no number of things');
export const whole = check((value) => Number.isSafeInteger(value), 'no whole number');
export const flag = check((value) => typeof value === 'boolean', 'neither true nor false');
/** Checks that a text has this form. */
export const form = (pattern: RegExp): Check =>
  check((value) => typeof value === 'string' && pattern.test(value), 'not of its form');

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const describe = (place: string, what: string): string => `${place || 'its content'} does not fit (${what})`;
