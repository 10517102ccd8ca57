import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BuiltPeer, Peer } from './peers.ts';

/** What of minisearch is used here. */
interface MiniSearch {
  addAll(documents: readonly { id: number; title: string; body: string }[]): void;
  search(text: string, options: object): { id: number }[];
}

interface MiniSearchClass {
  new (options: object): MiniSearch;
  loadJSON(text: string, options: object): MiniSearch;
}

/** minisearch with its own ranking, and with titles weighing three times the body. It keeps its index as JSON. */
export async function makeMinisearchPeer(): Promise<Peer> {
  const name: string = 'minisearch';
  const { default: MiniSearch }: { default: MiniSearchClass } = await import(name);
  const options = { fields: ['title', 'body'] };
  return {
    name: 'minisearch',
    async build(documents, folder): Promise<BuiltPeer> {
      const file = path.join(folder, 'peer.json');
      let started = performance.now();
      const made = new MiniSearch(options);
      made.addAll(documents.map(({ title, body }, id) => ({ id, title, body })));
      const text = JSON.stringify(made);
      writeFileSync(file, text);
      const buildSeconds = (performance.now() - started) / 1000;
      started = performance.now();
      const engine = MiniSearch.loadJSON(readFileSync(file, 'utf8'), options);
      const loadSeconds = (performance.now() - started) / 1000;
      const rank =
        (more: object) =>
        (words: readonly string[], limit: number, any = false) =>
          engine
            .search(words.join(' '), { combineWith: any ? 'OR' : 'AND', ...more })
            .slice(0, limit)
            .map(({ id }) => id);
      return {
        buildSeconds,
        megabytes: Buffer.byteLength(text) / 1e6,
        loadSeconds,
        rankings: { 'as it is': rank({}), 'title 3': rank({ boost: { title: 3 } }) },
        close: () => undefined,
      };
    },
  };
}
