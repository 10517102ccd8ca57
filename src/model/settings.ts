/** What the members who manage a server have chosen for it. */
export interface ServerSettings {
  /** The log that is meant where a question names none. */
  defaultLog?: string | undefined;
}

/** Where the settings of servers are kept. */
export interface SettingsPort {
  /** The settings of a server; empty where nobody chose any. */
  read(server: string): ServerSettings;
  write(server: string, settings: ServerSettings): Promise<void>;
  /** Forgets all that is kept of a server; tells whether there was anything. */
  forget(server: string): Promise<boolean>;
}
