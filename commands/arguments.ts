import * as z from 'zod';
import { roles } from '../src/model/roles.ts';

/** Arguments that several commands take. Each says what it is in one line; front ends show that line. */

const words = z.string().trim().min(1, 'needs a word').max(300, 'takes 300 characters at most');

export const about = words
  .regex(/[\p{L}\p{N}]/u, 'needs a word: a letter or a digit')
  .describe('Words that the change must have');
export const person = words
  .max(100, 'takes 100 characters at most')
  .describe('Somebody in that role (author unless said), by any part of the name; several parted by commas')
  .meta({ completes: 'person' });
const askedRoles = [...roles, 'any'] as const;

export const role = z
  .enum(askedRoles, { error: `is one of ${askedRoles.join(', ')}` })
  .describe('What the person is to the change');
export const subsystem = words.describe('Only changes of this subsystem').meta({ completes: 'subsystem' });
const releaseName = words.max(200, 'takes 200 characters at most');
export const release = releaseName
  .describe('Only changes that are first in this release')
  .meta({ completes: 'release' });
export const from = releaseName.describe('Only changes that are not in this release').meta({ completes: 'release' });
export const to = releaseName.describe('Only changes that are in this release').meta({ completes: 'release' });
export const branch = releaseName.describe('Only changes on this branch').meta({ completes: 'branch' });
export const since = words.describe('From this day, month or year: 2007-10, "oct 2007", "last month"');
export const until = words.describe('To this day, month or year, all of it');
export const by = z
  .enum(['author', 'committer'], { error: 'is author or committer' })
  .describe("Whose day since and until look at (author's unless said)");
export const except = words
  .describe('Leave out the changes of these people, parted by commas')
  .meta({ completes: 'person', isList: true });
export const merges = z
  .enum(['all', 'none', 'only'], { error: 'is all, none or only' })
  .describe('Whether merges count');
export const reverts = z
  .enum(['all', 'none', 'only'], { error: 'is all, none or only' })
  .describe('Whether what takes an earlier change back counts');
export const log = words.describe('Which log').meta({ completes: 'log' });
const limitText = 'is a whole number from 1 to 100';

export const limit = z.coerce
  .number({ error: limitText })
  .int(limitText)
  .min(1, limitText)
  .max(100, limitText)
  .describe('How many entries to list (10 unless said)');

/** What narrows any question down. */
export const filters = {
  person: person.optional(),
  subsystem: subsystem.optional(),
  release: release.optional(),
  from: from.optional(),
  to: to.optional(),
  branch: branch.optional(),
  since: since.optional(),
  until: until.optional(),
  by: by.optional(),
  except: except.optional(),
  merges: merges.optional(),
  reverts: reverts.optional(),
  log: log.optional(),
  limit: limit.optional(),
};
