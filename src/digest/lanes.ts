import type { Delivery } from '../model/subscription.ts';
import { deliverMessages, type Outcome } from './deliver.ts';
import { closeDelivery, isExhausted, recordMessage, recordTrouble } from './ledger.ts';
import type { RoundPorts } from './ports.ts';
import { makeRecorder } from './recorder.ts';
import type { RoundReport } from './round-report.ts';
import { stopSubscription } from './subscriptions.ts';

/** How much the clock may have been set back since a delivery was written down. */
const clockMargin = 3 * 3_600_000;

/** Takes deliveries to their channels: channels side by side, within a channel one after another. */
export interface Lanes {
  /** Whether a delivery is being worked on, or is held for it. */
  isHeld(delivery: string): boolean;
  hold(deliveries: readonly Delivery[]): void;
  release(deliveries: readonly Delivery[]): void;
  /**
   * Works on deliveries until each is sent or cannot be for now, writes down what became of them, and tells it in a
   * report. `isFresh` says that they were written down just now.
   */
  deliver(deliveries: readonly Delivery[], isFresh: boolean, report: RoundReport): Promise<void>;
  /** Begins no message any more; what is under way is finished. */
  leave(): void;
}

/** Makes the lanes of a process. */
export function makeLanes({ store, channels, now }: Pick<RoundPorts, 'store' | 'channels' | 'now'>): Lanes {
  const recorder = makeRecorder(store);
  const held = new Set<string>();
  /** By channel, the end of what was put into it last. */
  const ends = new Map<string, Promise<unknown>>();
  let isLeft = false;
  const hold = (deliveries: readonly Delivery[]): void => {
    for (const { id } of deliveries) held.add(id);
  };
  const release = (deliveries: readonly Delivery[]): void => {
    for (const { id } of deliveries) held.delete(id);
  };

  const settle = (delivery: Delivery, ids: readonly string[], outcome: Outcome, report: RoundReport): void => {
    const { id, subscription, channel, posted } = delivery;
    const instant = now();
    if (outcome.kind === 'sent') {
      recorder.record((state) => closeDelivery(state, id, instant));
      report.posted.push({ subscription, channel, messages: [...ids], entries: posted });
    } else if (outcome.kind === 'refused') {
      recorder.record((state) => closeDelivery(state, id, instant, outcome.reason));
      report.troubles.push({ subscription, reason: outcome.reason });
    } else if (outcome.kind === 'stopped') {
      const unsent = outcome.unsent ? [id] : [];
      recorder.record((state) => stopSubscription(state, subscription, outcome.reason, unsent));
      report.stopped.push({ subscription, reason: outcome.reason });
    } else if (outcome.kind === 'again') {
      const trouble = { ...outcome, now: instant };
      recorder.record((state) => recordTrouble(state, id, trouble));
      if (isExhausted({ ...delivery, tries: delivery.tries + 1 }, instant)) {
        const reason = `nothing could be posted for a day: ${outcome.reason}`;
        recorder.record((state) => stopSubscription(state, subscription, reason));
        report.stopped.push({ subscription, reason });
      } else report.troubles.push({ subscription, reason: outcome.reason });
    }
  };

  const work = async (planned: Delivery, isFresh: boolean, report: RoundReport): Promise<Outcome> => {
    const { subscriptions, deliveries } = store.read();
    const delivery = deliveries.get(planned.id);
    const subscription = subscriptions.get(planned.subscription);
    // It may have been paused, stopped or removed while it waited for its turn.
    if (!delivery || subscription?.state !== 'active') return { kind: 'left' };
    const ids = delivery.messages.map(({ id }) => id ?? '');
    const outcome = await deliverMessages(delivery, {
      channels,
      mention: subscription.mention,
      isFresh,
      since: Math.min(delivery.made, now()) - clockMargin,
      record(part, id) {
        ids[part] = id;
        recorder.record((state) => recordMessage(state, delivery.id, part, id));
      },
      goesOn: () => !isLeft && store.read().subscriptions.get(delivery.subscription)?.state === 'active',
    });
    settle(delivery, ids, outcome, report);
    return outcome;
  };

  /** A channel that is in trouble is left alone until the next round, so that its messages stay in order. */
  const follow = async (
    before: Promise<unknown> | undefined,
    deliveries: readonly Delivery[],
    isFresh: boolean,
    report: RoundReport,
  ): Promise<void> => {
    await before;
    for (const delivery of deliveries) {
      const { kind } = await work(delivery, isFresh, report);
      if (kind === 'again') break;
    }
  };

  return {
    isHeld: (delivery) => held.has(delivery),
    hold,
    release,
    leave() {
      isLeft = true;
    },
    async deliver(deliveries, isFresh, report) {
      const byChannel = new Map<string, Delivery[]>();
      hold(deliveries);
      for (const delivery of deliveries) {
        const known = byChannel.get(delivery.channel);
        if (known) known.push(delivery);
        else byChannel.set(delivery.channel, [delivery]);
      }
      const following = [...byChannel].map(([channel, ofChannel]) => {
        const end = follow(ends.get(channel), ofChannel, isFresh, report).finally(() => {
          if (ends.get(channel) === end) ends.delete(channel);
        });
        ends.set(channel, end);
        return end;
      });
      try {
        await Promise.all(following);
        await recorder.flush();
      } finally {
        release(deliveries);
      }
    },
  };
}
