import type { Place } from '../model/actor.ts';
import type { LogInfo } from '../model/answer.ts';
import type { Catalogue } from '../store/records.ts';
import type { ListedLog } from '../store/store.ts';

/** A stored log as it is listed. */
export function describeLog(name: string, catalogue: Catalogue): LogInfo {
  const { format, source, entries, days, refreshed, firstDay, lastDay, git } = catalogue;
  return {
    name,
    format,
    source: source.text,
    entries,
    days: days.length,
    // What has no day is on none that declares it.
    declared: days.reduce((sum, day) => sum + day.declared - day.listed, entries),
    ...(catalogue.releases.length > 0 && { releases: catalogue.releases.length }),
    ...(firstDay !== undefined && { firstDay }),
    ...(lastDay !== undefined && { lastDay }),
    refreshed,
    ...(git?.web !== undefined && { web: git.web }),
  };
}

/** A log of the store's list as it is listed in a place. The operator alone is told where things are on the disk. */
export function describeListed({ name, catalogue, problem }: ListedLog, place: Place): LogInfo {
  const isOperator = place.kind === 'terminal';
  if (catalogue) {
    const info = describeLog(name, catalogue);
    return isOperator ? info : { ...info, source: lastPart(info.source) };
  }
  const unread = { format: '', source: '', entries: 0, days: 0, declared: 0, refreshed: '' };
  const why = isOperator ? problem.message : 'whoever runs Annalist can find out why with "annalist logs"';
  return { name, ...unread, problem: why };
}

/** The last name of a path; of anything else, all of it. */
export function lastPart(source: string): string {
  return /([^\\/]+)[\\/]*$/.exec(source)?.[1] ?? source;
}
