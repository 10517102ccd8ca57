import { z } from 'zod';

/** A question that somebody asks. */
const questionSchema = z.object({
  name: z.string(),
  options: z.record(z.string(), z.string()),
  user: z.string(),
});

/** What somebody has typed into an option so far. */
const typedSchema = z.object({
  name: z.string(),
  options: z.record(z.string(), z.string()),
  focused: z.string(),
  value: z.string(),
  user: z.string(),
});

/**
 * Questions that are asked at once, as soon as a bot is there that has registered its commands; and then what is typed,
 * one after the other. Where some people ask for so many seconds, each asks the next question once they have their answer.
 */
export const askedSchema = z.object({
  ask: z.array(questionSchema),
  type: z.array(typedSchema),
  withoutPause: z.object({ people: z.number(), seconds: z.number() }).optional(),
});

/** What became of them, as the service saw it. */
export const answeredSchema = z.object({
  /** Milliseconds from sending each question to having its first answer. */
  firsts: z.array(z.number()),
  /** Milliseconds from sending each text that was typed to having the choices that are offered. */
  offers: z.array(z.number()),
  /** How many were first told that the answer takes a while. */
  deferred: z.number(),
  /** Milliseconds since 1970 at which the last whole answer was there. */
  done: z.number(),
  violations: z.number(),
});
