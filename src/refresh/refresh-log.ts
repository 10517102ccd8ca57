import { createHash } from 'node:crypto';
import type { ImportReport } from '../ingest/import-log.ts';
import { messageOf, UserError } from '../model/errors.ts';
import type { LogConfig } from '../model/log-config.ts';
import { readSourceAddress, type SourceAddress } from '../model/source-address.ts';
import type { SourceState, ToldOutcome } from '../model/source-state.ts';
import { makeAddressPolicy } from '../source/address-policy.ts';
import { makeLimits } from '../source/limits.ts';
import type { Reach } from '../source/network-git.ts';
import { type AddressRequest, type OpenedAddress, openAddress } from '../source/open-address.ts';
import type { Source } from '../source/open-source.ts';
import type { SourceStates } from '../store/source-states.ts';
import { noteFailure, noteSuccess } from './next-try.ts';
import { rememberStates } from './remember-states.ts';

/** A log whose source annalist.json names. */
export type SourcedLog = LogConfig & { from: string };

/** What a refresh works with. */
export interface RefreshPorts {
  states: SourceStates;
  /** Brings what a source has into the log. */
  importSource(source: Source, log: SourcedLog): Promise<ImportReport>;
  /** Hears how many bytes were fetched before that. */
  tell?: ((bytes: number) => void) | undefined;
  /** What a clone has to have beside HEAD. */
  findWants(log: SourcedLog): Promise<Pick<AddressRequest, 'branches' | 'wants'>>;
  /** Whether the log is stored. */
  isStored(name: string): Promise<boolean>;
  /** The folder that paths in the configuration begin at. */
  resolvePath(path: string): string;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to 1. */
  chance(): number;
  /** How sources are opened; over the network unless given. */
  open?: ((request: AddressRequest, reach: Reach) => Promise<OpenedAddress>) | undefined;
}

/** How a refresh ended, with all that its import tells. */
export type RefreshOutcome =
  | Exclude<ToldOutcome, { outcome: 'refreshed' }>
  | { log: string; outcome: 'refreshed'; report: ImportReport };

/** A mark of where a log comes from and how it is read, by which it is told that it has to be read anew. */
export function markSource(log: Pick<SourcedLog, 'from' | 'branches' | 'format' | 'rules' | 'web'>): string {
  const { from, branches, format, rules, web } = log;
  return createHash('sha256')
    .update(JSON.stringify([from, branches, format, rules, web]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * Refreshes one log and keeps how that went. A source that fails leaves the log as it is; only what nobody planned for is
 * thrown, after it was noted as well.
 */
export async function refreshLog(log: SourcedLog, ports: RefreshPorts, signal: AbortSignal): Promise<RefreshOutcome> {
  const { states, now } = ports;
  const tried = now();
  const of = markSource(log);
  const fail = async (before: SourceState | undefined, error: unknown): Promise<RefreshOutcome> => {
    const reason = describeReason(error);
    const state = noteFailure(before, { of, tried, now: now(), reason, chance: ports.chance() });
    // Where the disk is what fails, whoever is told of it has to remember it.
    await rememberStates(states).write(log.name, state);
    return tellFailure(log, state, reason);
  };
  let lock: { release(): Promise<void> };
  try {
    lock = await states.lock(log.name, 'a refresh');
  } catch (error) {
    if (error instanceof UserError && error.code === 'storage') return await fail(await states.read(log.name), error);
    return tellBusy(log.name, error);
  }
  try {
    const before = await states.read(log.name);
    try {
      const { known, report } = await bringIn(log, before?.of === of ? before.known : undefined, ports, signal);
      await states.write(log.name, noteSuccess({ of, tried, known }));
      return report ? { log: log.name, outcome: 'refreshed', report } : { log: log.name, outcome: 'unchanged' };
    } catch (error) {
      // Whoever stops it wants nothing to be said of the source.
      signal.throwIfAborted();
      if (error instanceof UserError && error.code === 'busy') return tellBusy(log.name, error);
      const outcome = await fail(before, error);
      if (!(error instanceof UserError)) throw error;
      return outcome;
    }
  } finally {
    await lock.release();
  }
}

/** Notes that a refresh ended without a word, as one does that was killed or ran out of memory. */
export async function noteCrash(
  log: SourcedLog,
  reason: string,
  { states, now, chance }: Pick<RefreshPorts, 'states' | 'now' | 'chance'>,
): Promise<RefreshOutcome> {
  const tried = now();
  const failed = { of: markSource(log), tried, now: tried, reason, chance: chance() };
  const state = noteFailure(await states.read(log.name), failed);
  await states.write(log.name, state);
  return tellFailure(log, state, reason);
}

async function bringIn(
  log: SourcedLog,
  known: SourceState['known'],
  ports: RefreshPorts,
  signal: AbortSignal,
): Promise<{ known: SourceState['known']; report?: ImportReport }> {
  const address = placeAddress(readSourceAddress(log.from), ports);
  const reach: Reach = {
    policy: makeAddressPolicy(log.private === true && address.kind !== 'path' ? [address.host] : []),
    limits: makeLimits(log.limits),
    signal,
    tell: ports.tell,
  };
  // Of what is not stored, all is news.
  const isStored = await ports.isStored(log.name);
  const request: AddressRequest = {
    address,
    name: log.name,
    folder: ports.states.folder,
    ...(await ports.findWants(log)),
    known: isStored ? known : { isGit: known?.isGit },
  };
  const opened = await (ports.open ?? openAddress)(request, reach);
  if (!opened.source) return { known: opened.known };
  const report = await ports.importSource(opened.source, log).catch(async (error: unknown) => {
    await opened.mend?.(error);
    throw error;
  });
  await opened.settle?.();
  return { known: opened.known, report };
}

function placeAddress(address: SourceAddress, { resolvePath }: RefreshPorts): SourceAddress {
  return address.kind === 'path' ? { ...address, path: resolvePath(address.path) } : address;
}

function tellBusy(log: string, error: unknown): RefreshOutcome {
  if (error instanceof UserError && error.code === 'busy') return { log, outcome: 'busy', reason: error.message };
  throw error;
}

const longestReason = 500;

/** What is kept of an error: a sentence without its end, and without an address's name and password. */
function describeReason(error: unknown): string {
  const text =
    error instanceof UserError ? error.message : `it ended with an error that was not expected (${messageOf(error)})`;
  return text
    .replace(/\/\/[^/@\s]*@/g, '//')
    .replace(/\.$/, '')
    .slice(0, longestReason);
}

function tellFailure({ name: log, refresh }: SourcedLog, { failing }: SourceState, reason: string): RefreshOutcome {
  const show = (instant = 0): string => new Date(instant).toISOString();
  // Without a schedule nothing tries it again by itself.
  const next = refresh === undefined ? {} : { next: show(failing?.next) };
  return { log, outcome: 'failed', reason, since: show(failing?.since), ...next };
}
