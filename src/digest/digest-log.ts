import { composeDigest } from '../answer/digest.ts';
import { findReverted } from '../answer/digest-reverted.ts';
import type { Reader } from '../answer/reader.ts';
import { settleStretch } from '../answer/told.ts';
import type { DigestLog } from './ports.ts';

/** Opens a log for digests, by its name. Throws as the reader does where there is none of that name for it. */
export async function openDigestLog(reader: Reader, name: string): Promise<DigestLog> {
  const log = await reader.open(name);
  return {
    id: log.id,
    records: log.records,
    daysBelow: (number) => log.daysBelow(number),
    compose: (watch, stretch, options) => composeDigest(log, watch, stretch, options),
    settle: (stretch) => settleStretch(log.history, stretch),
    findReverted: (watch, stretch, findPosted) => findReverted(log, watch, stretch, findPosted),
  };
}
