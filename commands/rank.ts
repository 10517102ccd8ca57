import * as z from 'zod';
import { makeQuery } from '../src/answer/make-query.ts';
import { rankings } from '../src/answer/rank.ts';
import { answerRanking } from '../src/answer/rank-others.ts';
import { about, filters, role } from './arguments.ts';
import { defineQuery } from './define.ts';

export const rank = defineQuery({
  name: 'rank',
  description: 'Who or what has most changes: people, subsystems, days, weekdays, months or years',
  example: '/rank of:people subsystem:nfs',
  primary: 'about',
  args: z.strictObject({
    of: z
      .enum(rankings, { error: `is one of ${rankings.join(', ')}` })
      .describe('What to rank (people unless said)')
      .optional(),
    about: about.optional(),
    role: role.optional(),
    ...filters,
  }),
  async answer(args, reader, skip) {
    return await answerRanking(
      await reader.open(args.log),
      makeQuery({ ...args, skip }, reader.now),
      args.of ?? 'people',
    );
  },
});
