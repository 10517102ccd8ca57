import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import { UserError } from '../model/errors.ts';
import type { AddressPolicy, LookUp } from './address-policy.ts';
import { connectChecked } from './connect.ts';

/** The way on which git reaches the network. */
export interface GitProxy {
  /** Its address with the key to it, for git's `http.proxy`. */
  address: string;
  /** What was refused, and why; undefined where nothing was. */
  refusal(): UserError | undefined;
  close(): Promise<void>;
}

/**
 * Opens a proxy on this machine for one run of git: git asks it for each connection, also after a redirect, and it
 * connects to an address that the policy allows and that was looked up once. git itself would look the name up by itself,
 * and go wherever it leads by then. What is said over https it does not see.
 */
export async function openGitProxy(policy: AddressPolicy, lookUp?: LookUp): Promise<GitProxy> {
  const key = randomBytes(24).toString('hex');
  const stopping = new AbortController();
  const open = new Set<Duplex>();
  let refused: UserError | undefined;
  const keep = <T extends Duplex>(stream: T): T => {
    open.add(stream);
    stream.once('close', () => open.delete(stream));
    stream.on('error', () => undefined);
    return stream;
  };
  const note = (error: unknown): void => {
    if (error instanceof UserError) refused ??= error;
  };
  const server = createServer((request, response) => {
    if (!hasKey(request, key)) return askForKey(response);
    // Plain requests come only in tests.
    if (policy.plainHttp === true) void forward(request, response);
    else response.writeHead(403).end();
  });

  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const url = new URL(request.url ?? '');
      const socket = keep(await connectChecked(url.hostname, Number(url.port || 80), policy, stopping.signal, lookUp));
      const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = request.headers;
      const { method } = request;
      const onward = sendRequest(
        { method, path: `${url.pathname}${url.search}`, headers, createConnection: () => socket },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      onward.on('error', () => response.destroy());
      request.pipe(onward);
    } catch (error) {
      note(error);
      response.writeHead(403).end();
    }
  };

  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    keep(client);
    if (!hasKey(request, key)) {
      client.end('HTTP/1.1 407 Key wanted\r\nProxy-Authenticate: Basic realm="annalist"\r\n\r\n');
      return;
    }
    const [, host = '', port = ''] = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(request.url ?? '') ?? [];
    connectChecked(host, Number(port), policy, stopping.signal, lookUp).then(
      (socket) => {
        keep(socket);
        client.write('HTTP/1.1 200 Connected\r\n\r\n');
        if (head.length > 0) socket.write(head);
        socket.pipe(client).pipe(socket);
        client.once('close', () => socket.destroy());
        socket.once('close', () => client.destroy());
      },
      (error: unknown) => {
        note(error);
        client.end('HTTP/1.1 403 Not allowed\r\n\r\n');
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    address: `http://annalist:${key}@127.0.0.1:${port}`,
    refusal: () => refused,
    async close() {
      stopping.abort();
      for (const stream of open) stream.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** Nobody else on this machine may go this way. */
function hasKey({ headers }: IncomingMessage, key: string): boolean {
  const wanted = Buffer.from(`Basic ${Buffer.from(`annalist:${key}`).toString('base64')}`);
  const given = Buffer.from(headers['proxy-authorization'] ?? '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function askForKey(response: ServerResponse): void {
  response.writeHead(407, { 'proxy-authenticate': 'Basic realm="annalist"' }).end();
}
