/** Where something is asked. What may be seen there, and which log is meant, depends on it. */
export type Place =
  /** The terminal of the operator, who may see and do everything. */
  | { kind: 'terminal' }
  /** A server of the chat service, by its id. */
  | { kind: 'server'; server: string }
  /** A conversation of somebody with the bot alone, or among people without a server. */
  | { kind: 'direct' };

/** Who asks for an action, where, and what they may do there. */
export interface Actor {
  /** The id of a user of the chat service; `operator` in the terminal. */
  user: string;
  place: Place;
  /** Whether they may manage the server. */
  managesServer: boolean;
}
