import { type LearnFrom, makeSubsystemCounter } from '../../src/enrich/learn-counts.ts';
import { makeSubsystemLearner } from '../../src/enrich/learn-subsystems.ts';
import type { LearnedSubsystems, SubsystemRules } from '../../src/enrich/subsystem-data.ts';

/** Learns the subsystems of a log that is one stretch. */
export function learnSubsystems(rules: SubsystemRules, entries: Iterable<LearnFrom>): LearnedSubsystems {
  const counter = makeSubsystemCounter(rules);
  for (const entry of entries) counter.add(entry);
  const learner = makeSubsystemLearner(rules);
  learner.add(counter.finish());
  return learner.finish();
}
