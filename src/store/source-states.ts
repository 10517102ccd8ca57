import { join } from 'node:path';
import { type SourceState, sourceStateSchema } from '../model/source-state.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { explainDisk, isMissing } from './disk-errors.ts';
import { type Lock, takeLock } from './lock.ts';
import { nodeProcesses } from './processes.ts';
import { openTextFile } from './text-file.ts';

/** What is kept of configured sources, a small file for each. */
export interface SourceStates {
  /** Undefined where nothing is kept, or where it cannot be understood: then the source is read anew. */
  read(name: string): Promise<SourceState | undefined>;
  write(name: string, state: SourceState): Promise<void>;
  /** The names of all sources of which something is kept. */
  names(): Promise<string[]>;
  /** Takes the source of a log for one refresh. Throws a UserError, `busy`, where another one has it. */
  lock(name: string, holder: string): Promise<Pick<Lock, 'release'>>;
  /** The folder of what is kept of sources on the network. */
  folder: string;
}

const ending = '.json';

/** Opens the states of sources in a data folder, which is made when something is first written. */
export function openSourceStates(dataFolder: string, bare: Disk = nodeDisk): SourceStates {
  const folder = join(dataFolder, 'sources');
  const disk = explainDisk(bare, dataFolder);
  const fileOf = (name: string) => openTextFile(join(folder, `${name}${ending}`), disk);
  return {
    folder,
    async read(name) {
      try {
        return sourceStateSchema.safeParse(JSON.parse(await fileOf(name).read())).data;
      } catch (error) {
        if (isMissing(error) || error instanceof SyntaxError) return undefined;
        throw error;
      }
    },
    write: (name, state) => fileOf(name).write(`${JSON.stringify(state)}\n`),
    async names() {
      try {
        const files = await disk.list(folder);
        return files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    async lock(name, holder) {
      await disk.makeFolder(folder);
      const request = { disk, processes: nodeProcesses, now: Date.now, path: join(folder, `${name}.lock`) };
      return await takeLock({ ...request, what: `The source of the log "${name}"`, holder });
    },
  };
}
