import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type HealthReport, type HealthServerOptions, startHealthServer } from '../../src/ops/health-server.ts';

const fine: HealthReport = { healthy: true, gateway: { state: 'ready', seconds: 12.345 }, logs: 2, uptime: 60.06 };

async function start(options: Partial<HealthServerOptions> = {}) {
  const server = await startHealthServer({
    port: 0,
    host: '127.0.0.1',
    health: () => fine,
    metrics: async () => 'annalist_up 1\n',
    ...options,
  });
  onTestFinished(() => server.close());
  const ask = (path: string, method = 'GET'): Promise<Response> =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { method });
  return { server, ask };
}

describe('/healthz', () => {
  it('says how the bot is, and names nothing', async () => {
    const { ask } = await start();
    const response = await ask('/healthz');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      status: 'ok',
      gateway: { state: 'ready', seconds: 12.3 },
      logs: 2,
      uptime: 60.1,
    });
  });

  it('is 503 while the bot cannot answer, and 200 when it can again', async () => {
    let healthy = false;
    const { ask } = await start({
      health: () => ({ ...fine, healthy, gateway: { state: 'reconnecting', seconds: 70 } }),
    });
    const response = await ask('/healthz?verbose');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: 'unavailable',
      gateway: { state: 'reconnecting', seconds: 70 },
    });
    healthy = true;
    expect((await ask('/healthz')).status).toBe(200);
  });
});

describe('/metrics', () => {
  it('is what the metrics say, for Prometheus', async () => {
    const { ask } = await start();
    const response = await ask('/metrics');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toBe('annalist_up 1\n');
  });
});

describe('the health server', () => {
  it.each(['/healthz', '/metrics'])('answers HEAD %s as GET, without a body', async (path) => {
    const { ask } = await start();
    const [head, get] = [await ask(path, 'HEAD'), await ask(path)];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('content-length')).toBe(String((await get.text()).length));
  });

  it.each(['/', '/healthz/', '/metricsx', '/..%2fhealthz', '//'])('has nothing else: %s', async (path) => {
    const { ask } = await start();
    expect((await ask(path)).status).toBe(404);
    expect((await ask(path, 'POST')).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('does not take %s', async (method) => {
    const { ask } = await start();
    const response = await ask('/metrics', method);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  it('tells nothing of a failure inside, and goes on', async () => {
    const { ask } = await start({
      health: () => {
        throw new Error('a secret');
      },
      metrics: () => Promise.reject(new Error('a secret')),
    });
    for (const path of ['/healthz', '/metrics']) {
      const response = await ask(path);
      expect([response.status, await response.text()]).toEqual([500, 'This could not be told.\n']);
    }
  });

  it('answers what is no HTTP with a refusal, and goes on', async () => {
    const { server, ask } = await start();
    const socket = connect(server.port, '127.0.0.1');
    socket.end('nonsense\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('says in one line that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    await expect(start({ port })).rejects.toMatchObject({
      name: 'UserError',
      message: `HEALTH_PORT ${port} is taken by another process: end that one, or name another port.`,
    });
    await expect(start({ host: '192.0.2.1' })).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/^HEALTH_PORT 0 cannot be used \([^\n]+\): name another one\.$/),
    });
  });

  it('ends although somebody keeps a connection open, or waits for an answer', async () => {
    const { server } = await start({ metrics: () => new Promise(() => undefined) });
    const sockets = [
      '',
      'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n',
      'GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n',
      'GET /',
    ];
    const opened = sockets.map(() =>
      connect(server.port, '127.0.0.1')
        .setEncoding('utf8')
        .on('error', () => undefined),
    );
    for (const [index, socket] of opened.entries()) {
      await once(socket, 'connect');
      socket.write(sockets[index] ?? '');
    }
    if (opened[1]) await once(opened[1], 'data');
    const closed = opened.map((socket) => new Promise((done) => socket.once('close', done)));
    await Promise.all([server.close(), ...closed]);
    await expect(fetch(`http://127.0.0.1:${server.port}/healthz`)).rejects.toThrow();
    await server.close();
  });
});
