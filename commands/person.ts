import * as z from 'zod';
import { makeQuery } from '../src/answer/make-query.ts';
import { answerPerson } from '../src/answer/person.ts';
import { by, filters, person as somebody } from './arguments.ts';
import { defineQuery } from './define.ts';

const { subsystem, release, from, to, since, until, merges, log } = filters;

export const person = defineQuery({
  name: 'person',
  description: "Somebody's first and last change, subsystems and roles, and their changes by year",
  example: '/person person:purdie',
  primary: 'person',
  args: z.strictObject({
    person: somebody.describe('Who, by any part of the name'),
    ...{ subsystem, release, from, to, since, until, by: by.optional(), merges, log },
  }),
  async answer(args, reader) {
    return await answerPerson(await reader.open(args.log), makeQuery(args, reader.now));
  },
});
