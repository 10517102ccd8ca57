import { z } from 'zod';
import { makeQuery } from '../src/answer/make-query.ts';
import { answerSubsystems } from '../src/answer/rank.ts';
import { filters } from './arguments.ts';
import { defineQuery } from './define.ts';

export const subsystems = defineQuery({
  name: 'subsystems',
  description: 'The subsystems of the log, with their numbers, spans and people',
  example: '/subsystems since:jul 2007',
  args: z.strictObject({
    person: filters.person,
    since: filters.since,
    until: filters.until,
    merges: filters.merges,
    log: filters.log,
    limit: filters.limit,
  }),
  async answer(args, reader) {
    return await answerSubsystems(await reader.open(args.log), makeQuery(args, reader.now));
  },
});
