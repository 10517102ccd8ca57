import type { DigestState, DigestStore } from '../model/digest-state.ts';
import type { Subscription } from '../model/subscription.ts';

/**
 * A store as a process sees it that serves some of the subscriptions: the others, and what is under way of them, wait
 * for one that does. Changes are made to the whole.
 */
export function limitStore(store: DigestStore, serves: (subscription: Subscription) => boolean): DigestStore {
  let whole: DigestState | undefined;
  let limited: DigestState = { subscriptions: new Map(), deliveries: new Map() };
  return {
    read() {
      const current = store.read();
      if (current !== whole) {
        whole = current;
        limited = limit(current, serves);
      }
      return limited;
    },
    update: (change) => store.update(change),
  };
}

function limit(
  { subscriptions, deliveries }: DigestState,
  serves: (subscription: Subscription) => boolean,
): DigestState {
  const served = new Map([...subscriptions].filter(([, one]) => serves(one)));
  return {
    subscriptions: served,
    deliveries: new Map([...deliveries].filter(([, { subscription }]) => served.has(subscription))),
  };
}
