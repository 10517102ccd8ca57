import * as z from 'zod';
import type { Day } from './day.ts';
import { roles } from './roles.ts';

export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** What a question may ask for: one role, or somebody in any of them. */
export type AskedRole = Role | 'any';

export const mergesSchema = z.enum(['all', 'none', 'only']);

/** A question after its arguments were read: what to look for and which entries count. */
export interface Query {
  /** Words that the entry must have. */
  about?: string | undefined;
  /** Somebody who has `role` in it. */
  person?: string | undefined;
  role?: AskedRole | undefined;
  /** A subsystem that the entry belongs to. */
  subsystem?: string | undefined;
  /** The release that first contains it, one that does not contain it, and one that does. */
  release?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** A branch that the entry is on. */
  branch?: string | undefined;
  since?: Day | undefined;
  until?: Day | undefined;
  /** Which day `since` and `until` look at. */
  by?: 'author' | 'committer' | undefined;
  /** People whose changes do not count. */
  except?: string[] | undefined;
  merges?: z.infer<typeof mergesSchema> | undefined;
  /** Whether what takes an earlier change back counts. */
  reverts?: z.infer<typeof mergesSchema> | undefined;
  /** What is ranked. */
  of?: 'people' | 'newcomers' | 'subsystems' | 'days' | 'weekdays' | 'months' | 'years' | undefined;
  /** An entry by its id, a short hash, or `last`. */
  id?: string | undefined;
  /** How many entries to list, and how many of the first were listed before. */
  limit?: number | undefined;
  skip?: number | undefined;
}
