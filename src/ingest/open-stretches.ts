import os from 'node:os';
import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import { segmentSize } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { stretchSegments } from './index-stretch.ts';
import { indexWholeHere, type Stretches } from './stretches-here.ts';
import { indexOnThreads } from './stretches-on-threads.ts';

/** Sources that a test runner compiles have no compiled worker beside them, and index by themselves. */
const canStart = !import.meta.url.endsWith('.ts');

/**
 * Indexes the stretches of a whole log: on threads, unless it has a few alone. One processor is left to this one and to
 * the engine, which compiles for each thread anew beside it.
 */
export function openStretches(log: StoredLog, rules: SubsystemRules): Stretches {
  const count = Math.ceil(log.catalogue.records / (stretchSegments * segmentSize));
  const threads = Math.min(4, count, os.availableParallelism() - 1);
  return canStart && threads > 1 ? indexOnThreads(log, rules, threads) : indexWholeHere(log, rules);
}
