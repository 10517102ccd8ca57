import { z } from 'zod';
import { checkShape, type FileShape, parseJson } from './file-shape.ts';
import { currentVersion, migrate, stateMigrations } from './migrations.ts';

/** What is kept of one server. */
const serverSchema = z.object({
  /** The log that is meant where a question names none. */
  defaultLog: z.string().min(1).optional(),
  /** The instant at which the bot was removed from it. */
  leftAt: z.iso.datetime().optional(),
});

const schema = z.object({
  schema: z.literal(currentVersion(stateMigrations)),
  servers: z.record(z.string().min(1), serverSchema),
});

/** What is kept of one server. */
export type ServerRecord = z.infer<typeof serverSchema>;

/** All that is kept beside the logs. */
export interface StateData {
  /** By the server's id. */
  servers: ReadonlyMap<string, ServerRecord>;
}

/** The state before anything was kept. */
export const emptyState: StateData = { servers: new Map() };

/** The state's file: indented JSON, so that a person can mend it. */
export const stateShape: FileShape<StateData> = {
  async encode({ servers }) {
    const stored = { schema: currentVersion(stateMigrations), servers: Object.fromEntries(servers) };
    // What could not be read back must not take the good file's place.
    checkShape(schema, stored);
    return Buffer.from(`${JSON.stringify(stored, undefined, 2)}\n`);
  },
  async decode(bytes) {
    const { servers } = checkShape(schema, migrate(parseJson(bytes), stateMigrations));
    return { servers: new Map(Object.entries(servers)) };
  },
};

/** The state with another record of a server; one that says nothing is left out. */
export function putServer(state: StateData, server: string, record: ServerRecord): StateData {
  const servers = new Map(state.servers);
  if (Object.values(record).every((value) => value === undefined)) servers.delete(server);
  else servers.set(server, record);
  return { ...state, servers };
}

/** The state without some servers; the same one where it has none of them. */
export function dropServers(state: StateData, dropped: readonly string[]): StateData {
  const servers = new Map(state.servers);
  const found = dropped.filter((server) => servers.delete(server));
  return found.length === 0 ? state : { ...state, servers };
}

/** The servers that the bot was removed from before an instant, in milliseconds since 1970. */
export function listLeftBefore({ servers }: StateData, instant: number): string[] {
  return [...servers].flatMap(([server, { leftAt }]) =>
    leftAt !== undefined && Date.parse(leftAt) < instant ? [server] : [],
  );
}
