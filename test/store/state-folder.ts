import { openState, readState, type State } from '../../src/store/state.ts';
import { quickDisk } from './faulty-disk.ts';

export const day = 24 * 60 * 60 * 1000;
export const start = Date.UTC(2026, 10, 22, 9);

/** A state on a disk without syncs. */
export const open = (folder: string): Promise<State> => openState(folder, { disk: quickDisk });

export async function readServers(folder: string): Promise<object> {
  return Object.fromEntries((await readState(folder)).servers);
}
