import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeRuleFileTest } from '../../src/ingest/fetch-rules.ts';
import { readSourceAddress } from '../../src/model/source-address.ts';
import { makeAddressPolicy } from '../../src/source/address-policy.ts';
import { placeClone, refreshClone } from '../../src/source/clone.ts';
import { type SourceLimits, usualLimits } from '../../src/source/limits.ts';
import type { GitAddress, Reach } from '../../src/source/network-git.ts';
import { openAddress } from '../../src/source/open-address.ts';
import { openSource } from '../../src/source/open-source.ts';
import { readFilesOf } from '../../src/source/rule-files.ts';
import { runGit } from '../../src/source/run-git.ts';
import { makeRepository, useFolders } from '../support/git-repository.ts';
import { makeGitHandler, packetLines, serve, type TestServer } from '../support/git-server.ts';

const makeFolder = useFolders();
const servers: TestServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

async function open(handle: Parameters<typeof serve>[0]): Promise<TestServer> {
  const server = await serve(handle);
  servers.push(server);
  return server;
}

/** Loopback alone, by http. */
const policy: Reach['policy'] = { allows: (_, address) => address === '127.0.0.1', plainHttp: true };
const limits: SourceLimits = { ...usualLimits, milliseconds: 20_000, slowest: { bytesPerSecond: 100, seconds: 2 } };

const addressOf = (url: string): GitAddress => ({ kind: 'https', url, host: '127.0.0.1', isGit: true, shown: url });
const folder = makeFolder();
let clones = 0;

/** Clones once, under a name of its own. */
function makeCloner(
  url: string,
  how: Partial<Reach> = {},
  branches = false,
  wants?: (path: string) => boolean,
): () => Promise<string> {
  clones += 1;
  const request = { folder, name: `log-${clones}`, address: addressOf(url), branches, wants };
  return () => refreshClone(request, { policy, limits, ...how });
}

/** A server with one repository, `project.git`. */
async function serveProject(settings: Record<string, string> = {}) {
  const root = makeFolder();
  const project = makeRepository(path.join(root, 'project.git'));
  const first = project.commit({
    files: { '.mailmap': 'Ada <ada@example.org> <old@example.org>\n', 'large.bin': 'x'.repeat(9000) },
  });
  const server = await open(makeGitHandler(root, settings));
  return { project, first, server, url: `${server.base}/project.git` };
}

const listRefs = async (place: string): Promise<string[]> =>
  (await runGit(place, ['for-each-ref', '--format=%(refname)'])).split('\n').filter((name) => name !== '');

describe('a clone', () => {
  it('has the files that are wanted, also where they are elsewhere, and gets them anew where they change', async () => {
    const { project, url } = await serveProject();
    project.commit({ files: { 'fs/OWNERS': 'one', 'net/OWNERS': 'two', 'net/other': 'three' } });
    const clone = makeCloner(url, {}, false, makeRuleFileTest({ maintainers: ['**/OWNERS'] }));
    const read = async (): Promise<string[]> =>
      (await readFilesOf(await clone(), 'HEAD', ['fs/OWNERS', 'net/OWNERS', '.mailmap'])).files.map(
        ({ path, text }) => `${path}: ${text}`,
      );
    expect(await read()).toEqual(['fs/OWNERS: one', 'net/OWNERS: two', expect.stringMatching(/^\.mailmap: Ada/)]);
    project.commit({ files: { 'fs/OWNERS': 'four' } });
    expect((await read())[0]).toBe('fs/OWNERS: four');
    const objects = await runGit(await clone(), ['rev-list', '--objects', '--missing=print', 'HEAD']);
    expect(objects.split('\n').filter((line) => line.startsWith('?'))).not.toEqual([]);
  });

  it('has the history, the tags and the mailmap, and of files nothing else', async () => {
    const { project, first, url } = await serveProject();
    project.git('tag', '-a', 'v1', '-m', 'one');
    project.git('branch', 'other');
    const clone = makeCloner(url);
    const place = await clone();
    expect(await listRefs(place)).toEqual(['refs/annalist/head', 'refs/tags/v1']);
    const source = await openSource(place, (async function* () {})());
    if (source.kind !== 'git') throw new Error('no repository');
    expect(source.repository).toMatchObject({
      tip: first,
      shallow: false,
      mailmap: 'Ada <ada@example.org> <old@example.org>\n',
    });
    const missing = await runGit(place, ['rev-list', '--objects', '--missing=print', 'HEAD']);
    expect(missing.split('\n').filter((line) => line.startsWith('?'))).toHaveLength(1);
    expect(readdirSync(place)).not.toContain('hooks');
    // Another one takes what is new, and what is gone goes.
    const second = project.commit({ message: 'two' });
    project.git('tag', 'v2');
    project.git('tag', '-d', 'v1');
    expect(await clone()).toBe(place);
    expect(await listRefs(place)).toEqual(['refs/annalist/head', 'refs/tags/v2']);
    expect((await runGit(place, ['rev-parse', 'HEAD'])).trim()).toBe(second);
  });

  it('follows a history that was rewritten, and HEAD to another branch', async () => {
    const { project, first, url } = await serveProject();
    const clone = makeCloner(url, {}, true);
    project.commit({ message: 'left behind' });
    const place = await clone();
    project.git('reset', '-q', '--hard', first);
    const again = project.commit({ message: 'in its place' });
    project.git('checkout', '-q', '-b', 'next');
    await clone();
    expect((await runGit(place, ['rev-parse', 'HEAD'])).trim()).toBe(again);
    expect(await listRefs(place)).toEqual(['refs/annalist/head', 'refs/heads/main', 'refs/heads/next']);
    expect(await runGit(place, ['symbolic-ref', 'HEAD'])).toBe('refs/annalist/head\n');
  });

  it('is whole where the server cannot leave files out', async () => {
    const { url } = await serveProject({ 'uploadpack.allowFilter': 'false' });
    const place = await makeCloner(url)();
    expect(await runGit(place, ['cat-file', '-s', 'HEAD:large.bin'])).toBe('9000\n');
  });

  it('follows names that became folders, and folders that became names', async () => {
    const { project, url } = await serveProject();
    const clone = makeCloner(url, {}, true);
    const swap = (gone: string, come: string): void => {
      project.git('branch', '-D', gone);
      project.git('branch', come);
      project.git('tag', '-d', gone);
      project.git('tag', come);
    };
    project.git('branch', 'next');
    project.git('tag', 'next');
    const place = await clone();
    for (const [gone, come] of [
      ['next', 'next/one'],
      ['next/one', 'next'],
    ] as const) {
      swap(gone, come);
      await clone();
      expect(await listRefs(place)).toEqual([
        'refs/annalist/head',
        'refs/heads/main',
        `refs/heads/${come}`,
        `refs/tags/${come}`,
      ]);
    }
  });

  it('of another address gives way once the log is read from the new one', async () => {
    const { server, url } = await serveProject();
    const base = makeFolder();
    const openFrom = (given: string, name: string) =>
      openAddress({ address: addressOf(given), name, folder: base, branches: false }, { policy, limits });
    await openFrom(url, 'one');
    await openFrom(url, 'one-more');
    const moved = await openFrom(`http://localhost:${server.port}/project.git`, 'one');
    expect(readdirSync(path.join(base, 'clones'))).toHaveLength(3);
    await moved.settle?.();
    const left = readdirSync(path.join(base, 'clones')).map((name) => path.join(base, 'clones', name));
    expect(left).toHaveLength(2);
    expect(left).toContain(moved.source?.location);
  });

  it('that was stopped halfway is as it was, and goes on the next time', async () => {
    const { project, first, url } = await serveProject();
    const clone = makeCloner(url);
    const place = await clone();
    const second = project.commit({ message: 'two' });
    // What a killed git leaves.
    mkdirSync(path.join(place, 'objects/pack'), { recursive: true });
    for (const name of ['packed-refs.lock', 'refs/annalist/head.lock', 'objects/pack/tmp_pack_x7', 'shallow.lock']) {
      mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
      writeFileSync(path.join(place, name), '');
    }
    const stopping = new AbortController();
    const stopped = refreshClone(
      { folder, name: path.basename(place).replace(/-[^-]*$/, ''), address: addressOf(url), branches: false },
      { policy, limits, signal: stopping.signal },
    );
    setTimeout(() => stopping.abort(), 30);
    await expect(stopped).rejects.toThrow(/abort/i);
    expect((await runGit(place, ['rev-parse', 'HEAD'])).trim()).toBe(first);
    await clone();
    expect((await runGit(place, ['rev-parse', 'HEAD'])).trim()).toBe(second);
    expect(existsSync(path.join(place, 'objects/pack/tmp_pack_x7'))).toBe(false);
  });

  it('runs nothing and goes nowhere else, whatever the settings of the user say', async () => {
    const { url } = await serveProject();
    const home = makeFolder();
    const mark = path.join(home, 'ran');
    const settings = `[url "ext::sh -c touch% ${mark} "]\n\tinsteadOf = http\n[credential]\n\thelper = "!touch ${mark}"\n[http]\n\tproxy = http://127.0.0.1:1\n`;
    appendFileSync(path.join(home, '.gitconfig'), settings);
    const before = { ...process.env };
    Object.assign(process.env, { HOME: home, GIT_CONFIG_GLOBAL: path.join(home, '.gitconfig'), NO_PROXY: '*' });
    try {
      await makeCloner(url)();
    } finally {
      for (const name of ['HOME', 'GIT_CONFIG_GLOBAL', 'NO_PROXY']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
    expect(existsSync(mark)).toBe(false);
  });
});

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

describe('a repository by ssh', () => {
  it('is asked for without questions, and cloned', async () => {
    const root = makeFolder();
    const project = makeRepository(path.join(root, 'project.git'));
    const tip = project.commit();
    const bin = makeFolder();
    const told = path.join(bin, 'told');
    // Stands in for ssh: notes its arguments, and runs what it is to run there, here.
    writeFileSync(path.join(bin, 'ssh'), `#!/bin/sh\necho "$@" >> ${told}\nfor last; do :; done\nexec sh -c "$last"\n`);
    chmodSync(path.join(bin, 'ssh'), 0o755);
    const address = readSourceAddress(`git@127.0.0.1:${project.directory}`);
    if (address.kind !== 'ssh') throw new Error('not by ssh');
    const before = process.env.PATH;
    process.env.PATH = `${bin}:${before}`;
    try {
      const place = await refreshClone({ folder, name: 'by-ssh', address, branches: false }, { policy, limits });
      expect((await runGit(place, ['rev-parse', 'HEAD'])).trim()).toBe(tip);
      expect(place).toBe(placeClone({ folder, name: 'by-ssh', address }));
    } finally {
      process.env.PATH = before;
    }
    expect(readFileSync(told, 'utf8').split('\n')[0]).toMatch(
      /-oBatchMode=yes .*-oPermitLocalCommand=no .*git@127\.0\.0\.1 git-upload-pack /,
    );
    const usual = { policy: makeAddressPolicy(), limits };
    await expect(refreshClone({ folder, name: 'by-ssh', address, branches: false }, usual)).rejects.toThrow(
      'in a private network',
    );
  });
});
