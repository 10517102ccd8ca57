import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

/** A server on loopback. */
export interface TestServer {
  port: number;
  /** `http://127.0.0.1:PORT` or https. */
  base: string;
  /** The paths that were asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** Serves with a handler on loopback; with a key and a certificate by https. */
export async function serve(handle: RequestListener, tls?: { key: string; cert: string }): Promise<TestServer> {
  const asked: string[] = [];
  const note: RequestListener = (request, response) => {
    asked.push(request.url ?? '');
    handle(request, response);
  };
  const server: Server = tls ? createTlsServer(tls, note) : createServer(note);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    port,
    base: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** Answers as git's own http-backend does for the repositories below a folder. */
export function makeGitHandler(root: string, settings: Record<string, string> = {}): RequestListener {
  return (request, response) => void answerGit(root, settings, request, response);
}

function answerGit(
  root: string,
  settings: Record<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const given = { 'uploadpack.allowFilter': 'true', 'uploadpack.allowAnySHA1InWant': 'true', ...settings };
  const config = Object.entries(given).flatMap(([name, value], index): [string, string][] => [
    [`GIT_CONFIG_KEY_${index}`, name],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_COUNT: String(config.length / 2),
      ...Object.fromEntries(config),
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  response.on('close', () => child.kill());
  let head = Buffer.alloc(0);
  let isOpen = false;
  child.stdout.on('data', (chunk: Buffer) => {
    if (isOpen) {
      if (!response.write(chunk)) {
        child.stdout.pause();
        response.once('drain', () => child.stdout.resume());
      }
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    isOpen = true;
    let status = 200;
    for (const line of head.subarray(0, end).toString().split('\r\n')) {
      const [name = '', value = ''] = line.split(/: (.*)/s);
      if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.writeHead(status);
    response.write(head.subarray(end + 4));
  });
  child.on('close', () => response.end());
}

/** Lines as git's protocol sends them; 0 ends a section. */
export function packetLines(...lines: (string | 0)[]): string {
  return lines
    .map((line) => (line === 0 ? '0000' : `${(Buffer.byteLength(line) + 4).toString(16).padStart(4, '0')}${line}`))
    .join('');
}
