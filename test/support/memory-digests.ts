import type { DigestState, DigestStore } from '../../src/model/digest-state.ts';
import { deliverySchema, type Subscription, subscriptionSchema } from '../../src/model/subscription.ts';

/** A store in memory with a disk of its own: what a killed process wrote is what the next one reads. */
export interface MemoryDigests extends DigestStore {
  /** How many writes there were. */
  writes: number;
  /** Opens the disk's content for a new process; the old one can write no more. */
  reopen(): MemoryDigests;
}

/** Makes a store; `judge` is asked before each write and after it, and throws to make a crash. */
export function makeMemoryDigests(
  subscriptions: readonly Subscription[],
  judge: (when: 'before' | 'after') => void = () => undefined,
): MemoryDigests {
  const text = JSON.stringify([subscriptions, []]);
  return open({ text }, judge);
}

function open(disk: { text: string }, judge: (when: 'before' | 'after') => void): MemoryDigests {
  let state = decode(disk.text);
  let last: Promise<unknown> = Promise.resolve();
  let isDead = false;
  const store: MemoryDigests = {
    writes: 0,
    read: () => state,
    update(change) {
      const result = last.then(async () => {
        const next = change(state);
        if (next === state) return state;
        await Promise.resolve();
        judge('before');
        if (isDead) throw new Error('this process is dead');
        disk.text = encode(next);
        judge('after');
        store.writes += 1;
        state = next;
        return state;
      });
      last = result.catch(() => undefined);
      return result;
    },
    reopen() {
      isDead = true;
      return open(disk, judge);
    },
  };
  return store;
}

const encode = ({ subscriptions, deliveries }: DigestState): string =>
  JSON.stringify([[...subscriptions.values()], [...deliveries.values()]]);

function decode(text: string): DigestState {
  const [subscriptions, deliveries]: [unknown[], unknown[]] = JSON.parse(text);
  return {
    subscriptions: new Map(subscriptions.map((one) => subscriptionSchema.parse(one)).map((one) => [one.id, one])),
    deliveries: new Map(deliveries.map((one) => deliverySchema.parse(one)).map((one) => [one.id, one])),
  };
}
