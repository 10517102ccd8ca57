import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { BotMetrics, QuestionOutcome, RefreshEnd } from './log-port.ts';

/** The metrics of one bot. */
export interface Metrics extends BotMetrics {
  /** All of them, as Prometheus reads them. */
  text(): Promise<string>;
  contentType: string;
}

/** Seconds: a good answer takes milliseconds, a question is deferred after 1, and the service waits for 3. */
const buckets = [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 15];

/** Seconds: most refreshes find nothing new, and a first clone may take an hour. */
const refreshBuckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600];
const refreshEnds: readonly RefreshEnd[] = ['refreshed', 'unchanged', 'failed', 'busy'];

const outcomes: readonly QuestionOutcome[] = ['answered', 'refused', 'failed', 'slowed-down'];

/** What is counted in the place of a name that is not known: each name costs memory for good. */
const other = 'other';
const mostEvents = 30;

/** Makes metrics in a registry of their own; `commands` are the names that questions are counted by. */
export function makeMetrics(commands: readonly string[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: 'annalist_questions_total',
    help: 'Questions, by their command and how they ended.',
    labelNames: ['command', 'outcome'],
    registers: [registry],
  });
  const latency = new Histogram({
    name: 'annalist_answer_seconds',
    help: 'Seconds until an answer was with the service.',
    labelNames: ['command'],
    buckets,
    registers: [registry],
  });
  const events = new Counter({
    name: 'annalist_gateway_events_total',
    help: 'Events of the gateway.',
    labelNames: ['event'],
    registers: [registry],
  });
  const refreshes = new Counter({
    name: 'annalist_refreshes_total',
    help: 'Refreshes of sources, by how they ended.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const refreshTime = new Histogram({
    name: 'annalist_refresh_seconds',
    help: 'Seconds that a refresh of a source took.',
    buckets: refreshBuckets,
    registers: [registry],
  });
  for (const outcome of refreshEnds) refreshes.inc({ outcome }, 0);
  const known = new Set(commands);
  const seen = new Set<string>();
  // A series that begins at 0 shows its first event as a rise.
  for (const command of known) for (const outcome of outcomes) questions.inc({ command, outcome }, 0);

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    question(command, outcome, seconds) {
      const label = known.has(command) ? command : other;
      questions.inc({ command: label, outcome });
      if (Number.isFinite(seconds)) latency.observe({ command: label }, Math.max(0, seconds));
    },
    refresh(outcome, seconds) {
      refreshes.inc({ outcome });
      if (Number.isFinite(seconds)) refreshTime.observe(Math.max(0, seconds));
    },
    gateway(event) {
      const isKnown = seen.has(event) || (seen.size < mostEvents && /^[a-z][a-z-]{0,39}$/.test(event));
      if (isKnown) seen.add(event);
      events.inc({ event: isKnown ? event : other });
    },
  };
}
