import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Reader } from '../../src/answer/reader.ts';
import { dayList } from '../../src/parse/day-list.ts';
import { makeMemoryLog, makeMemoryReader } from './memory-log.ts';
import { parseText } from './parse-text.ts';

const file = path.join(import.meta.dirname, '../../data/sample/linux-fs-2007.txt');

/** A reader of the sample log, as it is after an import. */
export function openSample(now?: string): Reader {
  const { entries, days } = parseText(dayList, readFileSync(file));
  return makeMemoryReader([makeMemoryLog({ name: 'sample', entries: entries.toReversed(), days })], now);
}
