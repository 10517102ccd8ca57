import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRuleFileTest } from '../../src/ingest/fetch-rules.ts';
import { readSourceAddress } from '../../src/model/source-address.ts';
import { makeAddressPolicy } from '../../src/source/address-policy.ts';
import { placeClone, refreshClone } from '../../src/source/clone.ts';
import { openAddress } from '../../src/source/open-address.ts';
import { openSource } from '../../src/source/open-source.ts';
import { readFilesOf } from '../../src/source/rule-files.ts';
import { runGit } from '../../src/source/run-git.ts';
import { addressOf, limits, listRefs, policy, useClones } from '../support/clone-place.ts';
import { makeRepository } from '../support/git-repository.ts';

const { folder, makeFolder, makeCloner, serveProject } = useClones();

describe('a clone', () => {
  it('has the files that are wanted, also where they are elsewhere, and gets them anew where they change', async () => {
    const { project, url } = await serveProject();
    project.commit({ files: { 'fs/OWNERS': 'one', 'net/OWNERS': 'two', 'net/other': 'three' } });
    const clone = makeCloner(url, {}, { wants: makeRuleFileTest({ maintainers: ['**/OWNERS'] }) });
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
    const clone = makeCloner(url, {}, { branches: { asked: ['*'], before: [] } });
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

  it('has of the branches those that are asked for alone, and takes away what was another time', async () => {
    const { project, url } = await serveProject();
    for (const name of ['maint-1', 'maint-2', 'topic/x']) project.git('branch', name);
    const clone = makeCloner(url);
    const heads = async (asked: string[], before: string[] = []): Promise<string[]> =>
      (await listRefs(await clone({ branches: { asked, before } }))).filter((name) => name.startsWith('refs/heads/'));
    expect(await heads(['HEAD', 'maint-*'])).toEqual(['refs/heads/maint-1', 'refs/heads/maint-2']);
    project.git('branch', '-D', 'maint-1');
    expect(await heads(['maint-1', 'topic/x'], ['maint-1'])).toEqual(['refs/heads/topic/x']);
    // What became a folder comes in the same step.
    project.git('branch', '-D', 'topic/x');
    project.git('branch', 'topic');
    expect(await heads(['topic*'])).toEqual(['refs/heads/topic']);
    expect(await heads(['*'])).toEqual(['refs/heads/main', 'refs/heads/maint-2', 'refs/heads/topic']);
    expect(await heads(['HEAD'])).toEqual([]);
    await expect(heads(['mian'])).rejects.toThrow('There is no branch "mian": there are main, maint-2 and topic.');
    await expect(heads(['release/*'])).rejects.toThrow('There is no branch "release/*": there are main, ');
  });

  it('is whole where the server cannot leave files out', async () => {
    const { url } = await serveProject({ 'uploadpack.allowFilter': 'false' });
    const place = await makeCloner(url)();
    expect(await runGit(place, ['cat-file', '-s', 'HEAD:large.bin'])).toBe('9000\n');
  });

  it('follows names that became folders, and folders that became names', async () => {
    const { project, url } = await serveProject();
    const clone = makeCloner(url, {}, { branches: { asked: ['*'], before: [] } });
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
      openAddress({ address: addressOf(given), name, folder: base }, { policy, limits });
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
      { folder, name: path.basename(place).replace(/-[^-]*$/, ''), address: addressOf(url) },
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
      const place = await refreshClone({ folder, name: 'by-ssh', address }, { policy, limits });
      expect((await runGit(place, ['rev-parse', 'HEAD'])).trim()).toBe(tip);
      expect(place).toBe(placeClone({ folder, name: 'by-ssh', address }));
    } finally {
      process.env.PATH = before;
    }
    expect(readFileSync(told, 'utf8').split('\n')[0]).toMatch(
      /-oBatchMode=yes .*-oPermitLocalCommand=no .*git@127\.0\.0\.1 git-upload-pack /,
    );
    const usual = { policy: makeAddressPolicy(), limits };
    await expect(refreshClone({ folder, name: 'by-ssh', address }, usual)).rejects.toThrow('in a private network');
  });
});
