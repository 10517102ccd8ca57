import * as z from 'zod';
import { answerWho } from '../src/answer/answer.ts';
import { makeQuery } from '../src/answer/make-query.ts';
import { about, filters, role } from './arguments.ts';
import { defineQuery } from './define.ts';

export const who = defineQuery({
  name: 'who',
  description: 'Who made a change, signed it off, acked, reviewed, tested or reported it',
  example: '/who about:lzo jffs2',
  primary: 'about',
  args: z.strictObject({
    about: about.optional(),
    role: role.describe('Which people to name (authors unless said)').optional(),
    ...filters,
    person: filters.person.describe('Only changes by this author, by any part of the name'),
  }),
  async answer(args, reader, skip) {
    return await answerWho(await reader.open(args.log), makeQuery({ ...args, skip }, reader.now));
  },
});
