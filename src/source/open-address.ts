import { rm } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../model/errors.ts';
import type { SourceAddress } from '../model/source-address.ts';
import { dropOtherClones, isDamage, refreshClone } from './clone.ts';
import { downloadFile, type FileVersion, withinTime } from './download.ts';
import type { GitAddress, Reach } from './network-git.ts';
import { explainNoRoom } from './no-room.ts';
import { openSource, type Source, suggestName } from './open-source.ts';
import type { WantedBranches } from './remote-heads.ts';
import { GitError } from './run-git.ts';
import { tidyClone } from './tidy-clone.ts';
import { requestWeb } from './web-request.ts';

/** A source as it was asked for. */
export interface AddressRequest {
  address: SourceAddress;
  /** The log's name. */
  name: string;
  /** The folder of what is kept of sources on the network. */
  folder: string;
  /** Which branches are wanted beside HEAD; none unless given. */
  branches?: WantedBranches | undefined;
  /** Tells files of HEAD whose text is wanted. */
  wants?: ((path: string) => boolean) | undefined;
  /** What is known of it from the last time; undefined where it has to be read in any case. */
  known?: KnownSource | undefined;
}

/** What is kept of a source on the network from one time to the next. */
export interface KnownSource {
  isGit?: boolean | undefined;
  version?: FileVersion | undefined;
}

/** A source that was opened; without one it is as it was. */
export interface OpenedAddress {
  source?: Source | undefined;
  known: KnownSource;
  /** Clears what only an earlier address needed, and what is old; to be called once the source was read. */
  settle?: (() => Promise<void>) | undefined;
  /** Clears what is damaged of it, so that the next time brings it anew; to be called where it could not be read. */
  mend?: ((error: unknown) => Promise<void>) | undefined;
}

/** A name for the log of a source. */
export function suggestAddressName(address: SourceAddress): string {
  if (address.kind === 'path') return suggestName(path.resolve(address.path));
  if (address.kind === 'https') return suggestName(new URL(address.url).pathname);
  return suggestName(
    address.url.slice(address.url.indexOf(address.host) + address.host.length).replace(/^[\]:]+/, '/'),
  );
}

/**
 * Opens a source of whatever kind: fetches what is new of a repository, or the file where it has changed. Throws a
 * UserError. To be called by who holds the log's source alone.
 */
export async function openAddress(request: AddressRequest, reach: Reach): Promise<OpenedAddress> {
  const { address } = request;
  if (address.kind === 'path') {
    return { source: await openSource(address.path, noInput(), { mostBytes: reach.limits.bytes }), known: {} };
  }
  try {
    return await openDistant(address, request, reach);
  } catch (error) {
    throw explainNoRoom(error, address.shown);
  }
}

async function openDistant(
  address: GitAddress,
  { name, folder, branches, wants, known }: AddressRequest,
  reach: Reach,
): Promise<OpenedAddress> {
  const isGit = address.kind === 'ssh' || (address.isGit ?? known?.isGit ?? (await asksForGit(address, reach)));
  if (isGit) {
    const clones = path.join(folder, 'clones');
    const clone = await refreshClone({ folder: clones, name, address, branches, wants }, reach);
    const mend = async (error: unknown): Promise<void> => {
      if (isDamage(error)) await rm(clone, { recursive: true, force: true });
    };
    const opened = await openSource(clone, noInput()).catch(async (error: unknown) => {
      await mend(error);
      throw error;
    });
    const source = { ...opened, what: address.shown, suggestedName: name };
    const settle = async (): Promise<void> => {
      await dropOtherClones(clones, name, clone);
      await tidyIfPossible(clone, reach.signal);
    };
    return { source, known: { isGit: true }, settle, mend };
  }
  const place = path.join(folder, 'files', name);
  const download = await downloadFile(address, place, known?.version, reach);
  if (!download.isNew) return { known: { isGit: false, version: known?.version } };
  const opened = await openSource(place, noInput(), { mostBytes: reach.limits.bytes, what: address.shown });
  return {
    source: { ...opened, location: address.shown, suggestedName: name },
    known: { isGit: false, version: download.version },
  };
}

/** The log has all that is new by now: what keeps its clone from being tidied does not make it fail. */
async function tidyIfPossible(clone: string, signal: AbortSignal | undefined): Promise<void> {
  try {
    await tidyClone(clone, signal);
  } catch (error) {
    // On a full disk the next fetch tells it, and whatever it is, the next refresh tries again.
    if (!(error instanceof GitError) && systemCode(error) !== 'ENOSPC') throw error;
  }
}

/** Whether what is at an https address is a git repository: git's own first question is asked. */
async function asksForGit(address: { url: string; shown: string }, reach: Reach): Promise<boolean> {
  const url = `${address.url.replace(/\/+$/, '')}/info/refs?service=git-upload-pack`;
  const answer = await withinTime(address.shown, reach, (signal) =>
    requestWeb({ url, shown: address.shown }, {}, { ...reach, signal }),
  );
  answer.destroy();
  const type = answer.headers['content-type'] ?? '';
  // A repository that asks for a login is one, too.
  return type.startsWith('application/x-git-upload-pack') || answer.statusCode === 401;
}

async function* noInput(): AsyncGenerator<Buffer> {}
