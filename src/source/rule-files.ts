import { streamGit } from './run-git.ts';

/** How many bytes of such files are read at most; the one that ends behind them, and those after it, are left out. */
const mostBytes = 16_000_000;

/** The texts of files, and the paths of those that are left out because there would be too much. */
export interface FilesRead {
  files: { path: string; text: string }[];
  leftOut: string[];
}

/** The paths of all files of a commit. Those with a line end in them cannot be asked for and are left out. */
export async function listFilesOf(directory: string, commit: string): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of streamGit(directory, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '' && !path.includes('\n'));
}

/**
 * The texts of files of a commit, for the paths that it has, in the order of the paths. Nothing is fetched: a clone
 * without its files has to have these.
 */
export async function readFilesOf(directory: string, commit: string, paths: readonly string[]): Promise<FilesRead> {
  if (paths.length === 0) return { files: [], leftOut: [] };
  const input = paths.map((path) => `${commit}:${path}\n`).join('');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of streamGit(directory, ['cat-file', '--batch'], undefined, input)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > mostBytes) break;
  }
  return splitBatch(Buffer.concat(chunks), paths);
}

/** Each answer is a line `hash blob size` with the bytes and a line end behind it, or a line that ends in `missing`. */
function splitBatch(output: Buffer, paths: readonly string[]): FilesRead {
  const files: { path: string; text: string }[] = [];
  let at = 0;
  for (const [index, path] of paths.entries()) {
    const end = output.indexOf(0x0a, at);
    if (end < 0) return { files, leftOut: paths.slice(index) };
    const [, kind = '', size = ''] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(output.toString('latin1', at, end)) ?? [];
    at = end + 1;
    if (kind === '') continue;
    const bytes = output.subarray(at, at + Number(size));
    if (bytes.length < Number(size)) return { files, leftOut: paths.slice(index) };
    if (kind === 'blob') files.push({ path, text: bytes.toString('utf8') });
    at += Number(size) + 1;
  }
  return { files, leftOut: [] };
}
