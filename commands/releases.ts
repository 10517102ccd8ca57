import * as z from 'zod';
import { answerReleases } from '../src/answer/list-releases.ts';
import { makeQuery } from '../src/answer/make-query.ts';
import { filters, limit } from './arguments.ts';
import { defineQuery } from './define.ts';

export const releases = defineQuery({
  name: 'releases',
  description: 'Which releases came out, with their days and how many entries are first in each',
  example: '/releases since:2007',
  args: z.strictObject({
    since: filters.since,
    until: filters.until,
    log: filters.log,
    limit: limit.describe('How many releases to list (20 unless said)').optional(),
  }),
  async answer(args, reader, skip) {
    return await answerReleases(await reader.open(args.log), makeQuery({ ...args, skip }, reader.now));
  },
});
