import { commandRoutes } from './command-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { placeRoutes } from './place-routes.ts';
import type { SentFile } from './request-body.ts';
import type { World } from './world.ts';

/** A request on its way to its route. */
export interface ApiRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  json: unknown;
  files: SentFile[];
}

/** An answer: 204 when there is no body. */
export interface Reply {
  status: number;
  body?: unknown;
}

/** One route of the service's HTTP interface. */
export interface Route {
  method: string;
  /** `/channels/:channel/messages` */
  pattern: string;
  /** Whether it needs no token of the bot, and does not count against the limit over all routes. */
  ofInteraction?: boolean;
  run(request: ApiRequest, world: World): Reply;
}

const routes = [...placeRoutes, ...commandRoutes, ...messageRoutes, ...interactionRoutes].map((route) => ({
  route,
  shape: new RegExp(`^${route.pattern.replace(/:[a-z]+/g, '([^/]+)')}$`),
  names: [...route.pattern.matchAll(/:([a-z]+)/g)].map((match) => match[1] ?? ''),
}));

/** The route of a method and a path, with what stands in the path. */
export function findRoute(method: string, path: string): { route: Route; params: Record<string, string> } | undefined {
  for (const { route, shape, names } of routes) {
    const match = route.method === method ? shape.exec(path) : null;
    if (match === null) continue;
    return { route, params: Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? ''])) };
  }
  return undefined;
}
