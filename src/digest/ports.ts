import type { Reader } from '../answer/reader.ts';
import type { Digest } from '../model/digest.ts';
import type { Delivery, RenderedMessage, Subscription } from '../model/subscription.ts';

/** The subscriptions and the deliveries that are under way, as they are kept. */
export interface DigestState {
  subscriptions: ReadonlyMap<string, Subscription>;
  deliveries: ReadonlyMap<string, Delivery>;
}

/** Where they are kept. A change is on the disk when its promise is fulfilled. */
export interface DigestStore {
  read(): DigestState;
  update(change: (current: DigestState) => DigestState): Promise<DigestState>;
}

/** Why a message did not go out. */
export type SendFailure =
  /** Nothing can be said of whether it did: a broken socket, no answer, 5xx, a rate limit. It is tried again. */
  | { kind: 'again'; reason: string; afterMilliseconds?: number | undefined }
  /** It never will until somebody changes something: no permission, no such channel or server. */
  | { kind: 'stopped'; reason: string };

export type SendResult = { kind: 'sent'; id: string } | SendFailure;

/** Where posts go: the chat service, or a terminal. */
export interface Channels {
  /** Sends a message at most once for each nonce within the service's memory of a few minutes. */
  send(channel: string, message: RenderedMessage, mention: string | undefined): Promise<SendResult>;
  /** Looks for a message of ours that shows a mark, in what the channel got since an instant; undefined where it is not. */
  find(channel: string, mark: string, since: number): Promise<{ id: string } | undefined | SendFailure>;
  /** What the bot may not do in a channel and needs for posting there, in words; empty where all is well. */
  missingPermissions(channel: string): Promise<string[]>;
  /** Tells somebody once by direct message; whether it arrives is not waited for. */
  tell(user: string, sentence: string): Promise<void>;
  /** The address of a posted message, where there is one. */
  link(server: string | undefined, channel: string, message: string): string | undefined;
}

/** Makes the messages of a digest; without marks and nonces, which delivery gives them. */
export type RenderDigest = (digest: Digest, subscription: Subscription, mark: string) => RenderedMessage['body'][];

/** What a round of digests works with. */
export interface RoundPorts {
  store: DigestStore;
  channels: Channels;
  /** The logs as the subscription's place may see them. */
  readerFor(subscription: Subscription): Reader;
  render: RenderDigest;
  /** Milliseconds since 1970. */
  now(): number;
}
