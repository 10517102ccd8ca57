import { z } from 'zod';
import { toldTieKinds } from '../../src/model/tie.ts';

/** The shapes that scripts rely on. Fields may be added to them freely, so none is closed. */

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const count = z.int().min(0);
const line = z.int().min(1);
const person = z.object({ name: z.string(), email: z.string().optional() });
const trailer = person.extend({ role: z.string().regex(/^[a-z][a-z-]*$/) });
const subsystems = z.array(z.string().regex(/^[^\sA-Z]+$/));
const oneLine = z.string().regex(/^[^\n]+$/);

/** Empty where the log tells no day. */
const dayOrNone = z.union([day, z.literal('')]);

const entry = z.object({
  id: z.string(),
  date: dayOrNone,
  committedDate: day.optional(),
  author: person,
  committer: person.optional(),
  subject: z.string().optional(),
  headline: oneLine,
  body: z.string(),
  trailers: z.array(trailer),
  notes: z.array(z.string()),
  merge: z
    .object({
      from: z.string(),
      declared: count.optional(),
      listed: z.array(z.string()),
      truncated: z.boolean().optional(),
    })
    .optional(),
  subsystems,
  release: z.string().optional(),
  paths: z.array(z.string()).optional(),
  line: line.optional(),
});

/** What `parse --json` prints. */
export const parseShape = z.object({
  format: z.string(),
  days: z.array(z.object({ date: day, declared: count, listed: count, line: line.optional() })),
  entries: z.array(entry),
  releases: z.array(z.object({ name: z.string(), date: day.optional(), line: line.optional() })),
  problems: z.array(z.object({ line: line.optional(), kind: z.string().regex(/^[a-z-]+$/), message: oneLine })),
  totals: z.object({ days: count, declared: count, listed: count, missing: count }),
});

/** What `import --json` prints. */
export const importShape = z.object({
  log: z.string(),
  format: z.string(),
  added: count,
  entries: count,
  days: count,
  declared: count,
  problems: count,
  seconds: z.number().min(0),
});

/** What `logs --json` prints. */
export const logsShape = z.object({
  logs: z.array(
    z.object({
      name: z.string(),
      format: z.string(),
      source: z.string(),
      entries: count,
      days: count,
      declared: count,
      firstDay: day,
      lastDay: day,
      refreshed: z.iso.datetime(),
    }),
  ),
});

/** What a question's command prints with `--json`. */
export const answerShape = z.object({
  log: z.string(),
  command: z.enum(['who', 'when', 'what', 'why', 'count', 'rank', 'release', 'show', 'subsystems', 'person', 'logs']),
  query: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  verdict: z.enum(['found', 'nothing', 'undescribed']),
  sure: z.boolean(),
  people: z
    .array(z.object({ name: z.string(), names: z.array(z.string()).optional(), role: z.string(), count: count }))
    .optional(),
  dates: z.array(day).optional(),
  count: count.optional(),
  described: count.optional(),
  lines: count.optional(),
  release: z.string().optional(),
  released: z
    .object({
      name: z.string(),
      date: day.optional(),
      candidate: z.literal(true).optional(),
      days: count.optional(),
      firstCandidate: z.object({ name: z.string(), date: day.optional(), candidate: z.literal(true) }).optional(),
      package: z.looseObject({ name: z.string() }).optional(),
    })
    .optional(),
  newestRelease: z.object({ name: z.string(), date: day.optional() }).optional(),
  quote: z.string().max(300).optional(),
  activity: z
    .object({ unit: z.enum(['day', 'month', 'year']), bars: z.array(z.object({ name: z.string(), count })) })
    .optional(),
  entries: z.array(
    z.looseObject({
      id: z.string(),
      date: day,
      author: z.string(),
      headline: oneLine,
      subsystems,
      score: z.number(),
      release: z.string().optional(),
      fate: z.object({ reverted: day, again: day.optional() }).optional(),
    }),
  ),
  ties: z
    .array(
      z.strictObject({
        kind: z.enum(toldTieKinds),
        id: z.string(),
        url: z.string().optional(),
        date: day.or(z.literal('')),
        author: z.string(),
        headline: z.string(),
        release: z.string().optional(),
        unknown: z.literal(true).optional(),
      }),
    )
    .optional(),
  total: count,
  partial: z.boolean(),
  // No colours, and nothing else that a terminal obeys.
  text: z.string().regex(/^[^\p{Cc}]+(?:\n+[^\p{Cc}]+)*$/u),
});
