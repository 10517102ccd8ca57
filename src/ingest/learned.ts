import { type LearnedSubsystems, learnedSubsystemsSchema, type SubsystemRules } from '../enrich/subsystem-data.ts';
import { makeSubsystemFinder, type SubsystemFinder } from '../enrich/subsystems.ts';
import type { IndexFacts } from '../model/index-facts.ts';

/** What an index keeps of its log's subsystems, and what finds them by it. */
export interface Learned {
  learned: LearnedSubsystems;
  finder: SubsystemFinder;
}

/** Reads what was learnt when an index was made. */
export function readLearned(facts: IndexFacts, rules: SubsystemRules): Learned {
  const learned = learnedSubsystemsSchema.parse(facts.learned);
  return { learned, finder: makeSubsystemFinder(rules, learned) };
}
