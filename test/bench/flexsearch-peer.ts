import type { BuiltPeer, Peer } from './peers.ts';

/** What of flexsearch is used here. */
interface FlexIndex {
  add(id: number, text: string): void;
  search(text: string, options: { limit: number; suggest?: boolean }): number[];
}

/**
 * flexsearch with its usual settings, title and body in one text. It ranks by where words stand and has no totals, which
 * it is not asked for; with any of the words it gives what has most of them. It stays in memory.
 */
export async function makeFlexsearchPeer(): Promise<Peer> {
  const name: string = 'flexsearch';
  const { Index }: { Index: new (options: object) => FlexIndex } = await import(name);
  return {
    name: 'flexsearch',
    build(documents): Promise<BuiltPeer> {
      const before = process.memoryUsage().heapUsed;
      const started = performance.now();
      const index = new Index({ tokenize: 'strict' });
      for (const [place, { title, body }] of documents.entries()) index.add(place, `${title}\n${body}`);
      const buildSeconds = (performance.now() - started) / 1000;
      const rank = (words: readonly string[], limit: number, any = false): number[] =>
        index.search(words.join(' '), { limit, suggest: any });
      return Promise.resolve({
        buildSeconds,
        megabytes: Math.max(0, process.memoryUsage().heapUsed - before) / 1e6,
        loadSeconds: buildSeconds,
        rankings: { 'as it is': rank },
        close: () => undefined,
      });
    },
  };
}
