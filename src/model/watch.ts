import * as z from 'zod';
import { roles } from './roles.ts';

/** What somebody wants to hear of: the entries that `/what` would list for it. */
export const watchSchema = z.object({
  /** Entries of any of these; of all where it is empty. */
  subsystems: z.array(z.string().min(1)),
  about: z.string().min(1).optional(),
  person: z.string().min(1).optional(),
  role: z.enum([...roles, 'any']).optional(),
  except: z.array(z.string().min(1)).optional(),
  merges: z.enum(['all', 'none', 'only']).optional(),
});

export type Watch = z.infer<typeof watchSchema>;

/** Whether a watch takes all that comes, so that days without text count too. */
export function watchesAll({ subsystems, about, person, role, except, merges = 'all' }: Watch): boolean {
  const narrowed = [about, person, role, except].some((value) => value !== undefined);
  return subsystems.length === 0 && !narrowed && merges === 'all';
}
