import { makeLogReader } from '../../src/answer/log-reader.ts';
import { learnedSubsystemsSchema } from '../../src/enrich/subsystem-data.ts';
import { makeSubsystemFinder } from '../../src/enrich/subsystems.ts';
import { buildIndex } from '../../src/ingest/build-index.ts';
import { buildTail } from '../../src/ingest/build-tail.ts';
import { openTieTable } from '../../src/ingest/open-ties.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { SearchBounds } from '../../src/search/bounds.ts';
import { numberDay, readSubsystems } from '../../src/search/columns.ts';
import type { Search } from '../../src/search/search.ts';
import { openShard, type Shard } from '../../src/search/shard.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeMemoryStored, testRules } from './memory-log.ts';

/** An entry as an index must have it: with its own subsystems and those of each title that it lists. */
export interface IndexedEntry extends ParsedEntry {
  subsystems: string[];
  titleSubsystems: string[][];
}

/** Records with their index, whole or cut in two at a place. */
export interface IndexedRecords {
  search: Search;
  shards: Shard[];
  /** The entry of a sequence number; undefined for a day without text. */
  entryOf(sequence: number): IndexedEntry | undefined;
  findSubsystems(name: string): string[];
}

/** How records are indexed and searched where that is not as usual. */
interface IndexOptions {
  bounds?: SearchBounds;
  /** Ranges of records that the source no longer has. */
  gone?: [from: number, to: number][];
}

/** Indexes records, those from `cut` on as what came after the stored index. */
export async function indexRecords(
  records: readonly LogRecord[],
  cut = records.length,
  { bounds, gone = [] }: IndexOptions = {},
): Promise<IndexedRecords> {
  const memory = makeMemoryStored('memory', records);
  const stored = { ...memory, catalogue: { ...memory.catalogue, gone } };
  const base = await buildIndex(makeMemoryStored('memory', records.slice(0, cut)), testRules.subsystems, '');
  const first = openShard(base, 0, undefined, bounds);
  const shards = [first];
  if (cut < records.length) {
    const tail = await buildTail(stored, testRules.subsystems, base);
    shards.push(openShard(tail, cut, first, bounds));
  }
  const finder = makeSubsystemFinder(testRules.subsystems, learnedSubsystemsSchema.parse(base.facts.learned));
  const names = shards.at(-1)?.facts.subsystems ?? [];
  const reader = makeLogReader(
    stored,
    {
      shards,
      finder,
      why: () => [],
      releases: async () => undefined,
      ties: openTieTable,
      branches: async () => undefined,
    },
    async () => stored,
  );
  return {
    search: reader.search,
    shards,
    entryOf(sequence) {
      const record = records[sequence];
      const shard = shards.findLast(({ first }) => first <= sequence);
      if (record?.kind !== 'entry' || !shard) return undefined;
      const { columns, first } = shard;
      const titles = [...columns.titleEntries.keys()].filter(
        (index) => columns.titleEntries[index] === sequence - first,
      );
      const name = (unit: number) => readSubsystems(columns, unit).map((number) => names[number] ?? '');
      const date = numberDay(columns.days[sequence - first] ?? 0);
      return {
        ...record.entry,
        date,
        subsystems: name(sequence - first),
        titleSubsystems: titles.map((index) => name(shard.records + index)),
      };
    },
    findSubsystems: (name) => [finder.resolve(name) ?? ''].filter((found) => names.includes(found)),
  };
}
