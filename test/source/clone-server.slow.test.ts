import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeAddressPolicy } from '../../src/source/address-policy.ts';
import { limits, useClones } from '../support/clone-place.ts';
import { packetLines } from '../support/git-server.ts';

const { folder, open, makeCloner, serveProject } = useClones();

describe('a server', () => {
  it('in a private network is not asked, unless the operator said so', async () => {
    const { server, url } = await serveProject();
    const usual = { policy: { ...makeAddressPolicy(), plainHttp: true } };
    await expect(makeCloner(url, usual)()).rejects.toThrow('127.0.0.1 is in a private network');
    expect(server.asked).toEqual([]);
    await makeCloner(url, { policy: { ...makeAddressPolicy(['127.0.0.1']), plainHttp: true } })();
  });

  it.each(['http://169.254.169.254/x.git', 'http://[::1]:9/x.git', 'http://10.0.0.1/x.git'])(
    'that leads to %s is not followed',
    async (location) => {
      const server = await open((request, response) => {
        const [, query = ''] = (request.url ?? '').split('?');
        response.writeHead(302, { location: `${location}/info/refs?${query}` }).end();
      });
      await expect(makeCloner(`${server.base}/x.git`)()).rejects.toThrow('is in a private network');
    },
  );

  it('that sends a byte a second is given up', async () => {
    const server = await open((_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' });
      const timer = setInterval(() => response.write('0'), 1000);
      response.on('close', () => clearInterval(timer));
    });
    await expect(makeCloner(`${server.base}/x.git`)()).rejects.toThrow(
      'sends less than 100 bytes a second for 2 seconds',
    );
  });

  it('that says nothing at all is given up when its time is over', async () => {
    const server = await open(() => undefined);
    const how = { limits: { ...limits, milliseconds: 700, slowest: { bytesPerSecond: 1, seconds: 60 } } };
    await expect(makeCloner(`${server.base}/x.git`, how)()).rejects.toThrow('takes longer than 0.7 seconds');
  });

  it('with three hundred thousand tags is refused before they are fetched', async () => {
    const { project, first, url } = await serveProject();
    const tags = Array.from(
      { length: 300_000 },
      (_, index) => `${first} refs/tags/t${String(index).padStart(6, '0')}\n`,
    );
    const refs = ['# pack-refs with: peeled fully-peeled sorted \n', `${first} refs/heads/main\n`, ...tags].join('');
    writeFileSync(path.join(project.directory, '.git/packed-refs'), refs);
    const clone = makeCloner(url);
    await expect(clone()).rejects.toThrow('has more than 200000 branches and tags: so many are not read.');
  });

  it('that sends more than the clone may take is cut off, and leaves nothing', async () => {
    const { project, url } = await serveProject({ 'uploadpack.allowFilter': 'false' });
    const noise = Array.from({ length: 400_000 }, (_, index) => Math.sin(index).toString(36).slice(2)).join('');
    project.commit({ files: { noise } });
    const before = readdirSync(folder);
    const how = { limits: { ...limits, bytes: 1024 * 1024 } };
    await expect(makeCloner(url, how)()).rejects.toThrow('is larger than 1 MB');
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([
    ['nothing', 404, '', 'There is no git repository at'],
    ['a login', 401, '', 'is not to be had without a login'],
    ['a page', 200, '<html>', 'or it is no git repository'],
  ])('that has %s for git is told', async (_, status, body, message) => {
    const server = await open((__, response) => response.writeHead(status, { 'content-type': 'text/html' }).end(body));
    await expect(makeCloner(`${server.base}/x.git`)()).rejects.toThrow(message);
  });

  it('whose HEAD names no commit is told', async () => {
    const { project, url } = await serveProject();
    project.git('symbolic-ref', 'HEAD', 'refs/heads/nowhere');
    await expect(makeCloner(url)()).rejects.toThrow('names no commit');
  });

  it('whose names have control characters in them brings none of them here', async () => {
    const hash = '1'.repeat(40);
    const server = await open((request, response) => {
      response.writeHead(200, {
        'content-type': `application/x-git-upload-pack-${request.method === 'GET' ? 'advertisement' : 'result'}`,
      });
      if (request.method === 'GET') {
        response.end(packetLines('# service=git-upload-pack\n', 0, 'version 2\n', 'ls-refs\n', 'fetch=filter\n', 0));
      } else response.end(packetLines(`${hash} refs/tags/a\u001b[31mred\n`, `${hash} refs/heads/../../x\n`, 0));
    });
    const failure = await makeCloner(`${server.base}/x.git`)().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(String(failure)).not.toContain('\u001b');
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});
