import * as z from 'zod';
import { makeQuery } from '../src/answer/make-query.ts';
import { answerWhy } from '../src/answer/why.ts';
import { about, filters, role } from './arguments.ts';
import { defineQuery } from './define.ts';

export const why = defineQuery({
  name: 'why',
  description: 'Why a change was made: the reason that it gives, word for word',
  example: '/why about:ramfs',
  primary: 'about',
  args: z.strictObject({ about: about.optional(), role: role.optional(), ...filters }),
  async answer(args, reader, skip) {
    return await answerWhy(await reader.open(args.log), makeQuery({ ...args, skip }, reader.now));
  },
});
