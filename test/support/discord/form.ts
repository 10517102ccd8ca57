import type { Problem } from './api-error.ts';
import { isAbsent } from './json.ts';

/** Where a value stands in a form. */
export type Path = readonly (string | number)[];

/** A problem with a code and a sentence of one's own. */
export function tell(path: Path, code: string, message: string): Problem[] {
  return [{ path, code, message }];
}

/** What is wrong with a text that must have so many characters; `null` and absence are judged by `min` alone. */
export function checkText(value: unknown, path: Path, min: number, max: number): Problem[] {
  if (isAbsent(value) || value === '') return min > 0 ? requireField(path) : [];
  if (typeof value !== 'string') return tell(path, 'STRING_TYPE_CONVERT', 'Could not interpret the value as string.');
  // White space around a text is taken off first, so that a text of nothing else is an empty one.
  if (value.trim().length < min) return requireField(path);
  if (value.length > max) return tell(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  return [];
}

/** What is wrong with a list that must have so many items. */
export function checkCount(value: unknown, path: Path, min: number, max: number): Problem[] {
  if (isAbsent(value)) return min > 0 ? requireField(path) : [];
  if (!Array.isArray(value)) return tell(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  if (value.length >= min && value.length <= max) return [];
  return tell(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
}

/** What is wrong with a number that must be whole and within bounds; absence is fine. */
export function checkInteger(value: unknown, path: Path, min: number, max: number): Problem[] {
  if (isAbsent(value)) return [];
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return tell(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
  }
  if (value < min) return tell(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
  return value > max ? tell(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`) : [];
}

/** What is wrong with a value that must be one of a few; absence is fine. */
export function checkChoice(value: unknown, path: Path, allowed: readonly unknown[]): Problem[] {
  if (isAbsent(value) || allowed.includes(value)) return [];
  return tell(path, 'BASE_TYPE_CHOICES', `Value must be one of (${allowed.join(', ')}).`);
}

/** What is wrong with a web address; other schemes than these are refused. */
export function checkAddress(value: unknown, path: Path, schemes: readonly string[], max = 2048): Problem[] {
  if (isAbsent(value)) return [];
  const scheme = typeof value === 'string' ? /^([a-z]+):\/\/\S+$/i.exec(value)?.[1]?.toLowerCase() : undefined;
  if (scheme === undefined) return tell(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  if (!schemes.includes(scheme)) {
    return tell(
      path,
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.join(', ')}).`,
    );
  }
  return checkText(value, path, 1, max);
}

/** A problem for each value that stands in a list a second time. */
export function findDoubled(
  values: readonly { value: unknown; path: Path }[],
  code: string,
  message: string,
): Problem[] {
  const known = new Set<unknown>();
  return values.flatMap(({ value, path }) => {
    if (isAbsent(value)) return [];
    const doubled = known.has(value);
    known.add(value);
    return doubled ? tell(path, code, message) : [];
  });
}

function requireField(path: Path): Problem[] {
  return tell(path, 'BASE_TYPE_REQUIRED', 'This field is required');
}
