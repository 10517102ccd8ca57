import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document } from './corpus.ts';
import { makeFlexsearchPeer } from './flexsearch-peer.ts';
import { makeMinisearchPeer } from './minisearch-peer.ts';
import { makeSqlitePeer } from './sqlite-peer.ts';

/** A search engine that Annalist is compared with. */
export interface Peer {
  name: string;
  /** Makes its index of the documents, leaves it on disk and opens it. */
  build(documents: readonly Document[], folder: string): Promise<BuiltPeer>;
}

/** A peer that is ready to be asked. */
export interface BuiltPeer {
  buildSeconds: number;
  megabytes: number;
  /** How long opening takes what was left on disk. */
  loadSeconds: number;
  /** Ways of ranking, by name: each gives the places of the first `limit` documents that have all the words, or any. */
  rankings: Record<string, (words: readonly string[], limit: number, any?: boolean) => number[]>;
  close(): void;
}

/** A peer that could not be had, and why. */
export interface AbsentPeer {
  name: string;
  absent: string;
}

const folder = path.dirname(fileURLToPath(import.meta.url));

/** The peers. They are installed when they are first needed; one that cannot be is told absent. */
export async function findPeers(): Promise<(Peer | AbsentPeer)[]> {
  const problem = existsSync(path.join(folder, 'node_modules')) ? undefined : await install();
  const peers: (Peer | AbsentPeer)[] = [];
  for (const [name, make] of [
    ['sqlite-fts5', makeSqlitePeer],
    ['minisearch', makeMinisearchPeer],
    ['flexsearch', makeFlexsearchPeer],
  ] as const) {
    try {
      peers.push(await make());
    } catch (error) {
      peers.push({ name, absent: firstLine(problem ?? (error instanceof Error ? error.message : String(error))) });
    }
  }
  return peers;
}

/** Installs the peers; where one cannot be compiled, the others alone. Returns what went wrong. */
async function install(): Promise<string | undefined> {
  process.stderr.write('installing the peers\n');
  const problem = await runNpm(['ci']);
  if (problem === undefined) return undefined;
  await runNpm(['ci', '--ignore-scripts']);
  return problem;
}

async function runNpm(args: readonly string[]): Promise<string | undefined> {
  const child = spawn('npm', [...args, '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listen = (text: Buffer): void => {
    said += text.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise<number | Error>((resolve) => child.on('error', resolve).on('close', resolve));
  if (code === 0) return undefined;
  const error = /^npm (?:error|ERR!) (?!code|path|command|errno)(.*\S.*)$/m.exec(said)?.[1];
  return `npm ${args.join(' ')} failed: ${error ?? String(code)}`;
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
