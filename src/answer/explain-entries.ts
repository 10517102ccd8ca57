import type { LogAnswer } from '../model/answer.ts';
import type { SubsystemReason } from '../model/entry.ts';
import type { Reader } from './reader.ts';

/** An entry by its id, with why it is in each of its subsystems. */
export interface ExplainedEntry {
  id: string;
  subsystemReasons: SubsystemReason[];
}

/**
 * Tells why the entries that an answer lists, at most so many of the first, are in their subsystems. It is told when
 * somebody asks, because each text is read once more for that.
 */
export async function explainEntries(
  reader: Reader,
  { log: name, entries }: Pick<LogAnswer, 'log' | 'entries'>,
  most: number,
): Promise<ExplainedEntry[]> {
  const log = await reader.open(name);
  return await Promise.all(
    entries.slice(0, most).map(async ({ id }): Promise<ExplainedEntry> => {
      const [sequence] = await log.find(id, 1);
      return { id, subsystemReasons: sequence === undefined ? [] : await log.reasons(sequence) };
    }),
  );
}
