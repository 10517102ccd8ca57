import { isLogName } from '../../model/log-name.ts';
import type { DiscordButton, DiscordMessage, DiscordSelect } from '../../render/discord-message.ts';
import { describeSchedule } from '../../schedule/describe.ts';
import { parseSchedule } from '../../schedule/parse-schedule.ts';

/** The questions whose answers somebody may want to be told of again and again. */
const watchable: readonly string[] = ['what', 'digest'];

/** The schedules of which one is picked, those that most people want first. */
const offeredSchedules: readonly string[] = [
  'daily at 9:00',
  'weekdays at 9:00',
  'weekly on monday at 9:00',
  'weekly on friday at 17:00',
  'monthly on 1 at 9:00',
  'hourly',
];

/** A button that turns a question about a log into a subscription; none for a question that cannot be one. */
export function makeWatchButton(command: string, log: string): DiscordButton | undefined {
  if (!watchable.includes(command)) return undefined;
  return { type: 2, style: 2, label: 'Watch this', custom_id: formatWatch('ask', log) };
}

/** The list of schedules from which one is picked for a subscription to a log. */
export function makeScheduleList(log: string): DiscordMessage['components'] {
  const list: DiscordSelect = {
    type: 3,
    custom_id: formatWatch('make', log),
    placeholder: 'How often?',
    options: offeredSchedules.map((value) => ({ label: capitalize(describeSchedule(parseSchedule(value))), value })),
  };
  return [{ type: 1, components: [list] }];
}

/** What somebody wants with the answer that they look at, read from the id of a button or a list. */
export interface WatchStep {
  /** `ask`: be asked for the schedule; `make`: have the subscription made. */
  step: 'ask' | 'make';
  /** The log that the answer is about. */
  log: string;
}

/** Reads the id of a button or a list; undefined for one that is none of these. */
export function readWatch(customId: string): WatchStep | undefined {
  const [, step, log = ''] = /^w:(ask|make):(.+)$/.exec(customId) ?? [];
  if (!isLogName(log)) return undefined;
  return { step: step === 'make' ? 'make' : 'ask', log };
}

const formatWatch = (step: WatchStep['step'], log: string): string => `w:${step}:${log}`;

const capitalize = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
