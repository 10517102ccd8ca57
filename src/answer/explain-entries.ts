import type { Answer } from '../model/answer.ts';
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
  { log: name, entries }: { log: string; entries: readonly { id: string }[] },
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

/** An answer in which each listed entry tells why it is in its subsystems, as the one of `show` does by itself. */
export async function addReasons(reader: Reader, answer: Answer): Promise<Answer> {
  if (answer.command === 'digest') {
    const { digest } = answer;
    const parts = digest.subsystems.map(async (part) => {
      return { ...part, entries: await withReasons(reader, answer.log, part.entries) };
    });
    return { ...answer, digest: { ...digest, subsystems: await Promise.all(parts) } };
  }
  if (!('entries' in answer) || answer.command === 'show') return answer;
  return { ...answer, entries: await withReasons(reader, answer.log, answer.entries) };
}

async function withReasons<Listed extends { id: string }>(
  reader: Reader,
  log: string,
  entries: readonly Listed[],
): Promise<Listed[]> {
  const explained = await explainEntries(reader, { log, entries }, entries.length);
  return entries.map((entry, index) => {
    const { subsystemReasons = [] } = explained[index] ?? {};
    return { ...entry, ...(subsystemReasons.length > 0 && { subsystemReasons }) };
  });
}
