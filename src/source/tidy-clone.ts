import { lstat, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../model/errors.ts';
import { runGit } from './run-git.ts';

/** Many small files make git slow: they are put together once there are so many. */
const mostRefFiles = 200;
const usualPacks = 40;

/** Puts the branches and tags of a clone into one file, where many have come. */
export async function packRefs(place: string, signal?: AbortSignal): Promise<void> {
  const files = await listFiles(path.join(place, 'refs'));
  if (files.length > mostRefFiles) await runGit(place, ['pack-refs', '--all'], signal);
}

/** Puts together the packs of a clone where there are many; to be called once all that is new in it was read. */
export async function tidyClone(place: string, signal?: AbortSignal, mostPacks = usualPacks): Promise<void> {
  if ((await listPacks(place)).length > mostPacks) await repackClone(place, signal);
}

/** The names of its packs, without their endings. */
async function listPacks(place: string): Promise<string[]> {
  const files = await listFiles(path.join(place, 'objects/pack'));
  return files.flatMap((name) => /^(pack-[0-9a-f]+)\.pack$/.exec(name)?.[1] ?? []);
}

const packParts = ['idx', 'rev', 'bitmap', 'pack', 'promisor'];

/**
 * Puts all that the branches and tags of a clone reach into one pack, and removes all others. git's own `gc` never lets go
 * of what came from a server that has the rest (a promisor): each rewritten history would stay for good.
 */
export async function repackClone(place: string, signal?: AbortSignal): Promise<void> {
  const before = await listPacks(place);
  const packs = path.join(place, 'objects/pack');
  // Hooks of the user are for the work of the user.
  const git = (...args: string[]): Promise<string> =>
    runGit(place, ['-c', 'core.hooksPath=/dev/null', ...args], signal);
  const ways = ['--quiet', '--all', '--missing=allow-promisor', '--delta-base-offset', '--threads=2'];
  const made = `pack-${(await git('pack-objects', ...ways, path.join(packs, 'pack'))).trim()}`;
  await writeFile(path.join(packs, `${made}.promisor`), '');
  await git('commit-graph', 'write', '--reachable');
  for (const name of before) {
    // Without its index a pack is none: what a kill leaves of it, the next sweep takes.
    if (name !== made) for (const part of packParts) await rm(path.join(packs, `${name}.${part}`), { force: true });
  }
}

/** Removes what a fetch that was killed may have left: locks that nobody holds, and packs that are not whole. */
export async function sweepClone(place: string): Promise<void> {
  const files = await listFiles(place);
  const there = new Set(files);
  for (const name of files) {
    const [, pack] = /^(objects\/pack\/pack-[0-9a-f]+)\.\w+$/.exec(name) ?? [];
    const isLeft =
      /(^|\/)tmp_(pack|idx|obj|rev|graph)_|\.lock$|^gc\.pid$/.test(name) ||
      (pack !== undefined && !there.has(`${pack}.idx`));
    if (isLeft) await rm(path.join(place, name), { force: true });
  }
}

/** How many bytes the objects of a clone have; of branches and tags the number is limited. */
export async function sizeOfClone(place: string): Promise<number> {
  const objects = path.join(place, 'objects');
  let bytes = 0;
  for (const name of await listFiles(objects)) {
    try {
      bytes += (await lstat(path.join(objects, name))).size;
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
    }
  }
  return bytes;
}

async function listFiles(place: string): Promise<string[]> {
  try {
    const entries = await readdir(place, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(place, path.join(entry.path, entry.name)));
  } catch (error) {
    // A folder in it went while it was read.
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
