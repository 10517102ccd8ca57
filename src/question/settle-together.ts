import type { RawArguments } from '../model/command.ts';
import type { Draft } from './draft.ts';

/**
 * Whoever it was done with: of one change (`isSingle`), or of all, those are asked for who made it with its author, of those to a
 * subsystem whoever else made any.
 */
export function settleTogether({ together, except }: Draft, raw: RawArguments, isSingle: boolean): RawArguments {
  if (together === undefined) return raw;
  if (isSingle || raw.subsystem === undefined) return { ...raw, person: together, role: 'co-authored-by' };
  const { role, ...rest } = raw;
  const asked = role === undefined || role === 'co-authored-by' ? {} : { role };
  return { ...rest, ...asked, except: [...except, together].join(', ') };
}
