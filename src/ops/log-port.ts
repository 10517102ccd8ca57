/** What is known of an event beside its sentence. Never a token; a private question's text at debug level alone. */
export type LogFields = Record<string, string | number | boolean | undefined>;

/** Where events are told to the operator, one sentence each. */
export interface Logger {
  debug(fields: LogFields, sentence: string): void;
  info(fields: LogFields, sentence: string): void;
  warn(fields: LogFields, sentence: string): void;
  /** `cause` is what was thrown; it is logged with its stack. */
  error(fields: LogFields, sentence: string, cause?: unknown): void;
}

/** How a question ended. */
export type QuestionOutcome = 'answered' | 'refused' | 'failed' | 'slowed-down';

/** How the refresh of a source ended: with news or without, with an error, or not at all because another one is at it. */
export type RefreshEnd = 'refreshed' | 'unchanged' | 'failed' | 'busy';

/** What the operator's metrics count. */
export interface BotMetrics {
  /** One question: its command, how it ended, and the seconds until its answer was with the service. */
  question(command: string, outcome: QuestionOutcome, seconds: number): void;
  /** One refresh of a log's source, and the seconds that it took. */
  refresh(outcome: RefreshEnd, seconds: number): void;
  /** One event of the gateway, such as `ready`, `resumed` or `disconnected`. */
  gateway(event: string): void;
}
