import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { StoredLog } from '../../src/store/store.ts';
import { contentWords, readDocuments } from '../bench/corpus.ts';
import type { AbsentPeer, Peer } from '../bench/peers.ts';

/** Finds the commits for a question, the best first. */
export type Find = (question: string) => Promise<string[]>;

const run = promisify(execFile);
const listed = 10;

/** What people would use instead: each gets the words of the question that tell anything. */
export async function openEngines(
  source: string,
  log: StoredLog,
  peers: readonly (Peer | AbsentPeer)[],
  scratch: string,
): Promise<Map<string, Find>> {
  const engines = new Map<string, Find>();
  if (existsSync(path.join(source, '.git')) || existsSync(path.join(source, 'HEAD'))) {
    engines.set('git log --grep, all words', async (question) => {
      const words = contentWords(question).map((word) => `--grep=${word}`);
      const options = ['--all-match', '--fixed-strings', '-i', '--format=%H', '-n', String(listed)];
      const { stdout } = await run('git', ['-C', source, 'log', ...options, ...words]);
      return words.length === 0 ? [] : stdout.split('\n').filter(Boolean);
    });
  }
  const ids: string[] = [];
  for await (const records of log.records()) {
    for (const record of records) ids.push(record.kind === 'entry' ? record.entry.id : '');
  }
  const documents = await readDocuments(log);
  for (const peer of peers) {
    if ('absent' in peer) continue;
    const { rankings } = await peer.build(documents, scratch);
    for (const [way, ask] of Object.entries(rankings)) {
      engines.set(`${peer.name}, ${way}, any word`, async (question) =>
        ask(contentWords(question), listed, true).map((place) => ids[place] ?? ''),
      );
    }
  }
  return engines;
}
