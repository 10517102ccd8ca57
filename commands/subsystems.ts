import * as z from 'zod';
import { makeQuery } from '../src/answer/make-query.ts';
import { answerSubsystems } from '../src/answer/rank.ts';
import { about, filters, role } from './arguments.ts';
import { defineQuery } from './define.ts';

export const subsystems = defineQuery({
  name: 'subsystems',
  description: 'The subsystems of the log, with their numbers, spans and people',
  example: '/subsystems since:jul 2007',
  primary: 'about',
  args: z.strictObject({ about: about.optional(), role: role.optional(), ...filters }).omit({ subsystem: true }),
  async answer(args, reader, skip) {
    return await answerSubsystems(await reader.open(args.log), makeQuery({ ...args, skip }, reader.now));
  },
});
