import type { Place } from '../model/actor.ts';
import type { LogInfo } from '../model/answer.ts';
import { UserError } from '../model/errors.ts';
import type { SourceStanding } from '../model/source-state.ts';
import { lastPart } from './log-info.ts';

/** A log that the configuration keeps fresh. */
export interface ConfiguredSource {
  name: string;
  /** Where it comes from, as it may be shown to the operator. */
  from: string;
  standing: SourceStanding;
}

/** Where a source stands, as it is told in a place. */
export function describeStanding({ standing }: ConfiguredSource, place: Place): SourceStanding {
  const { failing } = standing;
  return failing ? { ...standing, failing: { ...failing, reason: hidePlaces(failing.reason, place) } } : standing;
}

/** A log that is configured, and was not imported yet. */
export function describeMissing(source: ConfiguredSource, place: Place): LogInfo {
  const { name, from } = source;
  const shown = place.kind === 'terminal' ? from : lastPart(from);
  const unread = { format: '', entries: 0, days: 0, declared: 0, refreshed: '' };
  return { name, source: shown, ...unread, refresh: describeStanding(source, place) };
}

/** The error for a question about a log that is configured, and was not imported yet. */
export function explainMissing(source: ConfiguredSource, place: Place): UserError {
  const { failing, schedule } = describeStanding(source, place);
  if (failing) return new UserError(`The log "${source.name}" is not there yet: ${failing.reason}`, 'not-found');
  const byHand = place.kind === 'terminal' && schedule === undefined;
  const advice = byHand ? '"annalist refresh" brings it in' : 'it is brought in by its schedule; ask again later';
  return new UserError(`The log "${source.name}" is not there yet: ${advice}.`, 'not-found');
}

/** The operator alone is told of addresses, of hosts and of where things are on the disk. */
function hidePlaces(reason: string, { kind }: Place): string {
  if (kind === 'terminal') return reason;
  return reason
    .replace(/[^\s"]*[\w.-]+@[^\s"]*|[^\s"(]*[\\/][^\s",;)]*/g, '…')
    .replace(/\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|[0-9a-f]*::[0-9a-f:]*/gi, '…');
}
