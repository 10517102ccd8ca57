import * as z from 'zod';
import type { DigestState } from '../model/digest-state.ts';
import { deliverySchema, subscriptionSchema } from '../model/subscription.ts';
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
  subscriptions: z.record(z.string().min(1), subscriptionSchema),
  deliveries: z.record(z.string().min(1), deliverySchema),
});

/** What is kept of one server. */
export type ServerRecord = z.infer<typeof serverSchema>;

/** All that is kept beside the logs. */
export interface StateData extends DigestState {
  /** By the server's id. */
  readonly servers: ReadonlyMap<string, ServerRecord>;
}

/** The state before anything was kept. */
export const emptyState: StateData = { servers: new Map(), subscriptions: new Map(), deliveries: new Map() };

/** The state's file: JSON that a person can mend, with a line for each subscription and each delivery. */
export const stateShape: FileShape<StateData> = {
  async encode({ servers, subscriptions, deliveries }) {
    const stored = { schema: currentVersion(stateMigrations), servers: Object.fromEntries(servers) };
    // What could not be read back must not take the good file's place.
    checkShape(schema, { ...stored, subscriptions: {}, deliveries: {} });
    const head = JSON.stringify(stored, undefined, 2).slice(0, -2);
    const parts = [
      `  "subscriptions": ${formatRecords('subscriptions', subscriptionSchema, subscriptions)}`,
      `  "deliveries": ${formatRecords('deliveries', deliverySchema, deliveries)}`,
    ];
    return Buffer.from(`${[head, ...parts].join(',\n')}\n}\n`);
  },
  async decode(bytes) {
    const { servers, subscriptions, deliveries } = checkShape(schema, migrate(parseJson(bytes), stateMigrations));
    return {
      servers: new Map(Object.entries(servers)),
      subscriptions: new Map(Object.entries(subscriptions)),
      deliveries: new Map(Object.entries(deliveries)),
    };
  },
};

/**
 * The texts of records that were written before. A record is never changed but replaced, and of thousands only a few
 * are between two writes, so that checking and writing out all of them anew would take most of a write's time.
 */
const texts = new WeakMap<object, string>();

function formatRecords<T extends object>(
  name: string,
  recordSchema: z.ZodType<T>,
  records: ReadonlyMap<string, T>,
): string {
  if (records.size === 0) return '{}';
  const lines: string[] = [];
  for (const [id, record] of records) {
    let text = texts.get(record);
    if (text === undefined) {
      // Only what does not fit is checked once more, by a schema that says where it stands: making one takes long.
      if (!recordSchema.safeParse(record).success) {
        checkShape(z.object({ [name]: z.object({ [id]: recordSchema }) }), { [name]: { [id]: record } });
      }
      text = JSON.stringify(record);
      texts.set(record, text);
    }
    lines.push(`    ${JSON.stringify(id)}: ${text}`);
  }
  return `{\n${lines.join(',\n')}\n  }`;
}

/** The state with another record of a server; one that says nothing is left out. */
export function putServer(state: StateData, server: string, record: ServerRecord): StateData {
  const servers = new Map(state.servers);
  if (Object.values(record).every((value) => value === undefined)) servers.delete(server);
  else servers.set(server, record);
  return { ...state, servers };
}

/** The state without some servers, their subscriptions and deliveries; the same one where it has nothing of them. */
export function dropServers(state: StateData, dropped: readonly string[]): StateData {
  const gone = new Set(dropped);
  const servers = keepOthers(state.servers, (_, server) => gone.has(server));
  const subscriptions = keepOthers(state.subscriptions, ({ server }) => server !== undefined && gone.has(server));
  const deliveries = keepOthers(
    state.deliveries,
    ({ subscription }) => state.subscriptions.has(subscription) && !subscriptions.has(subscription),
  );
  const isSame = servers === state.servers && subscriptions === state.subscriptions;
  return isSame ? state : { ...state, servers, subscriptions, deliveries };
}

/** The servers of which anything is kept. */
export function listServers({ servers, subscriptions }: StateData): string[] {
  const subscribed = [...subscriptions.values()].flatMap(({ server }) => (server === undefined ? [] : [server]));
  return [...new Set([...servers.keys(), ...subscribed])];
}

/** Whether anything is kept of a server. */
export function knowsServer({ servers, subscriptions }: StateData, server: string): boolean {
  return servers.has(server) || [...subscriptions.values()].some((one) => one.server === server);
}

/** The servers that the bot was removed from before an instant, in milliseconds since 1970. */
export function listLeftBefore({ servers }: StateData, instant: number): string[] {
  return [...servers].flatMap(([server, { leftAt }]) =>
    leftAt !== undefined && Date.parse(leftAt) < instant ? [server] : [],
  );
}

/** The records that are not to go; the same ones where none is. */
function keepOthers<T>(
  records: ReadonlyMap<string, T>,
  goes: (record: T, id: string) => boolean,
): ReadonlyMap<string, T> {
  const kept = new Map([...records].filter(([id, record]) => !goes(record, id)));
  return kept.size === records.size ? records : kept;
}
