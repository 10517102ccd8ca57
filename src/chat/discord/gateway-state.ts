/** How the connection to the service's gateway is, and since when (milliseconds since 1970). */
export interface GatewayState {
  state: 'connecting' | 'ready' | 'disconnected' | 'stopped';
  since: number;
}

/** Keeps track of the gateway over all its shards. */
export interface GatewayTracker {
  /** The whole is as its worst shard is, since that one is. */
  read(): GatewayState;
  /** Notes how a shard is now. */
  note(shard: number, state: GatewayState['state'], now: number): void;
  /** Notes that the connection was given up. */
  stop(now: number): void;
}

const order: readonly GatewayState['state'][] = ['ready', 'connecting', 'disconnected', 'stopped'];

/** Makes a tracker of a gateway to which nothing is connected yet. */
export function makeGatewayTracker(now: number): GatewayTracker {
  const shards = new Map<number, GatewayState>();
  const begun: GatewayState = { state: 'connecting', since: now };
  let stopped: GatewayState | undefined;
  return {
    read() {
      const states = [...shards.values()].sort(
        (a, b) => order.indexOf(b.state) - order.indexOf(a.state) || a.since - b.since,
      );
      const [worst] = states;
      if (stopped || !worst) return stopped ?? begun;
      // All are ready since the last one is.
      return worst.state === 'ready' ? (states.at(-1) ?? worst) : worst;
    },
    note(shard, state, at) {
      if (shards.get(shard)?.state !== state) shards.set(shard, { state, since: at });
    },
    stop(at) {
      stopped ??= { state: 'stopped', since: at };
    },
  };
}
