import type { TestPost } from '../model/digest-desk.ts';
import { UserError } from '../model/errors.ts';
import { makeMark } from '../model/mark.ts';
import type { Subscription } from '../model/subscription.ts';
import type { DigestLog, RoundPorts } from './ports.ts';
import { previewDigest } from './preview.ts';

/** Posts what a subscription's next post would be, as a trial: it says that it is one, and nothing of it is kept. */
export async function postTest(
  subscription: Subscription,
  log: DigestLog,
  { channels, render, now }: Pick<RoundPorts, 'channels' | 'render' | 'now'>,
): Promise<TestPost> {
  const { id, server, channel } = subscription;
  const instant = now();
  const preview = await previewDigest(subscription, log, instant);
  if (!preview) throw new UserError('The log has nothing yet that this subscription would tell of.', 'not-found');
  const trial = instant.toString(36);
  const mark = `#${id}-test-${trial}`;
  let first: string | undefined;
  const bodies = render(preview.digest, subscription, mark, { isTest: true });
  for (const [part, body] of bodies.entries()) {
    const message = { nonce: `${trial}-${id}-${part + 1}`.slice(0, 25), mark: makeMark(mark, part), body };
    // Nobody is mentioned for a trial.
    const sent = await channels.send(channel, message, undefined);
    if (sent.kind !== 'sent') throw new UserError(`The trial could not be posted: ${sent.reason}.`);
    first ??= sent.id;
  }
  const link = first === undefined ? undefined : channels.link(server, channel, first);
  return { messages: bodies.length, ...(link !== undefined && { link }) };
}
