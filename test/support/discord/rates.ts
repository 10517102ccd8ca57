/** How a request stands to its limits: the headers to send, and the seconds to wait when it is too many. */
export interface RateState {
  headers: Record<string, string>;
  tooMany?: { retryAfter: number; scope: 'user' | 'global' };
}

/** Requests and milliseconds that a route allows; for all others it is `usual`. */
const limits: Record<string, { requests: number; window: number }> = {
  'POST /channels/:channel/messages': { requests: 5, window: 5000 },
  'PATCH /channels/:channel/messages/:message': { requests: 5, window: 5000 },
  'POST /webhooks/:application/:token': { requests: 5, window: 2000 },
  'PATCH /webhooks/:application/:token/messages/:message': { requests: 5, window: 2000 },
};
const usual = { requests: 50, window: 1000 };

/** What counts requests: over all routes for a second, and for each route and place (channel, server, token). */
export class Rates {
  readonly #global: number;
  readonly #routes: boolean;
  readonly #windows = new Map<string, { endsAt: number; used: number }>();

  constructor(globalLimit: number, routeLimits: boolean) {
    this.#global = globalLimit;
    this.#routes = routeLimits;
  }

  /** Counts a request. Routes of interactions are `free` of the limit over all routes. */
  take(key: { route: string; place: string; free: boolean }, now: number): RateState {
    if (!key.free && Number.isFinite(this.#global)) {
      const wait = this.#count('global', this.#global, 1000, now).wait;
      if (wait > 0) return { headers: {}, tooMany: { retryAfter: wait / 1000, scope: 'global' } };
    }
    if (!this.#routes) return { headers: {} };
    const { requests, window } = limits[key.route] ?? usual;
    const state = this.#count(`${key.route} ${key.place}`, requests, window, now);
    const headers = {
      'x-ratelimit-limit': String(requests),
      'x-ratelimit-remaining': String(Math.max(0, requests - state.used)),
      'x-ratelimit-reset': (state.endsAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': ((state.endsAt - now) / 1000).toFixed(3),
      'x-ratelimit-bucket': Buffer.from(key.route).toString('hex').slice(-32),
    };
    return state.wait > 0 ? { headers, tooMany: { retryAfter: state.wait / 1000, scope: 'user' } } : { headers };
  }

  #count(key: string, most: number, window: number, now: number): { used: number; endsAt: number; wait: number } {
    const old = this.#windows.get(key);
    const current = old !== undefined && old.endsAt > now ? old : { endsAt: now + window, used: 0 };
    this.#windows.set(key, current);
    if (current.used >= most) return { ...current, wait: current.endsAt - now };
    current.used++;
    return { ...current, wait: 0 };
  }
}
