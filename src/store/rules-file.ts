import { join } from 'node:path';
import { Low } from 'lowdb';
import { type StoredRules, storedRulesSchema } from '../model/subsystem-rules.ts';
import { findWayBack } from './catalogue-file.ts';
import type { Disk } from './disk.ts';
import { DurableFile } from './durable-file.ts';
import { checkShape, type FileShape, packText, parseJson, stringifyAscii, unpack } from './file-shape.ts';
import { type LogPlaces, makeRulesName } from './names.ts';
import type { RulesRow } from './records.ts';

/** Rules are kept as JSON, packed: MAINTAINERS may have 700 kB. The same rules are the same bytes. */
const rulesShape: FileShape<StoredRules> = {
  encode: (rules) => packText(stringifyAscii(storedRulesSchema.parse(rules))),
  decode: async (bytes) => checkShape(storedRulesSchema, parseJson(await unpack(bytes))),
};

/** Writes a log's rules to a file of their own, of which the next catalogue has to know. */
export async function writeRulesFile(disk: Disk, places: LogPlaces, rules: StoredRules): Promise<RulesRow> {
  const name = makeRulesName();
  const file = openRulesFile(disk, places, name);
  await new Low<StoredRules>(file, rules).write();
  await disk.syncFolder(places.segments);
  if (file.checksum === undefined) throw new Error(`${name} was not written`);
  return { file: name, ...file.checksum };
}

/** Reads a log's rules. A missing file is the disk's `ENOENT`, a damaged one a `UserError`. */
export async function readRulesFile(disk: Disk, places: LogPlaces, row: RulesRow): Promise<StoredRules> {
  const rules = await openRulesFile(disk, places, row.file, row).read();
  if (rules === null) throw new Error(`${row.file} was not read`);
  return rules;
}

function openRulesFile(disk: Disk, places: LogPlaces, name: string, expected?: RulesRow): DurableFile<StoredRules> {
  return new DurableFile({
    disk,
    path: join(places.segments, name),
    shape: rulesShape,
    expected,
    syncFolder: false,
    findWayBack: () => findWayBack(disk, places, name),
  });
}
