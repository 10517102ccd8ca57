import path from 'node:path';
import { afterAll } from 'vitest';
import type { CloneRequest } from '../../src/source/clone.ts';
import { refreshClone } from '../../src/source/clone.ts';
import { type SourceLimits, usualLimits } from '../../src/source/limits.ts';
import type { GitAddress, Reach } from '../../src/source/network-git.ts';
import { runGit } from '../../src/source/run-git.ts';
import { makeRepository, useFolders } from './git-repository.ts';
import { makeGitHandler, serve, type TestServer } from './git-server.ts';

/** Loopback alone, by http. */
export const policy: Reach['policy'] = { allows: (_, address) => address === '127.0.0.1', plainHttp: true };
export const limits: SourceLimits = {
  ...usualLimits,
  milliseconds: 20_000,
  slowest: { bytesPerSecond: 100, seconds: 2 },
};

/** The address of a repository on loopback. */
export const addressOf = (url: string): GitAddress => ({
  kind: 'https',
  url,
  host: '127.0.0.1',
  isGit: true,
  shown: url,
});

/** The names of a clone's references. */
export const listRefs = async (place: string): Promise<string[]> =>
  (await runGit(place, ['for-each-ref', '--format=%(refname)'])).split('\n').filter((name) => name !== '');

/** Makes servers and clones of what they have, which are away after the tests of a file. */
export function useClones() {
  const makeFolder = useFolders();
  const servers: TestServer[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.close())));
  const folder = makeFolder();
  let clones = 0;

  const open = async (handle: Parameters<typeof serve>[0]): Promise<TestServer> => {
    const server = await serve(handle);
    servers.push(server);
    return server;
  };

  /** Clones once, under a name of its own. */
  const makeCloner = (
    url: string,
    how: Partial<Reach> = {},
    wanted: Pick<CloneRequest, 'branches' | 'wants'> = {},
  ): ((others?: Pick<CloneRequest, 'branches'>) => Promise<string>) => {
    clones += 1;
    const request = { folder, name: `log-${clones}`, address: addressOf(url), ...wanted };
    return (others = {}) => refreshClone({ ...request, ...others }, { policy, limits, ...how });
  };

  /** A server with one repository, `project.git`. */
  const serveProject = async (settings: Record<string, string> = {}) => {
    const root = makeFolder();
    const project = makeRepository(path.join(root, 'project.git'));
    const first = project.commit({
      files: { '.mailmap': 'Ada <ada@example.org> <old@example.org>\n', 'large.bin': 'x'.repeat(9000) },
    });
    const server = await open(makeGitHandler(root, settings));
    return { project, first, server, url: `${server.base}/project.git` };
  };

  return { folder, makeFolder, open, makeCloner, serveProject };
}
