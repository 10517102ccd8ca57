import type { RenderedMessage } from '../../model/subscription.ts';
import { isRecord, readText } from './read-json.ts';

/**
 * The body of the request that posts a message: as it was rendered, with the nonce by which the service knows it again
 * for a few minutes. Nobody is mentioned but the one role of the subscription, where the message names it. Undefined for
 * what is no message of the service.
 */
export function makePostBody(
  { body, nonce }: Pick<RenderedMessage, 'body' | 'nonce'>,
  mention: string | undefined,
): object | undefined {
  // One that was made for another place, such as a terminal, is a text.
  const shown = typeof body === 'string' ? { content: body.slice(0, 2000) } : body;
  if (!isRecord(shown)) return undefined;
  const isNamed = mention !== undefined && (readText(shown.content) ?? '').includes(mentionRole(mention));
  return {
    ...shown,
    nonce,
    enforce_nonce: true,
    allowed_mentions: { parse: [], ...(isNamed && { roles: [mention] }) },
  };
}

/** What a message has in its text to mention a role. */
export function mentionRole(role: string): string {
  return `<@&${role}>`;
}
