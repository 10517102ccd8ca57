import { listZones } from '../schedule/zone.ts';
import { type CompletionNames, prepareNames } from './rank-candidates.ts';

/** Schedules that are offered; others are read too. */
export const scheduleExamples = [
  'daily',
  'weekdays',
  'weekly on monday',
  'weekly on friday',
  'monthly',
  'hourly',
  'daily at 9:00',
  'weekdays at 8:30',
  'weekly on monday at 9:00',
  'every monday and thursday at 9:00',
  'monthly on the 15th',
  'every 6 hours',
  '0 9 * * mon',
] as const;

let zones: CompletionNames | undefined;
let schedules: CompletionNames | undefined;

/** The names of time zones, as they are looked up. */
export function zoneNames(): CompletionNames {
  zones ??= prepareNames(listZones());
  return zones;
}

/** Examples of schedules, as they are looked up. */
export function scheduleNames(): CompletionNames {
  schedules ??= prepareNames([...scheduleExamples]);
  return schedules;
}
