import type { DigestDesk } from '../src/model/digest-desk.ts';
import { UserError } from '../src/model/errors.ts';
import { joinWords } from '../src/model/text.ts';

/** Throws a UserError, which names what is missing, where the bot may not post in a channel, or not mention a role there. */
export async function checkPermissions(channel: string, digests: DigestDesk, mention?: string): Promise<void> {
  const missing = await digests.missingPermissions(channel, mention);
  if (missing.length === 0) return;
  throw new UserError(`The bot may not post there: give it ${joinWords(missing)} in that channel, and ask again.`);
}
