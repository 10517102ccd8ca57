import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { UserError } from '../model/errors.ts';
import type { Disk } from './disk.ts';
import { isMissing } from './disk-errors.ts';
import type { FileShape } from './file-shape.ts';
import { makeTemporaryName } from './names.ts';
import { removeIfPossible, writeNewFile } from './new-file.ts';
import { Unreadable } from './unreadable.ts';

/** The size of a file and the first 16 hexadecimal digits of its SHA-256, or of that of its first bytes (`head`). */
export interface Checksum {
  bytes: number;
  sum: string;
  head?: number;
}

/** How a durable file is kept. */
export interface DurableFileOptions<T> {
  disk: Disk;
  path: string;
  shape: FileShape<T>;
  /** Where the last good content is kept at each write. */
  backup?: string | undefined;
  /** What the file must be; without it any file of the right shape is taken, and a missing one too. */
  expected?: Checksum | undefined;
  /** Asked right before the new content takes the old one's place; throws to leave the file as it is. */
  beforeReplace?: (() => Promise<void>) | undefined;
  /** Whether a write waits until the folder is synced too; without it, whoever writes has to. */
  syncFolder: boolean;
  /** What to do about a damaged file, as the end of a sentence. */
  findWayBack(): Promise<string>;
}

/**
 * A lowdb adapter for a file that is whole at every moment: new content is written beside it, synced, and renamed onto
 * it. Reading checks the shape: a file that is damaged or of a newer version is a `UserError`, a missing one is `null`.
 */
export class DurableFile<T> implements Adapter<T> {
  readonly #options: DurableFileOptions<T>;
  #good: Buffer | undefined;
  #checksum: Checksum | undefined;

  constructor(options: DurableFileOptions<T>) {
    this.#options = options;
  }

  /** The checksum of what was written last. */
  get checksum(): Checksum | undefined {
    return this.#checksum;
  }

  async read(): Promise<T | null> {
    const bytes = await this.#readBytes();
    if (bytes === undefined) return null;
    const data = await this.#decode(bytes);
    this.#good = bytes;
    return data;
  }

  async write(data: T): Promise<void> {
    await this.#write(data, false);
  }

  /** The same file for a write that forgets: the new content becomes the backup too, so that the old one is nowhere. */
  withoutPast(): Adapter<T> {
    return { read: () => this.read(), write: (data) => this.#write(data, true) };
  }

  async #write(data: T, forgets: boolean): Promise<void> {
    const { disk, path, shape, backup, beforeReplace } = this.#options;
    const bytes = await shape.encode(data);
    const written: { from: string; to: string }[] = [];
    const prepare = async (to: string, content: Buffer): Promise<void> => {
      written.push({ from: await writeBeside(disk, to, content), to });
    };
    try {
      const good = backup === undefined ? undefined : forgets ? bytes : this.#good;
      // Each takes two waits for the disk, so both are written at once.
      const prepared = await Promise.allSettled([
        backup !== undefined && good !== undefined ? prepare(backup, good) : undefined,
        prepare(path, bytes),
      ]);
      for (const one of prepared) if (one.status === 'rejected') throw one.reason;
      await beforeReplace?.();
      // The last good copy goes first, so that there is one at every moment.
      written.sort((one, other) => Number(one.to === path) - Number(other.to === path));
      for (const { from, to } of written) await disk.rename(from, to);
    } catch (error) {
      for (const { from } of written) await removeIfPossible(disk, from);
      throw error;
    }
    if (this.#options.syncFolder) await this.#syncFolder();
    if (backup !== undefined) this.#good = bytes;
    this.#checksum = sumBytes(bytes);
  }

  /** The new content is in its place by now, so a failure here must not say that nothing was changed. */
  async #syncFolder(): Promise<void> {
    const { disk, path } = this.#options;
    try {
      await disk.syncFolder(dirname(path));
    } catch (cause) {
      const message = `${path} was written, but the disk would not say that it lasts: check the disk, then run it again.`;
      throw new UserError(message, 'storage', { cause });
    }
  }

  async #readBytes(): Promise<Buffer | undefined> {
    const { disk, path, expected } = this.#options;
    try {
      return await disk.read(path);
    } catch (error) {
      if (expected === undefined && isMissing(error)) return undefined;
      throw error;
    }
  }

  async #decode(bytes: Buffer): Promise<T> {
    const { expected, path, shape } = this.#options;
    try {
      if (expected !== undefined) checkSum(bytes, expected);
      return await shape.decode(bytes);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      if (error.code === 'newer-version')
        throw new UserError(`${path} ${error.message}.`, error.code, { cause: error });
      throw await describeDamage(path, error.message, this.#options.findWayBack, error);
    }
  }
}

/** The error for a file that cannot be used: which, what is wrong with it, and what to do. */
export async function describeDamage(
  path: string,
  reason: string,
  findWayBack: () => Promise<string>,
  cause?: unknown,
): Promise<UserError> {
  return new UserError(`${path} is damaged: ${reason}; ${await findWayBack()}.`, 'damaged', { cause });
}

function checkSum(bytes: Buffer, expected: Checksum): void {
  const { head = bytes.length } = expected;
  const isWhole = bytes.length === expected.bytes && sumBytes(bytes.subarray(0, head)).sum === expected.sum;
  if (!isWhole) throw new Unreadable(describeDifference(bytes, expected));
}

/** What is wrong with the content of a file that is not as it should be. */
export function describeDifference(bytes: { length: number }, expected: Checksum): string {
  if (bytes.length === 0) return 'it is empty';
  if (bytes.length === expected.bytes) return 'its checksum is wrong';
  return `it has ${bytes.length} bytes and should have ${expected.bytes}`;
}

/** The checksum of some bytes. */
export function sumBytes(bytes: Uint8Array): Checksum {
  return { bytes: bytes.length, sum: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
}

/** Writes bytes to a new file next to `path` and returns its name. */
async function writeBeside(disk: Disk, path: string, bytes: Buffer): Promise<string> {
  const temporary = makeTemporaryName(path);
  await writeNewFile(disk, temporary, [bytes], true);
  return temporary;
}
