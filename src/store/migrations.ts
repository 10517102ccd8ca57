import { Unreadable } from './unreadable.ts';

/** A file's content before its shape was checked. */
export type StoredObject = Record<string, unknown>;

/** Turns a file's content of one schema version into the next version's. */
export type Migration = (data: StoredObject) => StoredObject;

/**
 * The steps for catalogues: step 0 leads from version 1 to version 2, and so on; the current version is one more than
 * there are steps. A new version adds its step here and a folder of fixtures, and no step is ever taken away.
 * A field that older programs may lose without harm is added as optional and needs no new version.
 */
export const catalogueMigrations: readonly Migration[] = [
  // Version 2: segments in parts, whose rows have the length of their heads; older programs cannot read these.
  (data) => data,
];

/**
 * The steps for segments. A full segment is never written again, so old versions stay about for good: version 1 is one
 * JSON text, version 2 has parts, and its version stands in its head.
 */
export const segmentMigrations: readonly Migration[] = [(data) => data];

/** The steps for the state. */
export const stateMigrations: readonly Migration[] = [
  // Version 2: subscriptions, and the deliveries that are under way, beside the servers.
  (data) => ({ ...data, subscriptions: {}, deliveries: {} }),
];

/** The schema version that a list of steps leads to. */
export function currentVersion(migrations: readonly Migration[]): number {
  return migrations.length + 1;
}

// By hand, because the first use of a schema takes a millisecond, and every log that is opened waits for it.
function isVersioned(data: unknown): data is StoredObject & { schema: number } {
  if (typeof data !== 'object' || data === null || Array.isArray(data) || !('schema' in data)) return false;
  const { schema } = data;
  return typeof schema === 'number' && Number.isSafeInteger(schema) && schema >= 1;
}

/**
 * Brings a file's content to the current version. The file stays as it is until it is written the next time.
 * Throws `Unreadable` where the content has no version, or one that is not known yet.
 */
export function migrate(data: unknown, migrations: readonly Migration[]): StoredObject {
  if (!isVersioned(data)) throw new Unreadable('it has no schema version');
  const known = currentVersion(migrations);
  const version = data.schema;
  if (version > known) {
    throw new Unreadable(
      `was written by a newer Annalist (schema ${version}; this one knows ${known}): update Annalist`,
      'newer-version',
    );
  }
  let current: StoredObject = { ...data };
  for (const [index, step] of migrations.entries()) {
    if (index >= version - 1) current = { ...step(current), schema: index + 2 };
  }
  return current;
}
