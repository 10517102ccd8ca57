import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readSourceAddress } from '../../src/model/source-address.ts';
import { makeAddressPolicy } from '../../src/source/address-policy.ts';
import { downloadFile, type FileVersion } from '../../src/source/download.ts';
import { type SourceLimits, usualLimits } from '../../src/source/limits.ts';
import type { Reach } from '../../src/source/network-git.ts';
import { openAddress } from '../../src/source/open-address.ts';
import { useFolders } from '../support/git-repository.ts';
import { serve, type TestServer } from '../support/git-server.ts';

const makeFolder = useFolders();
const servers: TestServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

async function open(handle: RequestListener): Promise<TestServer> {
  const server = await serve(handle);
  servers.push(server);
  return server;
}

/** Loopback alone, by http. */
const loopback: Reach['policy'] = { allows: (_, address) => address === '127.0.0.1', plainHttp: true };
const limits: SourceLimits = {
  ...usualLimits,
  bytes: 1024 * 1024,
  milliseconds: 5_000,
  slowest: { bytesPerSecond: 100, seconds: 1 },
};
const reach: Reach = { policy: loopback, limits };

const fetchFrom = (url: string, place: string, known?: FileVersion, how: Reach = reach) =>
  downloadFile({ url, shown: url }, place, known, how);
const placeIn = (): string => path.join(makeFolder(), 'files', 'notes');
const sendFor =
  (body: string | Buffer, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(200, headers).end(body);

describe('a file by https', () => {
  it('touches no file of another log, whatever that is called', async () => {
    const server = await open((request, response) => {
      response.writeHead(200).end(request.url === '/other.md' ? 'other\n' : 'one\n');
    });
    const place = placeIn();
    await fetchFrom(`${server.base}/other.md`, `${place}.new`);
    await fetchFrom(`${server.base}/notes.md`, place);
    expect(readFileSync(`${place}.new`, 'utf8')).toBe('other\n');
  });

  it('has its time also while its server is asked what it is', async () => {
    const server = await open((_, response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\nx: ');
      const timer = setInterval(() => response.socket?.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    });
    const address = {
      kind: 'https',
      url: `${server.base}/p`,
      host: '127.0.0.1',
      isGit: undefined,
      shown: 'p',
    } as const;
    const short = { ...reach, limits: { ...limits, milliseconds: 500 } };
    const opening = openAddress({ address, name: 'p', folder: makeFolder() }, short);
    await expect(opening).rejects.toThrow('p takes longer than 0.5 seconds');
  });

  it('is kept, and asked for anew only where it has changed', async () => {
    const seen: unknown[] = [];
    const server = await open((request, response) => {
      seen.push([request.headers['if-none-match'], request.headers['if-modified-since']]);
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else sendFor('one\n', { etag: '"1"', 'last-modified': 'Mon, 07 Dec 2026 09:00:00 GMT' })(response);
    });
    const place = placeIn();
    const first = await fetchFrom(`${server.base}/notes.md`, place);
    expect(first).toMatchObject({ isNew: true, bytes: 4 });
    expect(readFileSync(place, 'utf8')).toBe('one\n');
    if (!first.isNew) throw new Error('nothing came');
    expect(await fetchFrom(`${server.base}/notes.md`, place, first.version)).toEqual({ isNew: false });
    expect(seen).toEqual([
      [undefined, undefined],
      ['"1"', 'Mon, 07 Dec 2026 09:00:00 GMT'],
    ]);
  });

  it('is followed to where it has moved', async () => {
    const server = await open((request, response) => {
      if (request.url === '/new') sendFor('here\n')(response);
      else response.writeHead(301, { location: '/new' }).end();
    });
    const place = placeIn();
    await fetchFrom(`${server.base}/old`, place);
    expect(readFileSync(place, 'utf8')).toBe('here\n');
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data', '169.254.169.254 is in a private network'],
    ['http://[::1]:80/', '::1 is in a private network'],
    ['http://10.0.0.1/', '10.0.0.1 is in a private network'],
    ['http://localhost.localdomain.invalid/', 'cannot be found'],
    ['ftp://example.org/', 'leads to an address that is not https'],
    ['file:///etc/passwd', 'leads to an address that is not https'],
  ])('that leads to %s is not followed', async (location, message) => {
    const server = await open((_, response) => response.writeHead(302, { location }).end());
    const place = placeIn();
    await expect(fetchFrom(`${server.base}/x`, place)).rejects.toThrow(message);
    expect(existsSync(place)).toBe(false);
  });

  it('that leads to this machine is not followed under the usual policy, nor asked for', async () => {
    const server = await open((_, response) => sendFor('secret')(response));
    const how: Reach = { ...reach, policy: { ...makeAddressPolicy(), plainHttp: true } };
    await expect(fetchFrom(`${server.base}/x`, placeIn(), undefined, how)).rejects.toThrow('is in a private network');
    const byHttp: Reach = { ...reach, policy: makeAddressPolicy(['127.0.0.1']) };
    await expect(fetchFrom(`${server.base}/x`, placeIn(), undefined, byHttp)).rejects.toThrow('not https');
    expect(server.asked).toEqual([]);
  });

  it('that leads in a circle is given up', async () => {
    const server = await open((_, response) => response.writeHead(302, { location: '/' }).end());
    await expect(fetchFrom(`${server.base}/`, placeIn())).rejects.toThrow('leads on more than 5 times');
  });

  it.each([
    [404, 'There is nothing at'],
    [403, 'is not for everybody (403)'],
    [429, 'is asked too often (429)'],
    [503, 'has trouble (503)'],
    [204, 'gives no file, but the code 204'],
  ])('that is answered with %s is told', async (status, message) => {
    const server = await open((_, response) => response.writeHead(status).end());
    await expect(fetchFrom(`${server.base}/x`, placeIn())).rejects.toThrow(message);
  });

  it('leaves what is there as it is where it breaks off, or is too large, said or unsaid', async () => {
    const server = await open((request, response) => {
      if (request.url === '/good') return sendFor('good\n')(response);
      if (request.url === '/said') return response.writeHead(200, { 'content-length': '99999999999' }).write('x');
      if (request.url === '/short') {
        response.writeHead(200, { 'content-length': '1000' }).write('x');
        return setTimeout(() => response.destroy(), 50);
      }
      const more = (): void => {
        while (response.write(Buffer.alloc(64 * 1024, 'x')) && !response.destroyed);
      };
      response.on('drain', more);
      more();
    });
    const place = placeIn();
    await fetchFrom(`${server.base}/good`, place);
    await expect(fetchFrom(`${server.base}/said`, place)).rejects.toThrow('is larger than 1 MB');
    await expect(fetchFrom(`${server.base}/endless`, place)).rejects.toThrow('is larger than 1 MB');
    await expect(fetchFrom(`${server.base}/short`, place)).rejects.toThrow('breaks off');
    expect(readFileSync(place, 'utf8')).toBe('good\n');
    expect(existsSync(`${place}.new`)).toBe(false);
  });

  it('that comes a byte at a time is given up, and so is one that never comes', async () => {
    const server = await open((request, response) => {
      if (request.url === '/never') return;
      const timer = setInterval(() => response.write('x'), 100);
      response.on('close', () => clearInterval(timer));
    });
    await expect(fetchFrom(`${server.base}/slow`, placeIn())).rejects.toThrow('sends less than 100 bytes a second');
    await expect(fetchFrom(`${server.base}/never`, placeIn())).rejects.toThrow('sends less than 100 bytes a second');
  });

  it('that takes longer than it may is given up', async () => {
    const server = await open((_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(500)), 20);
      response.on('close', () => clearInterval(timer));
    });
    const how: Reach = { ...reach, limits: { ...limits, milliseconds: 300 } };
    await expect(fetchFrom(`${server.base}/x`, placeIn(), undefined, how)).rejects.toThrow(
      'takes longer than 0.3 seconds',
    );
  });

  it('that is packed small and large unpacked is read no further than it may be', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '# 1.0.0\n- more\n'), { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const server = await open((_, response) => sendFor(bomb, { 'content-encoding': 'gzip' })(response));
    const address = { ...readSourceAddress('https://x.invalid/notes.md'), url: `${server.base}/notes.md` };
    const request = { address, name: 'notes', folder: makeFolder() };
    if (address.kind === 'path') throw new Error('no path');
    const { source } = await openAddress({ ...request, address }, reach);
    if (source?.kind !== 'text') throw new Error('no text');
    let read = 0;
    const reading = (async () => {
      for await (const chunk of source.chunks()) read += chunk.length;
    })();
    await expect(reading).rejects.toThrow('https://x.invalid/notes.md is larger than 1 MB');
    expect(read).toBeLessThan(2 * 1024 * 1024);
  });

  it('is stopped by whoever asked for it', async () => {
    const server = await open(() => undefined);
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 50);
    await expect(
      fetchFrom(`${server.base}/x`, placeIn(), undefined, { ...reach, signal: stopping.signal }),
    ).rejects.toThrow(/abort/i);
  });
});
