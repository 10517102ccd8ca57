import { messageOf } from '../model/errors.ts';
import type { Delivery, RenderedMessage } from '../model/subscription.ts';
import type { Channels, SendFailure, SendResult } from './ports.ts';

/** What became of a delivery. */
export type Outcome =
  | { kind: 'sent' }
  /** Nobody waits for it any more; it is gone on with another time. */
  | { kind: 'left' }
  | Extract<SendFailure, { kind: 'again' | 'refused' }>
  /** `unsent`: it is certain that no message of it went out. */
  | { kind: 'stopped'; reason: string; unsent: boolean };

/** How a delivery is to be gone through. */
export interface DeliveryCourse {
  channels: Pick<Channels, 'send' | 'find'>;
  mention: string | undefined;
  /** Whether it was written down just now, so that no message of it can be in its channel yet. */
  isFresh: boolean;
  /** The instant from which on its messages are looked for. */
  since: number;
  /** Takes note of a message's id. */
  record(part: number, id: string): void;
  /** Asked before each message. */
  goesOn(): boolean;
}

/**
 * Sends the messages of a delivery that were not sent yet, in order, up to the first that does not go out. What may have
 * been sent before is looked for first.
 */
export async function deliverMessages(delivery: Delivery, course: DeliveryCourse): Promise<Outcome> {
  const { isFresh, record, goesOn } = course;
  let unsent = isFresh;
  for (const [part, message] of delivery.messages.entries()) {
    if (message.id !== undefined) continue;
    if (!goesOn()) return { kind: 'left' };
    const { result, isCertain } = await placeMessage(delivery.channel, message, course);
    if (result.kind === 'stopped') return { ...result, unsent: unsent && isCertain };
    if (result.kind !== 'sent') return result;
    unsent = false;
    record(part, result.id);
  }
  return { kind: 'sent' };
}

/** `isCertain`: a message that was not sent is not in its channel for certain. */
interface Placed {
  result: SendResult;
  isCertain: boolean;
}

async function placeMessage(channel: string, message: RenderedMessage, course: DeliveryCourse): Promise<Placed> {
  if (!course.isFresh) return { result: await findOrSend(channel, message, course), isCertain: false };
  const first = await trySend(channel, message, course);
  // A broken connection is tried once more at once; whoever asks for patience gets it.
  if (first.kind !== 'again' || first.afterMilliseconds !== undefined) return { result: first, isCertain: true };
  return { result: await findOrSend(channel, message, course), isCertain: false };
}

async function findOrSend(channel: string, message: RenderedMessage, course: DeliveryCourse): Promise<SendResult> {
  try {
    const found = await course.channels.find(channel, message.mark, course.since);
    if (found === undefined) return await trySend(channel, message, course);
    if ('id' in found) return { kind: 'sent', id: found.id };
    // That one cannot look for it says nothing of the message itself.
    return found.kind === 'refused' ? { kind: 'again', reason: found.reason } : found;
  } catch (error) {
    return { kind: 'again', reason: messageOf(error) };
  }
}

async function trySend(channel: string, message: RenderedMessage, course: DeliveryCourse): Promise<SendResult> {
  try {
    return await course.channels.send(channel, message, course.mention);
  } catch (error) {
    return { kind: 'again', reason: messageOf(error) };
  }
}
