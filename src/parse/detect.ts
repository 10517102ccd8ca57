import { UserError } from '../model/errors.ts';
import { joinWords, shorten } from '../model/text.ts';
import type { Format } from './format.ts';
import { formats } from './formats.ts';

/** How many lines a format is shown to judge a text by. */
export const headLines = 200;

/** The format of that name. Throws a UserError that lists the names there are. */
export function findFormat(name: string): Format {
  const found = formats.find((format) => format.name === name);
  if (found) return found;
  const names = formats.map((format) => format.name);
  throw new UserError(`There is no format "${name}": the formats are ${joinWords(names)}.`, 'usage');
}

/** Finds the format of a text by its first lines. Throws a UserError that says what was tried and what did not fit. */
export function detectFormat(head: readonly string[], what: string): Format {
  if (head.every((line) => line.trim() === '')) throw new UserError(`${what} is empty: there is nothing to read.`);
  const misfits = new Map<number, string[]>();
  for (const format of formats) {
    const detection = format.detect(head);
    if (detection.fits) return format;
    const { line, expected } = detection;
    misfits.set(line, [...(misfits.get(line) ?? []), `${format.title} (${expected})`]);
  }
  // Most formats stumble over the same line, which is shown once.
  const tried = [...misfits].map(([line, titles]) => {
    const text = shorten((head[line - 1] ?? '').trim(), 30);
    return `line ${line} is "${text}", as in none of these: ${titles.join('; ')}`;
  });
  const advice = 'If it is one, name it with --format.';
  throw new UserError(`${what} is in no known format: ${tried.join('. And ')}. ${advice}`);
}
