import type { Delivery, Subscription } from './subscription.ts';

/** The subscriptions and the deliveries that are under way, as they are kept; by their ids. */
export interface DigestState {
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  readonly deliveries: ReadonlyMap<string, Delivery>;
}

/** Where they are kept. A change is on the disk when its promise is fulfilled; the same state given back is not written. */
export interface DigestStore {
  read(): DigestState;
  update(change: (current: DigestState) => DigestState): Promise<DigestState>;
}
