import * as z from 'zod';
import { answerDigest, defaultDigestLimit } from '../src/answer/answer-digest.ts';
import { mostListed } from '../src/answer/digest.ts';
import { about, filters, limit, subsystem } from './arguments.ts';
import { defineQuery } from './define.ts';
import { readSubsystemList, splitNames } from './subsystem-list.ts';

export const digest = defineQuery({
  name: 'digest',
  description: 'What happened in some days, by subsystem',
  example: '/digest subsystem:cifs, nfs since:oct 2007 until:nov 2007',
  primary: 'subsystem',
  args: z.strictObject({
    subsystem: subsystem
      .describe('These subsystems, parted by commas, or all (all unless said)')
      .meta({ completes: 'subsystem', isList: true, words: ['all'] })
      .optional(),
    since: filters.since,
    until: filters.until,
    person: filters.person,
    about: about.optional(),
    merges: filters.merges,
    except: filters.except,
    style: z
      .enum(['line', 'full'], { error: 'is line or full' })
      .describe('One line a change, or with its whole text (line unless said)')
      .optional(),
    log: filters.log,
    limit: limit.describe(`How many changes to list (${defaultDigestLimit} unless said)`).optional(),
  }),
  async answer({ subsystem, since, until, person, about, merges, except, style = 'line', log, limit }, reader, skip) {
    const left = except === undefined ? [] : splitNames(except);
    const watch = {
      subsystems: readSubsystemList(subsystem),
      ...(about !== undefined && { about }),
      ...(person !== undefined && { person }),
      ...(left.length > 0 && { except: left }),
      ...(merges !== undefined && { merges }),
    };
    // Whoever asks for what comes after some changes gets all, and knows which those were.
    const most = skip === undefined ? (limit ?? defaultDigestLimit) : mostListed;
    const asked = { watch, days: { since, until }, style, limit: most };
    return await answerDigest(await reader.open(log), asked, reader.now);
  },
});
