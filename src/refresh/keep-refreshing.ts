import type { ToldOutcome } from '../model/source-state.ts';
import { parseSchedule } from '../schedule/parse-schedule.ts';
import type { SourceStates } from '../store/source-states.ts';
import { isDue, type RefreshPlan } from './next-try.ts';
import { markSource, type SourcedLog } from './refresh-log.ts';

/** What keeps logs fresh works with. */
export interface KeepingPorts {
  /** The logs that have a schedule. */
  logs: readonly SourcedLog[];
  zone: string;
  states: Pick<SourceStates, 'read'>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Refreshes one log; never while the same log is being refreshed. */
  refresh(log: SourcedLog, signal: AbortSignal): Promise<ToldOutcome>;
  /** Hears how each refresh ended, and how many seconds it took. */
  done(outcome: ToldOutcome, seconds: number): void;
  /** Hears what nobody planned for. */
  failed(log: string, error: unknown): void;
}

/** Logs that are being kept fresh. */
export interface Keeping {
  /** Looks for what is due, and begins to refresh it; to be called each minute. */
  tick(): Promise<void>;
  /** Ends what is under way, and begins nothing more. */
  stop(): Promise<void>;
}

/** So many are refreshed at a time: they share the processor with the answers. */
const atOnce = 2;

/** Keeps logs fresh by their schedules. A log that is being refreshed when it is due again is left to it. */
export function keepRefreshing(ports: KeepingPorts): Keeping {
  const { zone, states, now } = ports;
  const planned = ports.logs.flatMap((log) => {
    if (log.refresh === undefined) return [];
    const plan: RefreshPlan = { schedule: parseSchedule(log.refresh), zone };
    return [{ log, plan, of: markSource(log) }];
  });
  const stopping = new AbortController();
  const waiting: SourcedLog[] = [];
  const underway = new Map<string, Promise<void>>();

  const refresh = async (log: SourcedLog): Promise<void> => {
    const started = now();
    try {
      ports.done(await ports.refresh(log, stopping.signal), Math.max(0, now() - started) / 1000);
    } catch (error) {
      if (!stopping.signal.aborted) ports.failed(log.name, error);
    }
  };
  const beginSome = (): void => {
    while (underway.size < atOnce && !stopping.signal.aborted) {
      const log = waiting.shift();
      if (!log) return;
      const work = refresh(log).finally(() => {
        underway.delete(log.name);
        beginSome();
      });
      underway.set(log.name, work);
    }
  };

  return {
    async tick() {
      for (const { log, plan, of } of planned) {
        try {
          const state = await states.read(log.name);
          if (underway.has(log.name) || waiting.includes(log)) continue;
          if (isDue(state, of, plan, now())) waiting.push(log);
        } catch (error) {
          ports.failed(log.name, error);
        }
      }
      beginSome();
    },
    async stop() {
      stopping.abort();
      waiting.length = 0;
      await Promise.all(underway.values());
    },
  };
}
