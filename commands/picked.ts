import * as z from 'zod';

/** A channel or role of the chat service: its id, also as messages write it, `<#123>`. */
export const picked = z.string().trim().min(1, 'is empty').max(100, 'takes 100 characters at most');

/** The id of what was picked; undefined for what is none. `sign` is how messages write it, `#` for a channel. */
export function readId(text: string, sign: string): string | undefined {
  const bare = text.startsWith(`<${sign}`) && text.endsWith('>') ? text.slice(sign.length + 1, -1) : text;
  return /^\d{1,20}$/.test(bare) ? bare : undefined;
}
