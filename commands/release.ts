import * as z from 'zod';
import { makeQuery } from '../src/answer/make-query.ts';
import { answerRelease } from '../src/answer/release.ts';
import { about, filters, role } from './arguments.ts';
import { defineQuery } from './define.ts';

export const release = defineQuery({
  name: 'release',
  description: 'Which release first contains a change',
  example: '/release about:lzo jffs2',
  primary: 'about',
  args: z.strictObject({ about: about.optional(), role: role.optional(), ...filters }),
  async answer(args, reader, skip) {
    return await answerRelease(await reader.open(args.log), makeQuery({ ...args, skip }, reader.now));
  },
});
