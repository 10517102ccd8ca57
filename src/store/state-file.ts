import { basename, join } from 'node:path';
import { messageOf, UserError } from '../model/errors.ts';
import { countOf, joinWords } from '../model/text.ts';
import { exists, openBackedFile } from './backed-file.ts';
import type { Database } from './database.ts';
import type { Disk } from './disk.ts';
import { DurableFile } from './durable-file.ts';
import type { Lock } from './lock.ts';
import { parseTemporaryName } from './names.ts';
import { emptyState, type StateData, stateShape } from './state-data.ts';

/** Where the files of the state are. */
export interface StatePlaces {
  folder: string;
  state: string;
  backup: string;
  lock: string;
}

/** The places of the state in a data folder. */
export function placeState(dataFolder: string): StatePlaces {
  const state = join(dataFolder, 'state.json');
  return { folder: dataFolder, state, backup: `${state}.bak`, lock: join(dataFolder, 'state.lock') };
}

/**
 * The state as a database, read and checked; empty where nothing was ever kept. `beforeReplace` is asked right before a
 * write takes effect.
 */
export async function openStateFile(
  disk: Disk,
  places: StatePlaces,
  beforeReplace?: () => Promise<void>,
): Promise<Database<StateData>> {
  return await openBackedFile({
    disk,
    path: places.state,
    shape: stateShape,
    backup: places.backup,
    empty: emptyState,
    isAbsent: async () => !(await exists(disk, places.state)),
    beforeReplace,
    findWayBack: () => findWayBack(disk, places),
  });
}

/** Removes what killed processes left: files that never took their place. Only for who holds the lock. */
export async function sweepState(disk: Disk, places: StatePlaces, lock: Lock): Promise<void> {
  const ours = [places.state, places.backup].map((path) => basename(path));
  for (const name of await disk.list(places.folder)) {
    if (lock.isLitter(name) || ours.includes(parseTemporaryName(name) ?? '')) {
      await disk.remove(join(places.folder, name));
    }
  }
}

/** What to do about a damaged state: the backup where it is good, else a new start. */
async function findWayBack(disk: Disk, { state, backup }: StatePlaces): Promise<string> {
  const file = new DurableFile({
    disk,
    path: backup,
    shape: stateShape,
    syncFolder: true,
    findWayBack: async () => 'begin anew',
  });
  const newStart = `delete ${state} to begin without the settings and subscriptions`;
  try {
    const found = await file.read();
    if (found === null) return newStart;
    const size = joinWords([
      countOf(found.servers.size, 'server'),
      ...(found.subscriptions.size > 0 ? [countOf(found.subscriptions.size, 'subscription')] : []),
    ]);
    const both = `delete both to begin without the settings and subscriptions`;
    return `rename ${backup} to ${basename(state)} to go back to the state before the last change (${size}), or ${both}`;
  } catch (error) {
    const why = messageOf(error instanceof UserError ? error.cause : error);
    return `delete it and ${backup} to begin without the settings and subscriptions (${basename(backup)} is of no use either: ${why})`;
  }
}
