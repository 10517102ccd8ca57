import * as z from 'zod';
import { answerShow } from '../src/answer/show.ts';
import { log } from './arguments.ts';
import { defineQuery } from './define.ts';

export const show = defineQuery({
  name: 'show',
  description: 'One entry in full, by its id, a short hash, or "last"',
  example: '/show id:2007-07-11#1',
  primary: 'id',
  args: z.strictObject({
    id: z
      .string({ error: 'is missing: give an id, a short hash, or "last"' })
      .trim()
      .min(1, 'is empty: give an id, a short hash, or "last"')
      .max(100, 'takes 100 characters at most')
      .describe('An id, a short hash, or "last"')
      .meta({ completes: 'entry' }),
    log: log.optional(),
  }),
  async answer(args, reader) {
    return await answerShow(await reader.open(args.log), args.id);
  },
});
