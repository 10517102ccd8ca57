import * as z from 'zod';
import { answerWhen } from '../src/answer/answer.ts';
import { makeQuery } from '../src/answer/make-query.ts';
import { about, filters, role } from './arguments.ts';
import { defineQuery } from './define.ts';

export const when = defineQuery({
  name: 'when',
  description: 'When a change was made, or a release came out',
  example: '/when about:jbd2-debug debugfs',
  primary: 'about',
  args: z.strictObject({ about: about.optional(), role: role.optional(), ...filters }),
  async answer(args, reader, skip) {
    return await answerWhen(await reader.open(args.log), makeQuery({ ...args, skip }, reader.now));
  },
});
