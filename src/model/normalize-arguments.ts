import { cleanLine } from './clean-text.ts';
import type { RawArguments } from './command.ts';

/**
 * Arguments as they are answered in a chat service: each value in one clean line, without white space at its ends. What
 * is left can be written in a footer and read back from it, character for character. A value of which nothing is left
 * stays as an empty one, so that the command can say that it needs a word.
 */
export function normalizeArguments(raw: RawArguments): RawArguments {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, normalizeValue(value)]));
}

/** One value as `normalizeArguments` makes it. */
export function normalizeValue(value: string): string {
  return cleanLine(value).trim();
}
