import { stringifyAscii } from '../../src/store/file-shape.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { encodeRecord } from '../../src/store/stored-record.ts';

/** The text of a segment in one piece, as the first version wrote it: a line for each record. */
export function formatOldSegment(first: number, records: readonly LogRecord[]): Buffer {
  const lines = records.map((record) => stringifyAscii(encodeRecord(record)));
  return Buffer.from(`{\n"schema": 1,\n"first": ${first},\n"records": [\n${lines.join(',\n')}\n]\n}\n`, 'latin1');
}
