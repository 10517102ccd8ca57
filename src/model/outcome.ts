import type { ServerSettings } from './settings.ts';

/** What an action came to: plain data, as an answer is. */
export type Outcome =
  /** The settings of a server, as they are now; `changed` where the action changed them. */
  | { command: 'settings'; settings: ServerSettings; changed: boolean }
  /** What was known of a server is forgotten; `had` where there was anything. */
  | { command: 'settings forget'; had: boolean };
