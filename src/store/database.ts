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
}

/** Opens a lowdb database; `empty` is its data where the file does not exist yet. */
export function openDatabase<T>(adapter: Adapter<T>, empty: T): Database<T> {
  const low = new Low<T>(adapter, structuredClone(empty));
  let last: Promise<unknown> = Promise.resolve();

  const write = async (change: (current: T) => T): Promise<T> => {
    const changed = change(low.data);
    if (changed === low.data) return changed;
    const next = new Low<T>(adapter, changed);
    await next.write();
    low.data = next.data;
    return low.data;
  };

  return {
    get data() {
      return low.data;
    },
    read: () => low.read(),
    update(change) {
      const result = last.then(() => write(change));
      // The failure goes to whoever asked for this change, and must not stop the next one.
      last = result.catch(() => undefined);
      return result;
    },
  };
}
