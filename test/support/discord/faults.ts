import { ApiError, makeError } from './api-error.ts';
import type { JsonObject } from './json.ts';

/** What goes wrong with a request. Without anything set but `delay`, the request is slow and then answered. */
export interface Fault {
  /** How many requests it befalls; 1 by default, `Infinity` until it is lifted. */
  times?: number;
  /** Let so many requests pass first. */
  after?: number;
  /** Answer with this status: 429 with a `retry_after`, others with a body of the service's kind. */
  status?: number;
  /** The body to go with `status`, as JSON or as text (a proxy's page). */
  body?: JsonObject | string;
  /** Answer with this error of the service: 10003, 10062, 50001, 50013 … */
  code?: number;
  /** Seconds to wait, for a 429; 0.05 by default. */
  retryAfter?: number;
  /** Whether a 429 is for all routes. */
  global?: boolean;
  /** Cut the socket before the request was taken, or after, when only the answer is lost. */
  cut?: 'before' | 'after';
  /** Send half of the answer only: then the socket breaks, or nothing more comes. */
  half?: 'broken' | 'silent';
  /** Milliseconds until the request is taken. */
  delay?: number;
}

/** A fault that was set: how often it has struck, and a way to lift it. */
export interface FaultHandle {
  readonly hits: number;
  lift(): void;
}

/** The faults that are set, in the order of setting. */
export interface Faults {
  /** `route` is a method and a route, `POST /channels/:channel/messages`; `*` stands for any method or any route. */
  set(route: string, fault: Fault): FaultHandle;
  /** The fault that befalls this request, which counts as struck. */
  strike(method: string, route: string): Fault | undefined;
}

/** No faults, and a way to set some. */
export function createFaults(): Faults {
  const faults: { route: string; fault: Fault; seen: number; hits: number; lifted: boolean }[] = [];
  return {
    set(route, fault) {
      const entry = { route, fault, seen: 0, hits: 0, lifted: false };
      faults.push(entry);
      return {
        get hits() {
          return entry.hits;
        },
        lift() {
          entry.lifted = true;
        },
      };
    },
    strike(method, route) {
      for (const entry of faults) {
        if (entry.lifted || !fits(entry.route, method, route)) continue;
        entry.seen++;
        if (entry.seen <= (entry.fault.after ?? 0) || entry.hits >= (entry.fault.times ?? 1)) continue;
        entry.hits++;
        return entry.fault;
      }
      return undefined;
    },
  };
}

/** What is answered instead, when the fault is an answer. */
export function answerFault(
  fault: Fault,
): { status: number; body: unknown; headers: Record<string, string> } | undefined {
  if (fault.code !== undefined) {
    const error = makeError(fault.code);
    return { status: fault.status ?? error.status, body: error.toBody(), headers: {} };
  }
  if (fault.status === undefined) return undefined;
  if (fault.status === 429) {
    return answerTooMany(fault.retryAfter ?? 0.05, fault.global === true ? 'global' : 'user');
  }
  const body = fault.body ?? new ApiError(fault.status, 0, `${fault.status}: trouble on our side`).toBody();
  return { status: fault.status, body, headers: {} };
}

/** A 429 as the service sends it. */
export function answerTooMany(
  retryAfter: number,
  scope: 'user' | 'global' | 'shared',
): { status: number; body: JsonObject; headers: Record<string, string> } {
  const body = { message: 'You are being rate limited.', retry_after: retryAfter, global: scope === 'global' };
  const headers: Record<string, string> = {
    'retry-after': String(retryAfter),
    'x-ratelimit-scope': scope,
    via: '1.1 stand-in',
  };
  if (scope === 'global') headers['x-ratelimit-global'] = 'true';
  return { status: 429, body, headers };
}

function fits(pattern: string, method: string, route: string): boolean {
  const [wantedMethod, wantedRoute = '*'] = pattern.split(' ');
  return [
    [wantedMethod, method],
    [wantedRoute, route],
  ].every(([wanted, actual]) => wanted === '*' || wanted === actual);
}
