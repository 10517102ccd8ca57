import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../model/errors.ts';
import { shorten } from '../model/text.ts';
import type { Disk } from './disk.ts';
import { isMissing } from './disk-errors.ts';
import { createLock, type FoundLock, isStale, type LockHolder, readLock } from './lock-file.ts';
import { makeUnique } from './names.ts';
import type { Processes } from './processes.ts';

/** The right to write, until it is released. */
export interface Lock {
  /** Whether it is still ours. */
  isHeld(): Promise<boolean>;
  /** Throws a `UserError` where it is no longer ours. */
  check(): Promise<void>;
  /** Whether a file in the lock's folder was left by a takeover that is over. */
  isLitter(name: string): boolean;
  release(): Promise<void>;
}

/** What a lock is made with. */
export interface LockRequest {
  disk: Disk;
  processes: Processes;
  now(): number;
  /** The lock file. */
  path: string;
  /** What is locked, as a sentence begins with it: `The log "linux"`. */
  what: string;
  /** What the holder does, in words. */
  holder: string;
}

const heartbeat = 2_000;
/** Longer than an empty lock is taken for one that is being written, so that one left by a crash stops nobody. */
const patience = { tries: 150, milliseconds: 20 };

/**
 * Takes a lock, also over from a holder that is gone. Throws a `UserError` that names the holder where there is one.
 */
export async function takeLock(request: LockRequest): Promise<Lock> {
  const { disk, path } = request;
  const self = await describeSelf(request);
  for (let tries = 0; tries < patience.tries; tries += 1) {
    if (await createLock(disk, path, self)) return holdLock(request, self);
    const found = await readLock(disk, path);
    if (found === undefined) continue;
    if (await isStale(found, request.processes, request.now())) await removeStale(request, path, found);
    else if (found.holder !== undefined) throw describeBusy(request.what, found.holder);
    // An empty lock is one that is being written: whose it is can be told in a moment.
    else await pause(patience.milliseconds);
  }
  throw describeBusy(request.what, undefined);
}

/**
 * Removes the lock at `path` if it still is the stale one that was found. Only who owns the claim file named by the
 * lock's identity may remove it, so nobody can remove by mistake a lock that took the stale one's place: an identity
 * never comes back, and it is looked at again once the claim is owned. A claim is a lock itself, so one left by a
 * process that died is taken over in the same way.
 */
async function removeStale(request: LockRequest, path: string, stale: FoundLock): Promise<void> {
  const { disk } = request;
  const claimPath = `${path}.${stale.identity}`;
  if (await createLock(disk, claimPath, await describeSelf(request))) {
    const current = await readLock(disk, path);
    if (current?.identity === stale.identity) await removeLock(disk, path);
    await removeLock(disk, claimPath);
    return;
  }
  const claim = await readLock(disk, claimPath);
  if (claim === undefined) return;
  if (await isStale(claim, request.processes, request.now())) await removeStale(request, claimPath, claim);
  else await pause(patience.milliseconds);
}

function holdLock({ disk, path, now, what }: LockRequest, self: LockHolder): Lock {
  const isHeld = async (): Promise<boolean> => (await readLock(disk, path))?.holder?.token === self.token;
  const beat = async (): Promise<void> => {
    try {
      if (await isHeld()) await disk.touch(path, now());
    } catch {
      // A missed beat does no harm: a lock that was lost meanwhile is found out before the next commit.
    }
  };
  const timer = setInterval(() => void beat(), heartbeat).unref();
  return {
    isHeld,
    async check() {
      if (await isHeld()) return;
      const other = (await readLock(disk, path))?.holder;
      const loss = other === undefined ? 'lost its lock' : `was taken over by ${describeHolder(other)}`;
      throw new UserError(`${what} ${loss}: nothing was changed; run it again.`, 'busy');
    },
    isLitter: (name) => name.startsWith(`${basename(path)}.`) && !name.includes(self.token),
    async release() {
      clearInterval(timer);
      if (await isHeld()) await removeLock(disk, path);
    },
  };
}

async function describeSelf({ processes, holder, now }: LockRequest): Promise<LockHolder> {
  const since = new Date(now()).toISOString();
  return { token: makeUnique(), holder: cleanHolder(holder), ...(await processes.identify()), since };
}

async function removeLock(disk: Disk, path: string): Promise<void> {
  try {
    await disk.remove(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function describeBusy(what: string, holder: LockHolder | undefined): UserError {
  const who = holder === undefined ? 'another process that is just starting' : describeHolder(holder);
  return new UserError(`${what} is being written by ${who}; it can still be read; try again later.`, 'busy');
}

function describeHolder({ holder, pid, host, since }: LockHolder): string {
  return `"${cleanHolder(holder)}" (process ${pid} on ${cleanHolder(host)}, since ${cleanHolder(since)})`;
}

function cleanHolder(text: string): string {
  return shorten(text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim(), 120);
}
