import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** The folder of this package, found by walking up to its package.json: the code runs from `src` and from `dist`. */
export function findPackageRoot(from = fileURLToPath(import.meta.url)): string {
  const folder = path.dirname(from);
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  if (folder === path.dirname(folder)) throw new Error(`no package.json in any folder above ${from}`);
  return findPackageRoot(folder);
}

/** The version that package.json states. */
export function readVersion(): string {
  const text = readFileSync(path.join(findPackageRoot(), 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
