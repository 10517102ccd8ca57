import { join } from 'node:path';
import { Low } from 'lowdb';
import { findWayBack } from './catalogue-file.ts';
import type { Disk } from './disk.ts';
import { DurableFile } from './durable-file.ts';
import { type FileShape, packText, unpack } from './file-shape.ts';
import { type LogPlaces, makeRulesName } from './names.ts';
import type { RulesRow } from './records.ts';

/** Rules are kept as text that whoever uses them reads, packed: MAINTAINERS may have 700 kB. */
const rulesShape: FileShape<string> = {
  encode: (text) => packText(text),
  decode: async (bytes) => (await unpack(bytes)).toString('utf8'),
};

/** Writes a log's rules to a file of their own, of which the next catalogue has to know. */
export async function writeRulesFile(disk: Disk, places: LogPlaces, text: string): Promise<RulesRow> {
  const name = makeRulesName();
  const file = openRulesFile(disk, places, name);
  await new Low<string>(file, text).write();
  await disk.syncFolder(places.segments);
  if (file.checksum === undefined) throw new Error(`${name} was not written`);
  return { file: name, ...file.checksum };
}

/** Reads a log's rules. A missing file is the disk's `ENOENT`, a damaged one a `UserError`. */
export async function readRulesFile(disk: Disk, places: LogPlaces, row: RulesRow): Promise<string> {
  const text = await openRulesFile(disk, places, row.file, row).read();
  if (text === null) throw new Error(`${row.file} was not read`);
  return text;
}

function openRulesFile(disk: Disk, places: LogPlaces, name: string, expected?: RulesRow): DurableFile<string> {
  return new DurableFile({
    disk,
    path: join(places.segments, name),
    shape: rulesShape,
    expected,
    syncFolder: false,
    findWayBack: () => findWayBack(disk, places, name),
  });
}
