import { UserError } from '../model/errors.ts';

/** What reading one source may take. */
export interface SourceLimits {
  /** Of a clone on the disk, or of a text, packed and unpacked. */
  bytes: number;
  /** Of the network and the work with it, in milliseconds. */
  milliseconds: number;
  /** Whoever sends less than this over so many seconds is given up. */
  slowest: { bytesPerSecond: number; seconds: number };
  /** Branches and tags of a repository. */
  refs: number;
}

const megabyte = 1024 * 1024;

/** The limits where nothing else is said: what the history of the Linux kernel needs, with some room. */
export const usualLimits: SourceLimits = {
  bytes: 4096 * megabyte,
  milliseconds: 60 * 60_000,
  slowest: { bytesPerSecond: 500, seconds: 60 },
  refs: 200_000,
};

/** The limits that a configuration asks for. */
export function makeLimits(asked: { megabytes?: number | undefined; minutes?: number | undefined } = {}): SourceLimits {
  return {
    ...usualLimits,
    ...(asked.megabytes !== undefined && { bytes: asked.megabytes * megabyte }),
    ...(asked.minutes !== undefined && { milliseconds: asked.minutes * 60_000 }),
  };
}

/** A source is larger than allowed. */
export class SizeError extends UserError {}

/** The error for a source that is larger than allowed. */
export function explainSize(what: string, { bytes }: Pick<SourceLimits, 'bytes'>): SizeError {
  return new SizeError(
    `${what} is larger than ${describeBytes(bytes)}: where that is right, raise "limits": { "megabytes": … } of the log.`,
  );
}

/** The error for a source that takes longer than allowed. */
export function explainTime(what: string, { milliseconds }: Pick<SourceLimits, 'milliseconds'>): UserError {
  const time =
    milliseconds < 120_000 ? `${milliseconds / 1000} seconds` : `${Math.round(milliseconds / 60_000)} minutes`;
  return new UserError(
    `${what} takes longer than ${time}: where that is right, raise "limits": { "minutes": … } of the log.`,
  );
}

/** The error for a server that sends next to nothing. */
export function explainSlow(what: string, { slowest }: Pick<SourceLimits, 'slowest'>): UserError {
  const { bytesPerSecond, seconds } = slowest;
  return new UserError(
    `${what} sends less than ${bytesPerSecond} bytes a second for ${seconds} seconds: it was given up.`,
  );
}

function describeBytes(bytes: number): string {
  return bytes < megabyte ? `${bytes} bytes` : `${Math.round(bytes / megabyte)} MB`;
}
