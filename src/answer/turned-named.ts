import type { Reading } from '../model/reading.ts';
import type { TieKind } from '../model/tie.ts';
import type { LogReader } from './reader.ts';

const verbs: readonly (readonly [RegExp, ReadonlySet<TieKind>])[] = [
  [/^(?:fix(?:e[sd])?|repair(?:s|ed)?|follow-?up|follow(?:s|ed) up)$/i, new Set<TieKind>(['fixes'])],
  [/^(?:revert(?:s|ed)?|undo(?:es)?|undid|undone)$/i, new Set<TieKind>(['reverts', 'partly-reverts'])],
  [/^reappl(?:y|ies|ied)$/i, new Set<TieKind>(['reapplies'])],
];
/** "The fix 1a2b3c4d" is that change, "the fix for 1a2b3c4d" is another. */
const noun = /^(?:fix|follow-?up|revert)$/i;
const towards = /^(?:for|of|to)$/;

const done = /^(?:fixed|repaired|reverted|reapplied|undone)$/i;

/**
 * What "which commit fixed 1a2b3c4d" and "who reverted it" ask for, where a named change stands behind the verb: by what kind of
 * tie that other change is told. Undefined where it is about the named change itself: "what did 1a2b3c4d fix". When and why that
 * was reverted is the other's to tell; whether it was, its own.
 */
export function readTurning({ words, command }: Pick<Reading, 'words' | 'command'>): ReadonlySet<TieKind> | undefined {
  const [first, second, more] = words;
  if (first === undefined || second === undefined || more !== undefined) return undefined;
  const isPassive = command !== 'what' && done.test(second.text);
  const [verb, named] = isPassive ? [second, first] : [first, second];
  if (noun.test(verb.text) && named.before?.some((word) => towards.test(word)) !== true) return undefined;
  return verbs.find(([form]) => form.test(verb.text))?.[1];
}

/** The first change that did so to a named one, by the ties between them; undefined where none is known. */
export async function findTurning(
  log: LogReader,
  named: number,
  kinds: ReadonlySet<TieKind>,
): Promise<number | undefined> {
  const ties = await log.ties();
  return ties.to(named).find(({ kind, other }) => other !== undefined && kinds.has(kind))?.other;
}
