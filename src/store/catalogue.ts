import { type Day, isDay } from '../model/day.ts';
import { webPattern } from '../model/web-pattern.ts';
import { type FileShape, formatJson, parseJson } from './file-shape.ts';
import { catalogueMigrations, currentVersion, migrate, type StoredObject } from './migrations.ts';
import { rulesName, segmentName } from './names.ts';
import { type Catalogue, problemsInFull, type SegmentRow, segmentSize } from './records.ts';
import {
  check,
  count,
  fields,
  flag,
  form,
  isCount,
  listOf,
  optional,
  recordOf,
  rowsOf,
  someText,
  text,
  whole,
} from './shape-check.ts';
import { Unreadable } from './unreadable.ts';

/** Stands for a log that does not exist yet; never written. */
export const emptyCatalogue: Catalogue = {
  id: '',
  generation: 0,
  refreshed: '',
  format: '',
  source: { text: '', location: '' },
  records: 0,
  entries: 0,
  segments: [],
  days: [],
  releases: [],
  problems: { kinds: {}, first: [] },
  gone: [],
  moved: {},
};

/** A day as it is written: the day, how many commits it declares and lists, and the line of its heading. */
type DayRow = [date: Day, declared: number, listed: number, line?: number];

/** A catalogue as its file has it. */
interface StoredCatalogue extends Omit<Catalogue, 'days'> {
  schema: number;
  days: DayRow[];
}

const sumPattern = /^[0-9a-f]{16}$/;
const isDayText = (value: unknown): boolean => typeof value === 'string' && isDay(value);
const day = check(isDayText, 'no day');
const instant = check((value) => typeof value === 'string' && instantForm.test(value), 'no instant');
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;

const version = currentVersion(catalogueMigrations);
const checkFields = fields({
  schema: check((value) => value === version, 'another version'),
  id: someText,
  generation: check((value) => isCount(value) && value > 0, 'no number'),
  refreshed: instant,
  format: someText,
  source: fields({ text, location: text }),
  records: count,
  entries: count,
  firstDay: optional(day),
  lastDay: optional(day),
  problems: fields({
    kinds: recordOf(() => true, count),
    first: listOf(fields({ kind: text, message: text, line: optional(whole) }), problemsInFull),
  }),
  git: optional(
    fields({
      tip: optional(text),
      branches: optional(fields({ asked: listOf(text), tips: listOf(fields({ name: text, tip: text })) })),
      shallow: optional(flag),
      mailmap: optional(text),
      web: optional(form(webPattern)),
      tags: optional(fields({ state: text, mark: text })),
      paths: optional(count),
    }),
  ),
  rules: optional(fields({ file: form(rulesName), bytes: count, sum: form(sumPattern) })),
  gone: rowsOf((row) => isCounts(row, 2), 'no range'),
  twins: optional(rowsOf((row) => isCounts(row, 3), 'no twins')),
  moved: recordOf(
    (name) => /^\d+$/.test(name),
    fields({
      id: someText,
      line: optional(whole),
      date: optional(check((value) => value === '' || isDayText(value), 'no day')),
      release: optional(text),
    }),
  ),
  releases: listOf(
    fields({
      name: text,
      date: optional(day),
      line: optional(whole),
      yanked: optional(check((value) => value === true, 'not true')),
      package: optional(text),
      suite: optional(text),
      urgency: optional(text),
    }),
  ),
  days: rowsOf(isDayRow, 'no day'),
  segments: rowsOf(isSegmentRow, 'no segment'),
});

const hasFields = (data: StoredObject): data is StoredObject & StoredCatalogue => checkFields(data, '') === undefined;

function checkStored(data: StoredObject): StoredCatalogue {
  if (!hasFields(data)) throw new Unreadable(checkFields(data, '') ?? 'its content does not fit');
  if (isDense(data.segments, data.records)) return data;
  throw new Unreadable('segments does not fit (they do not add up to the records)');
}

/** How a catalogue is kept: JSON text, a day as `[date, declared, listed, line]`. */
export const catalogueShape: FileShape<Catalogue> = {
  async encode(catalogue) {
    return Buffer.from(formatJson(checkStored({ ...toStored(catalogue) })));
  },
  async decode(bytes) {
    return fromStored(checkStored(migrate(parseJson(bytes), catalogueMigrations)));
  },
};

function isDayRow(row: unknown): boolean {
  if (!Array.isArray(row) || row.length < 3 || row.length > 4) return false;
  if (typeof row[0] !== 'string' || !isDay(row[0])) return false;
  for (let index = 1; index < row.length; index += 1) if (!Number.isSafeInteger(row[index])) return false;
  return true;
}

function isCounts(row: unknown, length: number): boolean {
  return Array.isArray(row) && row.length === length && row.every(isCount);
}

function isSegmentRow(row: unknown): row is SegmentRow {
  if (typeof row !== 'object' || row === null) return false;
  if (!('file' in row && 'records' in row && 'bytes' in row && 'sum' in row)) return false;
  const { file, records, bytes, sum } = row;
  if (!isCount(records) || records < 1 || records > segmentSize || !isCount(bytes)) return false;
  if ('head' in row && !(isCount(row.head) && row.head <= bytes)) return false;
  return typeof file === 'string' && segmentName.test(file) && typeof sum === 'string' && sumPattern.test(sum);
}

function isDense(segments: readonly SegmentRow[], records: number): boolean {
  const full = segments.slice(0, -1).every((segment) => segment.records === segmentSize);
  return full && segments.reduce((sum, segment) => sum + segment.records, 0) === records;
}

/** In the order in which it is written: what is long comes last. */
function toStored(catalogue: Catalogue): StoredCatalogue {
  const { id, generation, refreshed, gone, moved, releases, days, segments, ...rest } = catalogue;
  const rows = days.map(
    ({ date, declared, listed, line }): DayRow =>
      line === undefined ? [date, declared, listed] : [date, declared, listed, line],
  );
  return { schema: version, id, generation, refreshed, ...rest, gone, moved, releases, days: rows, segments };
}

function fromStored({ schema: _, days, ...rest }: StoredCatalogue): Catalogue {
  return {
    ...rest,
    days: days.map(([date, declared, listed, line]) =>
      line === undefined ? { date, declared, listed } : { date, declared, listed, line },
    ),
  };
}
