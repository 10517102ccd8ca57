import { createHash } from 'node:crypto';
import { makeSubsystemRules, type SubsystemRules } from '../enrich/subsystem-data.ts';
import { type DeveloperWords, readDeveloperWords } from '../model/developer-words.ts';
import type { KnownPerson } from '../model/known-people.ts';

/** The known subsystems and a mark that changes when they do. */
export interface IndexRules {
  subsystems: SubsystemRules;
  mark: string;
  /** What developers say for the same thing; it is used when a question is answered and stands in no index. */
  words?: (() => DeveloperWords) | undefined;
  /** What is told of the log's people. */
  people?: readonly KnownPerson[] | undefined;
}

/**
 * Reads the known subsystems, the text of `data/subsystems.json`, and what developers say, that of
 * `data/developer-words.json`, once a question needs it.
 */
export function readIndexRules(text: string, readWords?: () => string): IndexRules {
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const rules = { subsystems: makeSubsystemRules(JSON.parse(text)), mark };
  if (readWords === undefined) return rules;
  let words: DeveloperWords | undefined;
  const read = (): DeveloperWords => {
    words ??= readDeveloperWords(readWords());
    return words;
  };
  return { ...rules, words: read };
}
