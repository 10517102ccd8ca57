import type { DigestState } from '../model/digest-state.ts';
import type { Delivery } from '../model/subscription.ts';
import { type DueTimes, makeDueTimes } from './due-times.ts';
import { makeLanes } from './lanes.ts';
import { mayTry } from './ledger.ts';
import { listDue } from './plan.ts';
import type { RoundPorts } from './ports.ts';
import { applyPrepared, type Prepared, prepareRound } from './prepare.ts';
import { makeReport, type RoundReport } from './round-report.ts';
import { tellStopped } from './tell-stopped.ts';

/** Rounds of digests, of one process. */
export interface Rounds {
  /**
   * Runs a round: goes on with what is under way, plans what is due, composes it, writes it down in one write, sends it
   * and writes down what became of it. Only one round plans at a time; a channel that takes long holds up no other,
   * because the next round may begin while it is waited for.
   */
  run(): Promise<RoundReport>;
  /** Begins no message any more, and waits for the rounds that are under way. */
  close(): Promise<void>;
  dueTimes: DueTimes;
}

/** Runs one round, for a process that ends with it. */
export async function runRound(ports: RoundPorts): Promise<RoundReport> {
  return await makeRounds(ports).run();
}

/**
 * Makes the rounds of a process. The first one goes on at once with all that another process left, but for what the
 * service asked to wait with: a process that is started each minute must not ask each minute.
 */
export function makeRounds(ports: RoundPorts): Rounds {
  const { store } = ports;
  const dueTimes = makeDueTimes();
  const lanes = makeLanes(ports);
  const running = new Set<Promise<unknown>>();
  let planning: Promise<unknown> = Promise.resolve();
  let telling: Promise<void> | undefined;
  let isFirst = true;

  /** Writes what was prepared; the deliveries in it are held for this round before any other can see them. */
  const write = async (prepared: Prepared, report: RoundReport): Promise<Delivery[]> => {
    let applied: ReturnType<typeof applyPrepared> | undefined;
    try {
      await store.update((current) => {
        applied = applyPrepared(current, prepared);
        lanes.hold(applied.deliveries);
        return applied.state;
      });
    } catch (error) {
      lanes.release(applied?.deliveries ?? []);
      throw error;
    }
    report.stopped.push(
      ...(applied?.stops.map(({ subscription: { id }, reason }) => ({ subscription: id, reason })) ?? []),
    );
    return applied?.deliveries ?? [];
  };

  const prepare = async (report: RoundReport, only?: ReadonlySet<string>): Promise<Delivery[]> => {
    const state = store.read();
    const open = listOpen(state);
    const due = listDue(report.now, state.subscriptions.values(), dueTimes).filter(
      ({ id }) => !open.has(id) && (only?.has(id) ?? true),
    );
    if (due.length === 0) return [];
    const prepared = await prepareRound(ports, due, report.now, dueTimes);
    for (const { subscription, reason } of prepared.troubles) {
      report.troubles.push({ subscription: subscription.id, reason });
    }
    return await write(prepared, report);
  };

  /** Plans and sends for subscriptions that have nothing under way. */
  const post = async (report: RoundReport, only?: ReadonlySet<string>): Promise<void> => {
    const turn = planning.then(() => prepare(report, only));
    planning = turn.catch(() => undefined);
    const fresh = await turn;
    if (fresh.length > 0) await lanes.deliver(fresh, true, report);
  };

  /** Goes on with deliveries that an earlier round, or another process, did not bring to an end. */
  const goOn = async (report: RoundReport, isNew: boolean): Promise<void> => {
    const { deliveries, subscriptions } = store.read();
    const open = [...deliveries.values()].filter(
      (delivery) =>
        subscriptions.get(delivery.subscription)?.state === 'active' &&
        !lanes.isHeld(delivery.id) &&
        mayTry(delivery, report.now, isNew),
    );
    if (open.length === 0) return;
    await lanes.deliver(open, false, report);
    // What came to its end just now may be due again.
    await post(report, new Set(open.map(({ subscription }) => subscription)));
  };

  const run = async (): Promise<RoundReport> => {
    const report = makeReport(ports.now());
    const isNew = isFirst;
    isFirst = false;
    await Promise.all([goOn(report, isNew), post(report)]);
    telling ??= tellStopped(ports).finally(() => {
      telling = undefined;
    });
    await telling;
    return { ...report, waiting: countWaiting(store.read(), report.now, dueTimes) };
  };

  return {
    dueTimes,
    run() {
      const round = run().finally(() => running.delete(round));
      running.add(round);
      return round;
    },
    async close() {
      lanes.leave();
      await Promise.allSettled(running);
    },
  };
}

/** The subscriptions that have a delivery under way. */
function listOpen({ deliveries }: DigestState): Set<string> {
  return new Set([...deliveries.values()].map(({ subscription }) => subscription));
}

/** The active subscriptions that have a delivery under way, or are due still. */
function countWaiting(state: DigestState, now: number, dueTimes: DueTimes): number {
  const active = [...state.subscriptions.values()].filter((one) => one.state === 'active');
  const open = listOpen(state);
  const due = new Set(listDue(now, active, dueTimes));
  return active.filter((one) => open.has(one.id) || due.has(one)).length;
}
