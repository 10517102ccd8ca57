import * as z from 'zod';
import { systemCode } from '../model/errors.ts';
import type { Disk } from './disk.ts';
import { isMissing } from './disk-errors.ts';
import { writeNewFile } from './new-file.ts';
import type { Processes, ProcessIdentity } from './processes.ts';

const holderSchema = z.object({
  token: z.string().regex(/^[0-9a-f]{12}$/),
  /** What it does, in words. */
  holder: z.string(),
  pid: z.int().positive(),
  host: z.string(),
  space: z.string().optional(),
  started: z.string().optional(),
  /** An ISO instant. */
  since: z.string(),
});

/** Who holds a lock; `token` is made anew for each time that one is taken. */
export type LockHolder = z.infer<typeof holderSchema>;

/** A lock file as it was found. */
export interface FoundLock {
  /** Undefined where the file is empty or damaged. */
  holder: LockHolder | undefined;
  /** Tells this lock from every other one that may take its place. */
  identity: string;
  modified: number;
}

/** A holder on another machine touches its lock every two seconds; one that did not for this long is gone. */
const silenceLimit = 60_000;

/** A lock is empty for the moment between its making and its writing; one that stays so was left by a crash. */
const emptyLimit = 2_000;

/** Creates a lock file; false where there is one already. */
export async function createLock(disk: Disk, path: string, holder: LockHolder): Promise<boolean> {
  try {
    await writeNewFile(disk, path, [Buffer.from(`${JSON.stringify(holder)}\n`)], false);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  // Whoever was stopped between the making and the writing may have lost the lock meanwhile.
  return (await readLock(disk, path))?.holder?.token === holder.token;
}

/** The lock at `path`, or undefined where there is none. */
export async function readLock(disk: Disk, path: string): Promise<FoundLock | undefined> {
  try {
    const { mark, modified } = await disk.stat(path);
    const holder = parseHolder((await disk.read(path)).toString('utf8'));
    return { holder, identity: holder?.token ?? mark, modified };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether whoever made a lock is gone. `now` in milliseconds since 1970. */
export async function isStale(lock: FoundLock, processes: Processes, now: number): Promise<boolean> {
  const { holder, modified } = lock;
  if (holder === undefined) return now - modified > emptyLimit;
  if (!isHere(holder, await processes.identify())) return now - modified > silenceLimit;
  const running = await processes.find(holder.pid);
  if (running === undefined) return true;
  const isKnown = running.started !== undefined && holder.started !== undefined;
  return isKnown && running.started !== holder.started;
}

/** Whether the holder's process number is one that this process can look up. */
function isHere(holder: ProcessIdentity, self: ProcessIdentity): boolean {
  if (holder.space !== undefined && self.space !== undefined) return holder.space === self.space;
  return holder.host === self.host;
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // A lock that says nothing is judged by its age alone.
    return undefined;
  }
}
