import type { REST } from 'discord.js';
import type { ActionPorts } from '../../../commands/ports.ts';
import type { Library } from '../../answer/library.ts';
import type { Reader } from '../../answer/reader.ts';
import type { Command } from '../../model/command.ts';
import type { DigestDesk } from '../../model/digest-desk.ts';
import type { SettingsPort } from '../../model/settings.ts';
import type { BotMetrics, Logger, QuestionOutcome } from '../../ops/log-port.ts';
import type { Mention } from '../../render/discord-line.ts';
import type { Compose } from './answer-cache.ts';
import type { Autocompleter } from './autocomplete.ts';
import type { OutgoingMessage } from './outgoing.ts';
import type { Throttles } from './throttle.ts';

/** What interactions are answered with. */
export interface DispatchPorts {
  commands: readonly Command<Reader, ActionPorts>[];
  library: Library;
  settings: SettingsPort;
  digests: DigestDesk;
  /** A REST client of its own, without a limit over all routes: answers do not count against that of the service. */
  rest: REST;
  completer: Autocompleter;
  compose: Compose;
  throttles: Throttles;
  mention: Mention;
  drawPicture(svg: string): Promise<Uint8Array>;
  logger: Logger;
  metrics: BotMetrics;
  /** Milliseconds since 1970. */
  now(): number;
  /** After how many milliseconds an answer that is not there yet is said to take a while. */
  patience: number;
  /** Says that the bot ends: who waits for an answer that is not there is told so. */
  givenUp: AbortSignal;
}

/** What a question came to: what is said, and how it ended. */
export interface Composed {
  outgoing: OutgoingMessage;
  outcome: QuestionOutcome;
}
