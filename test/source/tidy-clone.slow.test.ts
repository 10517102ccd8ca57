import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { refreshClone } from '../../src/source/clone.ts';
import { usualLimits } from '../../src/source/limits.ts';
import type { Reach } from '../../src/source/network-git.ts';
import { runGit } from '../../src/source/run-git.ts';
import { tidyClone } from '../../src/source/tidy-clone.ts';
import { makeRepository, useFolders } from '../support/git-repository.ts';
import { makeGitHandler, serve, type TestServer } from '../support/git-server.ts';

const makeFolder = useFolders();
const servers: TestServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

const limits = { ...usualLimits, milliseconds: 20_000 };
const policy: Reach['policy'] = { allows: (_, address) => address === '127.0.0.1', plainHttp: true };

/** A repository with one commit, what serves it, and what clones it. */
async function serveProject(settings: Record<string, string> = {}, how: Partial<Reach> = {}) {
  const root = makeFolder();
  const project = makeRepository(path.join(root, 'project.git'));
  const first = project.commit({ files: { '.mailmap': 'Ada <ada@example.org> <old@example.org>\n' } });
  const server = await serve(makeGitHandler(root, settings));
  servers.push(server);
  const url = `${server.base}/project.git`;
  const address = { kind: 'https', url, host: '127.0.0.1', isGit: true, shown: url } as const;
  const request = { folder: makeFolder(), name: 'project', address };
  return { project, first, clone: () => refreshClone(request, { policy, limits, ...how }) };
}

describe('a clone', () => {
  it('lets go of histories that were rewritten, and goes on from what it keeps', async () => {
    const { project, first, clone } = await serveProject();
    const lost: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      project.git('reset', '-q', '--hard', first);
      lost.push(project.commit({ message: `once ${round}\n`, files: { 'net/a.c': String(round) } }));
      await clone();
    }
    const place = await clone();
    const packs = () => readdirSync(path.join(place, 'objects/pack')).filter((name) => name.endsWith('.pack'));
    await tidyClone(place, undefined, packs().length);
    const kept = lost.pop() ?? '';
    expect(await runGit(place, ['cat-file', '-t', lost[0] ?? ''])).toBe('commit\n');
    await tidyClone(place, undefined, packs().length - 1);
    expect(packs()).toHaveLength(1);
    for (const hash of lost) await expect(runGit(place, ['cat-file', '-e', hash])).rejects.toThrow();
    expect((await runGit(place, ['rev-list', 'HEAD'])).trim().split('\n')).toEqual([kept, first]);
    expect(await runGit(place, ['cat-file', 'blob', 'HEAD:.mailmap'])).toContain('Ada');
    const next = project.commit({ message: 'next\n', files: { 'net/b.c': 'b' } });
    // A kill in the middle leaves a pack without its index.
    writeFileSync(path.join(place, `objects/pack/pack-${'1'.repeat(40)}.pack`), 'half');
    await clone();
    expect((await runGit(place, ['rev-list', 'HEAD'])).trim().split('\n')).toEqual([next, kept, first]);
    expect(packs().join()).not.toContain('1'.repeat(40));
    expect(await runGit(place, ['rev-list', '--objects', '--missing=allow-promisor', 'HEAD'])).toContain(next);
  });

  it('that is damaged is cloned anew', async () => {
    const { project, clone } = await serveProject();
    const place = await clone();
    writeFileSync(path.join(place, 'config'), '[core\n');
    project.commit({ message: 'two\n' });
    await clone();
    const [largest = ''] = readdirSync(path.join(place, 'objects/pack')).filter((name) => name.endsWith('.idx'));
    chmodSync(path.join(place, 'objects/pack', largest), 0o600);
    writeFileSync(path.join(place, 'objects/pack', largest), 'no index');
    const tip = project.commit({ message: 'three\n' });
    await clone();
    expect((await runGit(place, ['rev-list', 'HEAD'])).trim().split('\n')).toEqual([
      tip,
      expect.any(String),
      expect.any(String),
    ]);
    expect(readdirSync(path.dirname(place))).toEqual([path.basename(place)]);
  });

  it('makes room by what was rewritten, before it is called too large', async () => {
    const how = { limits: { ...limits, bytes: 1024 * 1024 } };
    const { project, first, clone } = await serveProject({ 'uploadpack.allowFilter': 'false' }, how);
    for (let round = 0; round < 4; round += 1) {
      project.git('reset', '-q', '--hard', first);
      const noise = Array.from({ length: 60_000 }, (_, index) =>
        Math.sin(index + round * 1e6)
          .toString(36)
          .slice(2, 9),
      );
      project.commit({ files: { noise: noise.join('') } });
      const place = await clone();
      expect((await runGit(place, ['rev-list', '--count', 'HEAD'])).trim()).toBe('2');
    }
  });
});
