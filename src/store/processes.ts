import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { systemCode } from '../model/errors.ts';

/** What tells one process from all others, as far as the system says. */
export interface ProcessIdentity {
  pid: number;
  host: string;
  /** The run of the machine and the space of process numbers in which `pid` means something; Linux alone says it. */
  space?: string | undefined;
  /** When the process started, in the system's own ticks; Linux alone says it. */
  started?: string | undefined;
}

/** The processes of this machine as the store sees them. */
export interface Processes {
  /** The process that this is. */
  identify(): Promise<ProcessIdentity>;
  /** A running process of this machine, or undefined where none has the number. */
  find(pid: number): Promise<{ started?: string | undefined } | undefined>;
}

/** The processes that the system knows. */
export const nodeProcesses: Processes = {
  async identify() {
    const [state, space] = await Promise.all([readState(process.pid), readSpace()]);
    return { pid: process.pid, host: hostname(), space, started: state?.started };
  },
  async find(pid) {
    try {
      process.kill(pid, 0);
    } catch (error) {
      // EPERM: it runs, and belongs to someone else.
      if (systemCode(error) !== 'EPERM') return undefined;
    }
    const state = await readState(pid);
    // A zombie holds nothing any more; in a container without an init process it may stay for good.
    return state?.letter === 'Z' || state?.letter === 'X' ? undefined : { started: state?.started };
  },
};

/** A process's state letter and start time, from proc(5): fields 3 and 22, behind a name that may hold anything. */
async function readState(
  pid: number,
): Promise<{ letter: string | undefined; started: string | undefined } | undefined> {
  const text = await readSystemText(() => readFile(`/proc/${pid}/stat`, 'utf8'));
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { letter: fields[0], started: fields[19] };
}

/** Two containers may share a host's name and not its process numbers, so the number's name space counts. */
async function readSpace(): Promise<string | undefined> {
  const [run, numbers] = await Promise.all([
    readSystemText(() => readFile('/proc/sys/kernel/random/boot_id', 'utf8')),
    readSystemText(() => readlink('/proc/self/ns/pid')),
  ]);
  return run === undefined || numbers === undefined ? undefined : `${run.trim()} ${numbers}`;
}

async function readSystemText(read: () => Promise<string>): Promise<string | undefined> {
  try {
    return await read();
  } catch {
    // Only Linux has these files, and some sandboxes hide them; the lock then goes by the process number and its age.
    return undefined;
  }
}
