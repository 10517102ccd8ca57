import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import { makePacer, type Pacer } from './pacer.ts';

/** A client of the service's HTTP interface for posts. */
export interface PostingRest {
  rest: REST;
  /** Fails whatever waits for its turn, and sends nothing more. */
  close(): void;
}

/** What posts need to reach the service. */
export interface PostingSettings {
  token: string;
  /** The base of the service's HTTP interface; its own unless given. */
  api?: string | undefined;
  /** How long one request may take, in milliseconds, from its turn on to the end of its answer. */
  requestLimit?: number | undefined;
}

/** Of the 50 requests a second that the service takes from a bot, some are left for all else that it does. */
const requestsPerSecond = 40;

/** How long a request may take unless said. */
const usualLimit = 15_000;

/** A longer pause than this is not sat out here: who asked is told to come again. */
const longestPause = 20_000;

/** After so many refusals in a row a route is left alone for now. */
const refusalsAtMost = 4;

/** As good as none; the library's own limit counts the wait for the turn too. */
const noLimit = 3_600_000;

/**
 * Makes the client: it keeps to the limits of each route by the service's own headers and to that over all routes by
 * parting requests evenly, waits out a rate limit where it is short, and tries nothing twice: whoever posts must look
 * first whether a message arrived.
 */
export function makePostingRest({ token, api, requestLimit = usualLimit }: PostingSettings): PostingRest {
  const pacer = makePacer(requestsPerSecond);
  const rest = new REST({
    version: '10',
    ...(api !== undefined && { api }),
    retries: 0,
    timeout: noLimit,
    rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > longestPause,
    makeRequest: countRefusals((url, init) => requestInTurn(pacer, requestLimit, url, init)),
  }).setToken(token);
  return { rest, close: () => pacer.close() };
}

/** The service asked for patience too often: whoever goes on asking is shut out of it for a while. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';
  /** The milliseconds that it asked for at last. */
  readonly after: number;

  constructor(after: number) {
    super('Discord asks for patience (too many requests)');
    this.after = after;
  }
}

type MakeRequest = RESTOptions['makeRequest'];

/** Ends the library's patience with a route that answers "too many requests" again and again. */
function countRefusals(make: MakeRequest): MakeRequest {
  const refused = new Map<string, number>();
  return async (url, init) => {
    const response = await make(url, init);
    const route = `${init.method} ${url.replace(/\?.*/, '')}`;
    if (response.status !== 429) {
      refused.delete(route);
      return response;
    }
    const times = (refused.get(route) ?? 0) + 1;
    refused.set(route, times);
    if (times < refusalsAtMost) return response;
    refused.delete(route);
    await response.arrayBuffer();
    throw new TooManyRequests(Number(response.headers.get('retry-after') ?? 0) * 1000 || longestPause);
  };
}

async function requestInTurn(
  pacer: Pacer,
  limit: number,
  url: Parameters<MakeRequest>[0],
  init: Parameters<MakeRequest>[1],
): ReturnType<MakeRequest> {
  await pacer.take();
  const late = new AbortController();
  // It goes on after the first line of the answer, because the rest may never come; who has all of it notices nothing.
  setTimeout(() => late.abort(), limit).unref();
  return await DefaultRestOptions.makeRequest(url, { ...init, signal: late.signal });
}
