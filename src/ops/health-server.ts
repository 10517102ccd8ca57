import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { messageOf, systemCode, UserError } from '../model/errors.ts';

/** How the bot is. */
export interface HealthReport {
  /** Whether it can answer. */
  healthy: boolean;
  gateway: {
    /** Such as `ready` or `reconnecting`. */
    state: string;
    /** Since when it is so, in seconds. */
    seconds: number;
  };
  /** How many logs are loaded. */
  logs: number;
  /** For how long the process has been running, in seconds. */
  uptime: number;
}

/** What the health server serves, and where. */
export interface HealthServerOptions {
  /** 0 takes a free one. */
  port: number;
  /** The address it listens at; all of this machine's unless given, as a container needs it. */
  host?: string | undefined;
  health(): HealthReport;
  metrics(): Promise<string>;
  /** Prometheus' own text format unless given. */
  metricsType?: string | undefined;
}

/** A health server that listens. */
export interface HealthServer {
  port: number;
  /** Ends it, and every connection, at once. */
  close(): Promise<void>;
}

interface Reply {
  status: number;
  type: string;
  body: string;
  allow?: string;
}

const textType = 'text/plain; charset=utf-8';
const limits = { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 5_000, maxHeaderSize: 8_192 };

/**
 * Serves `GET /healthz`, 200 or 503 with a report as JSON, and `GET /metrics`. Neither names a log, a server or a
 * person. Throws a UserError where the port cannot be had.
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const server = createServer(limits, (request, response) => {
    void answer(request, options).then((reply) => send(response, request, reply));
  });
  server.maxConnections = 100;
  await listen(server, options);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, options: HealthServerOptions): Promise<Reply> {
  const { method = '', url = '' } = request;
  const path = url.split('?', 1)[0];
  if (path !== '/healthz' && path !== '/metrics') {
    return { status: 404, type: textType, body: 'There are /healthz and /metrics.\n' };
  }
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, type: textType, body: 'Only GET and HEAD are answered.\n', allow: 'GET, HEAD' };
  }
  try {
    return path === '/healthz' ? describeHealth(options.health()) : await describeMetrics(options);
  } catch {
    // What went wrong inside is nobody's business here.
    return { status: 500, type: textType, body: 'This could not be told.\n' };
  }
}

function describeHealth({ healthy, gateway, logs, uptime }: HealthReport): Reply {
  const report = {
    status: healthy ? 'ok' : 'unavailable',
    gateway: { state: gateway.state, seconds: round(gateway.seconds) },
    logs,
    uptime: round(uptime),
  };
  return { status: healthy ? 200 : 503, type: 'application/json; charset=utf-8', body: `${JSON.stringify(report)}\n` };
}

async function describeMetrics({ metrics, metricsType }: HealthServerOptions): Promise<Reply> {
  return { status: 200, type: metricsType ?? 'text/plain; version=0.0.4; charset=utf-8', body: await metrics() };
}

function send(response: ServerResponse, request: IncomingMessage, { status, type, body, allow }: Reply): void {
  // A body that nobody reads is not waited for.
  request.resume();
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(allow !== undefined && { allow }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function listen(server: Server, { port, host }: HealthServerOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explainListen(error, port)));
    server.listen({ port, ...(host !== undefined && { host }) }, resolve);
  });
  // A connection that could not be accepted must not end the bot.
  server.on('error', () => undefined);
}

function explainListen(error: unknown, port: number): UserError {
  const why: Record<string, string> = {
    EADDRINUSE: 'is taken by another process: end that one, or name another port',
    EACCES: 'may not be used by this user: name one above 1023',
  };
  const code = systemCode(error) ?? '';
  const reason = why[code] ?? `cannot be used (${messageOf(error)}): name another one`;
  return new UserError(`HEALTH_PORT ${port} ${reason}.`, 'input', { cause: error });
}

const round = (seconds: number): number => Math.round(seconds * 10) / 10;
