import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** The indexes of the packs of a repository whose history surely takes git long: some 28 bytes an object. */
const largeIndexes = 8 * 1024 * 1024;

/** Where a repository has its packs: a work tree's top, or a bare repository or a `.git` folder itself. */
const places = ['.git/objects/pack', 'objects/pack'];

/**
 * Whether a repository has so many objects that git surely walks its history for long, by the size of a few files. Where objects lie
 * elsewhere, or cannot be looked at, it is not known to have many.
 */
export async function hasManyObjects(directory: string): Promise<boolean> {
  let size = 0;
  for (const place of places) {
    try {
      const folder = path.join(directory, place);
      const indexes = (await readdir(folder)).filter((name) => name.endsWith('.idx'));
      const stats = await Promise.all(indexes.map((name) => stat(path.join(folder, name))));
      for (const each of stats) size += each.size;
    } catch {
      // git says by itself what is wrong with it.
    }
  }
  return size >= largeIndexes;
}
