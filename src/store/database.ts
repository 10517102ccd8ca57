import { type Adapter, Low } from 'lowdb';

/** Data in one file. What is in memory is never ahead of the disk. */
export interface Database<T> {
  readonly data: T;
  read(): Promise<void>;
  /**
   * Writes what `change` makes of the data, which it leaves as it is; changes come one after another. The same data
   * given back is not written.
   */
  update(change: (current: T) => T): Promise<T>;
  /** As `update`, but what there was before is kept in no backup either; so the same data is written too. */
  forget(change: (current: T) => T): Promise<T>;
}

/** Where a database is kept. */
export interface Keeper<T> extends Adapter<T> {
  /** For a write after which nothing of the data before is left, where backups are kept. */
  withoutPast?(): Adapter<T>;
}

/** Opens a lowdb database; `empty` is its data where the file does not exist yet. */
export function openDatabase<T>(keeper: Keeper<T>, empty: T): Database<T> {
  const low = new Low<T>(keeper, structuredClone(empty));
  let last: Promise<unknown> = Promise.resolve();

  const write = async (change: (current: T) => T, forgets: boolean): Promise<T> => {
    const changed = change(low.data);
    if (changed === low.data && !forgets) return changed;
    const next = new Low<T>(forgets ? (keeper.withoutPast?.() ?? keeper) : keeper, changed);
    await next.write();
    low.data = next.data;
    return low.data;
  };

  const enqueue = (change: (current: T) => T, forgets: boolean): Promise<T> => {
    const result = last.then(() => write(change, forgets));
    // The failure goes to whoever asked for this change, and must not stop the next one.
    last = result.catch(() => undefined);
    return result;
  };

  return {
    get data() {
      return low.data;
    },
    read: () => low.read(),
    update: (change) => enqueue(change, false),
    forget: (change) => enqueue(change, true),
  };
}
