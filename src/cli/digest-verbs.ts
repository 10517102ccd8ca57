import type { ChatDigests } from '../chat/terminal/repl.ts';
import type { Books } from '../digest/audit.ts';
import type { RoundReport } from '../digest/round-report.ts';

/** How one round is to be run. */
export interface PostOptions {
  /** The instant that it is for, in milliseconds since 1970; now unless given. */
  now?: number | undefined;
  /** Shows a post of the terminal. */
  show(text: string): Promise<void>;
}

/** What a round did, and how many subscriptions it could not serve because there is no token. */
export interface PostReport extends RoundReport {
  unserved: number;
}

/** What is done with subscriptions from the command line. */
export interface DigestVerbs {
  /** Throws a UserError (`busy`) where another process holds the subscriptions. */
  post(dataFolder: string | undefined, options: PostOptions): Promise<PostReport>;
  audit(dataFolder: string | undefined): Promise<Books[]>;
  /** `tell` takes notices for whoever sits at the terminal. */
  openChat(dataFolder: string | undefined, tell: (line: string) => void): ChatDigests;
}
