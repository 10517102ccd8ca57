import { type Adapter, Low } from 'lowdb';
import { UserError } from '../model/errors.ts';

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

/** So many changes go into one write; making them holds up all else. */
const mostAtOnce = 500;

/** A change that waits for its turn. */
interface Waiting<T> {
  change: (current: T) => T;
  forgets: boolean;
  resolve(data: T): void;
  reject(reason: unknown): void;
}

/**
 * Opens a lowdb database; `empty` is its data where the file does not exist yet. Changes that were asked for while a
 * write was under way go to the disk in one: a thousand of them at once do not mean a thousand writes.
 */
export function openDatabase<T>(keeper: Keeper<T>, empty: T): Database<T> {
  const low = new Low<T>(keeper, structuredClone(empty));
  const waiting: Waiting<T>[] = [];
  let isWriting = false;

  const write = async (batch: readonly Waiting<T>[]): Promise<void> => {
    let changed = low.data;
    const made: Waiting<T>[] = [];
    for (const one of batch) {
      try {
        changed = one.change(changed);
        made.push(one);
      } catch (error) {
        // The failure goes to whoever asked for this change, and must not stop the next one.
        one.reject(error);
      }
    }
    try {
      const forgets = made.some((one) => one.forgets);
      if (changed !== low.data || forgets) {
        const next = new Low<T>(forgets ? (keeper.withoutPast?.() ?? keeper) : keeper, changed);
        await next.write();
        low.data = next.data;
      }
      for (const { resolve } of made) resolve(low.data);
    } catch (error) {
      // What one change makes may be what cannot be written: each is tried by itself. A disk in trouble takes none.
      if (made.length > 1 && !(error instanceof UserError)) for (const one of made) await write([one]);
      else for (const { reject } of made) reject(error);
    }
  };

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) await write(waiting.splice(0, mostAtOnce));
    isWriting = false;
  };

  const enqueue = (change: (current: T) => T, forgets: boolean): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push({ change, forgets, resolve, reject });
      if (isWriting) return;
      isWriting = true;
      // Those who ask at the same time go together.
      void Promise.resolve().then(writeAll);
    });

  return {
    get data() {
      return low.data;
    },
    read: () => low.read(),
    update: (change) => enqueue(change, false),
    forget: (change) => enqueue(change, true),
  };
}
