import { z } from 'zod';

const figureSchema = z.object({ min: z.number(), median: z.number(), max: z.number() });

/** Milliseconds in the process, over the runs. */
const latencySchema = z.object({ p50: figureSchema, p99: figureSchema, max: figureSchema });

/** What each engine takes for the same questions, by its name; kinds of questions by theirs. */
const kindsSchema = z.record(z.string(), z.record(z.string(), latencySchema));

const peerSchema = z.union([
  z.object({ buildSeconds: z.number(), megabytes: z.number() }),
  z.object({ absent: z.string() }),
]);

/** What an engine tells that was asked in a process of its own. */
export const engineSchema = z.object({ peer: peerSchema.optional(), kinds: z.record(z.string(), latencySchema) });

/** What importing a repository takes, its index included. */
export const ingestSchema = z.object({
  commits: z.number(),
  /** What git prints of it: the text that is stored. */
  textMegabytes: z.number(),
  drainSeconds: figureSchema,
  importSeconds: figureSchema,
  importPeakMegabytes: figureSchema,
  /** Opening the index right after the import, in a process of its own; where that did not make it, it is made here. */
  indexSeconds: figureSchema,
  indexPeakMegabytes: figureSchema,
  withIndexSeconds: figureSchema,
  /** Both over the drain, pair by pair. */
  ratio: figureSchema,
  segmentMegabytes: z.number(),
  indexMegabytes: z.number(),
  /** All files of the log. */
  storedMegabytes: z.number(),
});

/** The first answer of a process that has just started. */
export const firstAnswerSchema = z.object({
  seconds: figureSchema,
  residentMegabytes: figureSchema,
  nodeSeconds: figureSchema,
  gitGrepSeconds: figureSchema,
});

/** The delay of an event loop, in milliseconds. */
const delaySchema = z.object({ p99: z.number(), max: z.number() });

/** What people who ask without pause see while a log of this size is imported, and how long the loop stands still. */
export const askersSchema = z.object({
  askers: z.number(),
  /** How many threads put the answers together, beside the main one. */
  threads: z.number(),
  seconds: z.number(),
  answers: z.number(),
  errors: z.number(),
  /** Over equal parts of the time. */
  p50: figureSchema,
  p99: figureSchema,
  /** The same before the import began. */
  aloneP99: figureSchema,
  /** Resident memory in the second and in the last fifth of the time: the middle of what was seen each second. */
  earlyMegabytes: z.number(),
  lateMegabytes: z.number(),
  /** With one who asks every 20 ms: before an import, and beside one from its beginning to its end. */
  loopAlone: delaySchema,
  loopBeside: delaySchema,
  /** And while this process opens what was imported, and makes its index where the import did not. */
  loopOpening: delaySchema,
  besideImportSeconds: z.number(),
});

/** New commits that come to a log. */
const updatesSchema = z.object({ commits: z.number(), foundAfterMilliseconds: figureSchema, gitSeconds: figureSchema });

/** All figures of one size; a part that was not asked for is absent. */
export const sizeSchema = ingestSchema.extend({
  firstAnswer: firstAnswerSchema.optional(),
  kinds: kindsSchema.optional(),
  peers: z.record(z.string(), peerSchema).optional(),
  updates: updatesSchema.optional(),
  askers: askersSchema.optional(),
});

/** All figures of the part, the smallest size first. */
export const scaleSchema = z.object({
  /** The repository that was learnt from, imported itself. */
  learnt: ingestSchema.optional(),
  sizes: z.array(sizeSchema),
});

export type Ingest = z.infer<typeof ingestSchema>;
export type EngineFigures = z.infer<typeof engineSchema>;
export type SizeFigures = z.infer<typeof sizeSchema>;
export type ScaleFigures = z.infer<typeof scaleSchema>;
