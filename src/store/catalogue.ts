import * as z from 'zod';
import { type Day, daySchema, isDay } from '../model/day.ts';
import type { TwinRows } from '../model/twins.ts';
import { webPattern } from '../model/web-pattern.ts';
import { checkShape, type FileShape, formatJson, parseJson } from './file-shape.ts';
import { catalogueMigrations, currentVersion, migrate } from './migrations.ts';
import { rulesName, segmentName } from './names.ts';
import { type Catalogue, problemsInFull, type SegmentRow, segmentSize } from './records.ts';

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

const count = z.int().nonnegative();
const sumPattern = /^[0-9a-f]{16}$/;
const sum = z.string().regex(sumPattern);

/**
 * One check for all of a list: a schema for each of its elements takes ten times as long, and a log of twenty years has
 * thousands of days and segments, which are read whenever the log is opened.
 */
const listOf = <T>(isElement: (element: unknown) => boolean, what: string) =>
  z.custom<T[]>(Array.isArray, 'no list').check(({ value, issues }) => {
    const wrong = value.findIndex((element) => !isElement(element));
    if (wrong >= 0) issues.push({ code: 'custom', input: value, path: [wrong], message: `no ${what}` });
  });

const storedSchema = z
  .object({
    schema: z.literal(currentVersion(catalogueMigrations)),
    id: z.string().min(1),
    generation: z.int().min(1),
    refreshed: z.iso.datetime(),
    format: z.string().min(1),
    source: z.object({ text: z.string(), location: z.string() }),
    records: count,
    entries: count,
    firstDay: daySchema.optional(),
    lastDay: daySchema.optional(),
    problems: z.object({
      kinds: z.record(z.string(), count),
      first: z.array(z.object({ kind: z.string(), message: z.string(), line: z.int().optional() })).max(problemsInFull),
    }),
    git: z
      .object({
        tip: z.string().optional(),
        branches: z
          .object({ asked: z.array(z.string()), tips: z.array(z.object({ name: z.string(), tip: z.string() })) })
          .optional(),
        shallow: z.boolean().optional(),
        mailmap: z.string().optional(),
        web: z.string().regex(webPattern).optional(),
        tags: z.object({ state: z.string(), mark: z.string() }).optional(),
        paths: count.optional(),
      })
      .optional(),
    rules: z.object({ file: z.string().regex(rulesName), bytes: count, sum }).optional(),
    gone: listOf<Catalogue['gone'][number]>((row) => isCounts(row, 2), 'range'),
    twins: listOf<TwinRows[number]>((row) => isCounts(row, 3), 'twins').optional(),
    moved: z.record(
      z.string().regex(/^\d+$/),
      z.object({
        id: z.string().min(1),
        line: z.int().optional(),
        date: z.union([daySchema, z.literal('')]).optional(),
        release: z.string().optional(),
      }),
    ),
    releases: z.array(
      z.object({
        name: z.string(),
        date: daySchema.optional(),
        line: z.int().optional(),
        yanked: z.literal(true).optional(),
        package: z.string().optional(),
        suite: z.string().optional(),
        urgency: z.string().optional(),
      }),
    ),
    days: listOf<DayRow>(isDayRow, 'day'),
    segments: listOf<SegmentRow>(isSegmentRow, 'segment'),
  })
  .refine(({ segments, records }) => isDense(segments, records), {
    path: ['segments'],
    message: 'they do not add up to the records',
  });

type StoredCatalogue = z.infer<typeof storedSchema>;

/** How a catalogue is kept: JSON text, a day as `[date, declared, listed, line]`. */
export const catalogueShape: FileShape<Catalogue> = {
  async encode(catalogue) {
    return Buffer.from(formatJson(checkShape(storedSchema, toStored(catalogue))));
  },
  async decode(bytes) {
    return fromStored(checkShape(storedSchema, migrate(parseJson(bytes), catalogueMigrations)));
  },
};

function isDayRow(row: unknown): boolean {
  if (!Array.isArray(row) || row.length < 3 || row.length > 4) return false;
  if (typeof row[0] !== 'string' || !isDay(row[0])) return false;
  for (let index = 1; index < row.length; index += 1) if (!Number.isSafeInteger(row[index])) return false;
  return true;
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function isCounts(row: unknown, length: number): boolean {
  return Array.isArray(row) && row.length === length && row.every(isCount);
}

function isSegmentRow(row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return false;
  if (!('file' in row && 'records' in row && 'bytes' in row && 'sum' in row)) return false;
  const { file, records, bytes, sum } = row;
  if (!isCount(records) || records < 1 || records > segmentSize || !isCount(bytes)) return false;
  return typeof file === 'string' && segmentName.test(file) && typeof sum === 'string' && sumPattern.test(sum);
}

function isDense(segments: readonly SegmentRow[], records: number): boolean {
  const full = segments.slice(0, -1).every((segment) => segment.records === segmentSize);
  return full && segments.reduce((sum, segment) => sum + segment.records, 0) === records;
}

function toStored(catalogue: Catalogue): StoredCatalogue {
  return {
    schema: currentVersion(catalogueMigrations),
    ...catalogue,
    days: catalogue.days.map(({ date, declared, listed, line }) =>
      line === undefined ? [date, declared, listed] : [date, declared, listed, line],
    ),
  };
}

function fromStored({ schema: _, days, ...rest }: StoredCatalogue): Catalogue {
  return {
    ...rest,
    days: days.map(([date, declared, listed, line]) =>
      line === undefined ? { date, declared, listed } : { date, declared, listed, line },
    ),
  };
}
