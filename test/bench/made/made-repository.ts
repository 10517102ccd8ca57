import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readCommand } from '../measure.ts';
import { makeRandom } from '../random.ts';
import type { LearntLog } from './learn-shapes.ts';
import { type MadeCommit, makeCommits } from './made-commits.ts';

/** Letters that are handed to git at once. */
const chunkSize = 1 << 20;

/**
 * Makes a bare repository of `count` commits without files (or one more, a merge of the last topic), like the log that
 * was learnt from; always the same one.
 */
export async function makeRepository(directory: string, count: number, learnt: LearntLog): Promise<void> {
  await readCommand('git', ['init', '--quiet', '--bare', '--initial-branch=main', directory]);
  const git = ['-C', directory, '-c', 'core.compression=1'];
  const child = spawn('git', [...git, 'fast-import', '--quiet'], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let text = '';
  const flush = async (): Promise<void> => {
    if (!child.stdin.write(text)) await once(child.stdin, 'drain');
    text = '';
  };
  for (const commit of makeCommits(count, learnt, makeRandom(2005))) {
    text += printCommit(commit);
    if (text.length > chunkSize) await flush();
  }
  await flush();
  child.stdin.end();
  const code = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with code ${String(code)}`);
}

/** A commit as `git fast-import` reads it. */
function printCommit({ number, parents, author, authored, committer, committed, message, tag }: MadeCommit): string {
  const [first, ...others] = parents;
  const lines = [
    'commit refs/heads/main',
    `mark :${number}`,
    `author ${author} ${authored}`,
    `committer ${committer} ${committed}`,
    `data ${Buffer.byteLength(message)}`,
    message,
  ].join('\n');
  const from = first === undefined ? '' : `from :${first}\n`;
  const merges = others.map((parent) => `merge :${parent}\n`).join('');
  const named = tag === undefined ? '' : `reset refs/tags/${tag}\nfrom :${number}\n\n`;
  return `${lines}${from}${merges}\n${named}`;
}
