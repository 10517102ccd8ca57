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
  const misfits: string[] = [];
  for (const format of formats) {
    const detection = format.detect(head);
    if (detection.fits) return format;
    const line = shorten((head[detection.line - 1] ?? '').trim(), 60);
    misfits.push(`${format.title} (line ${detection.line} is "${line}", not ${detection.expected})`);
  }
  throw new UserError(
    `${what} is in no format that is known. Tried: ${misfits.join('; ')}. If it is one of these all the same, name it with --format.`,
  );
}
