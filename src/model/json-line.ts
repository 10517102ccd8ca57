import * as z from 'zod';
import { daySchema } from './day.ts';
import { explainField } from './field-words.ts';
import type { ParseEvent } from './parsed-log.ts';

const email = z.string().optional();
/** Somebody as an object, or by a name alone. */
const person = z.union(
  [z.string().transform((name) => ({ name })), z.object({ name: z.string(), email })],
  'neither a name nor {"name": …, "email": …}',
);
const dayOrNone = z.union([daySchema, z.literal('')], 'not a day of the form YYYY-MM-DD');
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?/, 'not an instant such as 2007-07-11T10:00:00+02:00');
const line = z.int().min(1).max(0x7fffffff).optional();
const count = z.int().nonnegative();

const entryShape = z.object({
  kind: z.literal('entry').optional(),
  id: z.string().trim().max(200).default(''),
  date: dayOrNone.nullish().transform((date) => date ?? ''),
  committedDate: daySchema.optional(),
  authored: instant.optional(),
  committed: instant.optional(),
  author: person.nullish().transform((author) => author ?? { name: '' }),
  committer: person.optional(),
  subject: z.string().optional(),
  body: z.string().default(''),
  trailers: z.array(z.object({ role: z.string().min(1).toLowerCase(), name: z.string(), email })).default([]),
  notes: z.array(z.string()).default([]),
  merge: z
    .object({
      from: z.string(),
      declared: count.optional(),
      listed: z.array(z.string()).default([]),
      truncated: z.boolean().optional(),
    })
    .optional(),
  parents: z.array(z.string()).optional(),
  release: z.string().min(1).optional(),
  section: z.string().optional(),
  paths: z.array(z.string()).optional(),
  morePaths: count.optional(),
  line,
});

const dayShape = z.object({ kind: z.literal('day'), date: daySchema, declared: count, listed: count, line });

const releaseShape = z.object({
  kind: z.literal('release'),
  name: z.string().min(1),
  date: daySchema.optional(),
  line,
  yanked: z.literal(true).optional(),
  package: z.string().optional(),
  suite: z.string().optional(),
  urgency: z.string().optional(),
});

/** Fields that an export writes for people and that are concluded anew when it is read. */
const concluded = ['headline', 'subsystems', 'url'];

/** The fields of an entry. */
export const knownFields: ReadonlySet<string> = new Set([...Object.keys(entryShape.shape), ...concluded]);

/** What a line says, with the fields in it that are not known; or why it is not taken. */
export type JsonLine = { fits: true; event: ParseEvent; unknown: string[] } | { fits: false; why: string };

/** Reads a line. */
export function readJsonLine(text: string): JsonLine {
  const data = readObject(text);
  if (!data) return { fits: false, why: 'no JSON object' };
  if (data.kind === 'day') {
    return take(dayShape, data, ({ kind, ...day }) => ({ kind, day }));
  }
  if (data.kind === 'release') {
    return take(releaseShape, data, ({ kind, ...release }) => ({ kind, release }));
  }
  if (data.kind !== undefined && data.kind !== 'entry')
    return { fits: false, why: 'its kind is not entry, day or release' };
  const read = take(entryShape, data, ({ kind: _, ...entry }) => ({ kind: 'entry', entry }));
  if (!read.fits || read.event.kind !== 'entry') return read;
  const { subject = '', body, merge } = read.event.entry;
  const isEmpty = subject === '' && body === '' && merge === undefined && !('body' in data);
  return isEmpty ? { fits: false, why: 'it has neither a subject nor a body' } : read;
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // What the engine says of it quotes the text and helps nobody.
    return undefined;
  }
}

function take<Shape extends z.ZodRawShape>(
  shape: z.ZodObject<Shape>,
  data: Record<string, unknown>,
  make: (read: z.output<z.ZodObject<Shape>>) => ParseEvent,
): JsonLine {
  const read = shape.safeParse(data);
  if (!read.success) {
    const issue = read.error.issues[0];
    return { fits: false, why: issue ? explainField(issue, data) : 'it does not fit' };
  }
  const fields = new Set([...Object.keys(shape.shape), ...concluded]);
  return { fits: true, event: make(read.data), unknown: Object.keys(data).filter((field) => !fields.has(field)) };
}
