import type { Channels, SendFailure, SendResult } from '../../src/digest/ports.ts';
import { showsMark } from '../../src/model/mark.ts';
import type { RenderedMessage } from '../../src/model/subscription.ts';

/** A message that a channel has. */
export interface PostedMessage {
  id: string;
  channel: string;
  text: string;
  nonce: string;
  mention: string | undefined;
}

/** What happens to a request: a failure before the service takes the message, or after it did. */
export type Fault = { when: 'before' | 'after'; failure: SendFailure } | { when: 'before' | 'after'; crash: Error };

/** A chat service in memory, which outlives the processes that use it. */
export interface FakeChannels extends Channels {
  posted: PostedMessage[];
  told: { user: string; sentence: string }[];
  /** How often each was asked for. */
  asked: { send: number; find: number };
  /** Decides what happens to the requests to come. */
  judge: (request: 'send' | 'find', channel: string) => Fault | undefined;
  /** Whether direct messages arrive. */
  takesDirect: boolean;
  /** Whether the service remembers nonces; it does for minutes only. */
  remembersNonces: boolean;
}

/** Makes a service without any messages and without faults. */
export function makeFakeChannels(): FakeChannels {
  const fake: FakeChannels = {
    posted: [],
    told: [],
    asked: { send: 0, find: 0 },
    judge: () => undefined,
    takesDirect: true,
    remembersNonces: false,
    async send(channel, message, mention): Promise<SendResult> {
      fake.asked.send += 1;
      await Promise.resolve();
      const fault = fake.judge('send', channel);
      if (fault?.when === 'before') return failWith(fault);
      const id = take(channel, message, mention);
      return fault ? failWith(fault) : { kind: 'sent', id };
    },
    async find(channel, mark) {
      fake.asked.find += 1;
      await Promise.resolve();
      const fault = fake.judge('find', channel);
      if (fault) return failWith(fault);
      const found = fake.posted.find((one) => one.channel === channel && showsMark(one.text, mark));
      return found && { id: found.id };
    },
    async missingPermissions() {
      return [];
    },
    async tell(user, sentence) {
      if (fake.takesDirect) fake.told.push({ user, sentence });
      return fake.takesDirect;
    },
    link: (server, channel, message) => `https://chat.example/${server ?? '@me'}/${channel}/${message}`,
  };

  const take = (channel: string, { body, nonce }: RenderedMessage, mention: string | undefined): string => {
    const known = fake.posted.find((one) => one.channel === channel && one.nonce === nonce);
    if (known && fake.remembersNonces) return known.id;
    const id = `m${fake.posted.length + 1}`;
    fake.posted.push({ id, channel, text: String(body), nonce, mention });
    return id;
  };
  return fake;
}

function failWith(fault: Fault): SendFailure {
  if ('crash' in fault) throw fault.crash;
  return fault.failure;
}
