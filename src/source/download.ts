import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { messageOf, systemCode, UserError } from '../model/errors.ts';
import { explainSize, explainSlow, explainTime } from './limits.ts';
import type { Reach } from './network-git.ts';
import { requestWeb } from './web-request.ts';

/** What a server said of a file, so that it can be asked for what is newer. */
export interface FileVersion {
  etag?: string | undefined;
  lastModified?: string | undefined;
}

/** A file that was asked for: as it was, or brought into its place. */
export type Download = { isNew: false } | { isNew: true; version: FileVersion; bytes: number };

/**
 * Brings a file by https to a place, unless it is as it was at `known`. The place changes at one moment. Throws a
 * UserError where it cannot be had, or a limit is passed.
 */
export async function downloadFile(
  address: { url: string; shown: string },
  place: string,
  known: FileVersion | undefined,
  reach: Reach,
): Promise<Download> {
  return await withinTime(address.shown, reach, async (signal) => {
    const answer = await requestWeb(address, makeConditions(known), { ...reach, signal });
    if (answer.statusCode === 304 && known !== undefined) {
      answer.destroy();
      return { isNew: false };
    }
    checkStatus(answer, address.shown);
    const bytes = await keepBody(answer, place, address.shown, { ...reach, signal });
    const { etag, 'last-modified': lastModified } = answer.headers;
    return { isNew: true, version: { etag, lastModified }, bytes };
  });
}

/** Does work on the network within the time that a source has; throws a UserError where it takes longer. */
export async function withinTime<T>(
  shown: string,
  { limits, signal }: Pick<Reach, 'limits' | 'signal'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const overall = AbortSignal.timeout(limits.milliseconds);
  try {
    return await work(signal ? AbortSignal.any([signal, overall]) : overall);
  } catch (error) {
    signal?.throwIfAborted();
    if (overall.aborted) throw explainTime(shown, limits);
    throw error;
  }
}

/** Both at once, as RFC 9110 has it: a server that knows the tag takes no notice of the time. */
function makeConditions(known: FileVersion | undefined): Record<string, string> {
  const { etag, lastModified } = known ?? {};
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}

function checkStatus({ statusCode = 0, headers }: IncomingMessage, shown: string): void {
  if (statusCode === 404 || statusCode === 410)
    throw new UserError(`There is nothing at ${shown} (${statusCode}): check the address.`);
  if (statusCode === 401 || statusCode === 403) {
    throw new UserError(`${shown} is not for everybody (${statusCode}): only files without a login are read.`);
  }
  if (statusCode === 429) throw new UserError(`${shown} is asked too often (429): it is tried again later.`);
  if (statusCode >= 500)
    throw new UserError(`The server of ${shown} has trouble (${statusCode}): it is tried again later.`);
  if (statusCode !== 200) throw new UserError(`${shown} gives no file, but the code ${statusCode}: check the address.`);
  const encoding = headers['content-encoding'] ?? 'identity';
  // What is packed as gzip is known by its first bytes.
  if (!/^(identity|gzip|x-gzip)$/i.test(encoding)) {
    throw new UserError(`${shown} comes packed in a way that was not asked for (${encoding.slice(0, 40)}).`);
  }
}

async function keepBody(
  answer: IncomingMessage,
  place: string,
  shown: string,
  { limits, tell, signal }: Reach & { signal: AbortSignal },
): Promise<number> {
  if (Number(answer.headers['content-length'] ?? 0) > limits.bytes) throw explainSize(shown, limits);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  // No other log's file can be called so.
  const beside = `${place}~new`;
  let bytes = 0;
  const { slowest } = limits;
  let before = 0;
  const timer = setInterval(() => {
    if (bytes - before < slowest.bytesPerSecond * slowest.seconds) answer.destroy(explainSlow(shown, limits));
    before = bytes;
  }, slowest.seconds * 1000);
  try {
    await pipeline(
      answer,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          tell?.(bytes);
          if (bytes > limits.bytes) throw explainSize(shown, limits);
          yield chunk;
        }
      },
      createWriteStream(beside, { mode: 0o600 }),
      { signal },
    );
    await rename(beside, place);
    return bytes;
  } catch (error) {
    await rm(beside, { force: true });
    const isOurs = error instanceof UserError || signal.aborted || systemCode(error) === 'ENOSPC';
    throw isOurs ? error : new UserError(`${shown} breaks off (${messageOf(error)}): it is tried again later.`);
  } finally {
    clearInterval(timer);
  }
}
