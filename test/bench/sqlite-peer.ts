import { statSync } from 'node:fs';
import path from 'node:path';
import type { BuiltPeer, Peer } from './peers.ts';

/** What of better-sqlite3 is used here. */
interface Database {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): unknown; all(...values: unknown[]): Record<string, unknown>[] };
  transaction(work: () => void): () => void;
  close(): void;
}

/**
 * SQLite FTS5 with Porter stems, without a copy of the texts (they are stored elsewhere for every engine). Ranked by
 * its own `bm25` as it is, and with the title weighing five times the body.
 */
export async function makeSqlitePeer(): Promise<Peer> {
  const name: string = 'better-sqlite3';
  const { default: Sqlite }: { default: new (file: string) => Database } = await import(name);
  // It tells only now whether its native part is there.
  new Sqlite(':memory:').close();
  return {
    name: 'sqlite-fts5',
    async build(documents, folder): Promise<BuiltPeer> {
      const file = path.join(folder, 'peer.sqlite');
      let started = performance.now();
      const made = new Sqlite(file);
      made.exec(`create virtual table docs using fts5(title, body, content='', tokenize='porter unicode61')`);
      const insert = made.prepare('insert into docs(rowid, title, body) values (?, ?, ?)');
      made.transaction(() => {
        for (const [place, { title, body }] of documents.entries()) insert.run(place + 1, title, body);
      })();
      made.exec("insert into docs(docs) values ('optimize')");
      made.close();
      const buildSeconds = (performance.now() - started) / 1000;
      started = performance.now();
      const database = new Sqlite(file);
      const count = database.prepare('select count(*) as total from docs where docs match ?');
      const rank = (rule: string) => {
        const ask = database.prepare(`select rowid as id from docs where docs match ? order by ${rule} limit ?`);
        return (words: readonly string[], limit: number, any = false): number[] => {
          const match = words.map((word) => `"${word}"`).join(any ? ' OR ' : ' ');
          // Annalist's answers have an exact total, so this one is asked for it too.
          count.all(match);
          return ask.all(match, limit).map(({ id }) => Number(id) - 1);
        };
      };
      const rankings = { 'bm25 as it is': rank('rank'), 'bm25, title 5': rank('bm25(docs, 5.0, 1.0)') };
      return {
        buildSeconds,
        megabytes: statSync(file).size / 1e6,
        loadSeconds: (performance.now() - started) / 1000,
        rankings,
        close: () => database.close(),
      };
    },
  };
}
