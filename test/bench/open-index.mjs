// Opens the index of a stored log in a process of its own and prints what that took; where the index is missing, that
// is building it. Plain JavaScript, so that no loader has a part in it.
import { readFile } from 'node:fs/promises';

const [data, name] = process.argv.slice(2);
const root = new URL('../../', import.meta.url);
const { openStore } = await import(new URL('dist/src/store/store.js', root).href);
const { openIndex } = await import(new URL('dist/src/ingest/open-index.js', root).href);
const { readIndexRules } = await import(new URL('dist/src/ingest/index-rules.js', root).href);
const rules = readIndexRules(await readFile(new URL('data/subsystems.json', root), 'utf8'));
const before = performance.now();
const log = await openStore(data).openLog(name);

const started = performance.now();
const { shards } = await openIndex(log, rules);
const seconds = (performance.now() - started) / 1000;
const report = {
  logSeconds: (started - before) / 1000,
  seconds,
  peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
  records: shards.map((shard) => shard.records),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
