import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from './api-error.ts';
import { answerFault, answerTooMany, type Fault, type Faults } from './faults.ts';
import { checkAgainstSpec } from './open-api.ts';
import type { Rates } from './rates.ts';
import { readBody } from './request-body.ts';
import { findRoute, type Route } from './routes.ts';
import type { RequestRecord, World } from './world.ts';

/** An answer as it goes over the wire. */
interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  half?: Fault['half'];
}

/** Starts the HTTP side on a free port of the loopback. */
export async function startHttp(world: World, faults: Faults, rates: Rates): Promise<Server> {
  const server = createServer((request, response) => {
    handle(request, response, world, faults, rates).catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      world.violations.push({ route: 'stand-in', path: [], code: 'BROKEN', message });
      send(response, { status: 500, body: { message: '500: Internal Server Error', code: 0 } });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  world.address = `http://127.0.0.1:${address.port}`;
  return server;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  faults: Faults,
  rates: Rates,
): Promise<void> {
  const url = new URL(request.url ?? '/', world.address);
  if (url.pathname.startsWith('/attachments/')) return serveFile(url.pathname, response, world);
  const path = decodeURIComponent(url.pathname).replace(/^\/api(\/v10)?/, '');
  const method = request.method ?? 'GET';
  const found = findRoute(method, path);
  const record: RequestRecord = {
    method,
    path,
    route: found?.route.pattern ?? path,
    query: url.searchParams,
    json: undefined,
    fileNames: [],
    at: Date.now(),
    status: 0,
    code: undefined,
  };
  world.requests.push(record);
  const fault = faults.strike(method, record.route);
  const answer = await answerRequest(request, world, { fault, found, record, rates });
  if (answer !== undefined) record.status = answer.status;
  for (const listen of world.listeners) listen(record);
  if (answer === undefined) {
    request.socket.destroy();
    return;
  }
  send(response, answer);
}

/** The answer to a request; undefined when a fault cuts the socket instead. */
async function answerRequest(
  request: IncomingMessage,
  world: World,
  at: {
    fault: Fault | undefined;
    found: ReturnType<typeof findRoute>;
    record: RequestRecord;
    rates: Rates;
  },
): Promise<Answer | undefined> {
  const { fault, found, record } = at;
  let headers: Record<string, string> = {};
  try {
    const { json, files } = await readBody(request);
    record.json = json;
    record.fileNames = files.map((file) => file.name);
    if (fault?.delay !== undefined) await sleep(fault.delay);
    if (fault?.cut === 'before') return undefined;
    const broken = fault === undefined ? undefined : answerFault(fault);
    if (broken !== undefined) return broken;
    if (found === undefined) throw new ApiError(404, 0, '404: Not Found');
    const free = found.route.ofInteraction === true;
    if (!free && !mayEnter(request, world)) throw new ApiError(401, 0, '401: Unauthorized');
    const { channel, guild, token } = found.params;
    const place = channel ?? guild ?? token ?? '';
    const rate = at.rates.take({ route: `${record.method} ${record.route}`, place, free }, Date.now());
    headers = rate.headers;
    if (rate.tooMany !== undefined) {
      const tooMany = answerTooMany(rate.tooMany.retryAfter, rate.tooMany.scope);
      return { ...tooMany, headers: { ...headers, ...tooMany.headers } };
    }
    const reply = found.route.run({ params: found.params, query: record.query, json, files }, world);
    holdAgainstSpec(found.route, json, world);
    return fault?.cut === 'after' ? undefined : { ...reply, headers, half: fault?.half };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    record.code = error.code;
    noteViolation(world, record, error);
    return { status: error.status, body: error.toBody(), headers };
  }
}

function mayEnter(request: IncomingMessage, world: World): boolean {
  return !world.revoked && request.headers.authorization === `Bot ${world.settings.token}`;
}

/** Notes what the description refuses in a body that the route has taken: where a limit refuses it says it better. */
function holdAgainstSpec(route: Route, json: unknown, world: World): void {
  if (!world.settings.openApi || json === undefined) return;
  const problems = checkAgainstSpec(route.method, route.pattern, json);
  const name = `${route.method} ${route.pattern}`;
  world.violations.push(...problems.map((problem) => ({ route: name, ...problem })));
}

/** A form that was refused broke a rule, and so did a request to a route that is not there. */
function noteViolation(world: World, { method, route }: RequestRecord, error: ApiError): void {
  const isForm = [50035, 50006, 40005, 30032, 50109].includes(error.code);
  if (!isForm && !(error.status === 404 && error.code === 0)) return;
  const { problems, code, message } = error;
  const all = problems.length > 0 ? problems : [{ path: [], code: String(code), message }];
  world.violations.push(...all.map((problem) => ({ route: `${method} ${route}`, ...problem })));
}

function serveFile(path: string, response: ServerResponse, world: World): void {
  const files = [...world.messages.values()].flatMap((message) => message.files);
  const file = files.find((each) => new URL(each.url).pathname === path);
  response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.contentType ?? 'text/plain' });
  response.end(file?.bytes);
}

function send(response: ServerResponse, { status, body, headers, half }: Answer): void {
  if (status === 204 || body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { ...headers, 'content-type': type });
  if (half === undefined) {
    response.end(text);
    return;
  }
  response.write(text.slice(0, text.length / 2), () => {
    if (half === 'broken') response.destroy();
  });
}
