import * as z from 'zod';
import { answerWhat } from '../src/answer/answer.ts';
import { makeQuery } from '../src/answer/make-query.ts';
import { about, filters, role } from './arguments.ts';
import { defineQuery } from './define.ts';

export const what = defineQuery({
  name: 'what',
  description: 'What changed: about something, by somebody, in a span of time',
  example: '/what since:oct 2007 until:oct 2007',
  primary: 'about',
  args: z.strictObject({ about: about.optional(), role: role.optional(), ...filters }),
  async answer(args, reader, skip) {
    return await answerWhat(await reader.open(args.log), makeQuery({ ...args, skip }, reader.now));
  },
});
