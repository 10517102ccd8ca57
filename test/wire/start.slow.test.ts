import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot, sampleFile } from '../support/run-annalist.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'annalist-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = path.join(packageRoot, 'dist/src/main.js');
const hook = pathToFileURL(path.join(packageRoot, 'test/support/note-modules.mjs')).href;

/** The files that the built program loads for a verb, and the packages that they are of. */
async function listLoaded(...args: string[]): Promise<{ files: string[]; packages: string[]; words: boolean }> {
  const noted = path.join(folder, `loaded-${args.length}-${args[0]}`);
  const env = { PATH: process.env.PATH, ANNALIST_DATA: path.join(folder, 'data'), NOTE_MODULES: noted };
  await promisify(execFile)(process.execPath, ['--import', hook, program, ...args], { cwd: folder, env });
  const lines = readFileSync(noted, 'utf8').trim().split('\n');
  const files = lines.filter((line) => line.startsWith('file:'));
  const packages = files.flatMap((file) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return {
    files,
    packages: [...new Set(packages)],
    words: lines.some((line) => line.endsWith('developer-words.json')),
  };
}

describe('the built program', () => {
  it('loads a few files for its version, and no package that is not joined', async () => {
    const { files, packages } = await listLoaded('--version');
    expect(packages).toEqual([]);
    expect(files.length).toBeGreaterThan(1);
    expect(files.length).toBeLessThan(30);
  });

  it('loads no more to answer a command, and reads what developers say for a question alone', async () => {
    await listLoaded('import', sampleFile, '--log', 'sample');
    const who = await listLoaded('who', 'jffs2', '--json');
    expect(who.packages).toEqual([]);
    expect(who.files.length).toBeLessThan(30);
    expect(who.words).toBe(false);
    expect((await listLoaded('ask', 'who', 'added', 'lzo', 'to', 'jffs2', '--json')).words).toBe(true);
  });
});
