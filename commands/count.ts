import * as z from 'zod';
import { answerCount } from '../src/answer/answer.ts';
import { makeQuery } from '../src/answer/make-query.ts';
import { about, filters, role } from './arguments.ts';
import { defineQuery } from './define.ts';

export const count = defineQuery({
  name: 'count',
  description: 'How many commits, exactly; of one merge, how many it brought',
  example: '/count since:2007-02 until:2007-02',
  primary: 'about',
  args: z.strictObject({ about: about.optional(), role: role.optional(), ...filters }),
  async answer(args, reader, skip) {
    return await answerCount(await reader.open(args.log), makeQuery({ ...args, skip }, reader.now));
  },
});
