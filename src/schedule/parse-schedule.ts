import { UserError } from '../model/errors.ts';
import { looksLikeCron, parseCron } from './cron.ts';
import { type Schedule, weekDayByName } from './schedule.ts';
import { readTime, type TimeOfDay } from './time-of-day.ts';

const examples =
  '"daily", "weekdays at 8:30", "weekly on friday", "every monday and thursday at 9:00", "monthly on the 15th", "hourly", or five cron fields';

/** When nothing is said of the time. */
const usualTime: TimeOfDay = { hour: 9, minute: 0 };

const workDays = [1, 2, 3, 4, 5];
const restDays = [0, 6];

/** What a schedule's words say of its days. */
type Days = Pick<Schedule, 'monthDays' | 'weekDays' | 'clamps'>;

/**
 * Reads when something is due: words, such as `weekly on friday at 17:30`, or five cron fields. Throws a UserError for
 * what it cannot read and for more often than once an hour, but for `every minute` where `allowMinutes`.
 */
export function parseSchedule(text: string, { allowMinutes = false } = {}): Schedule {
  if (looksLikeCron(text)) return parseCron(text);
  const words = text
    .toLowerCase()
    .replace(/[,;]|\band\b/g, ' ')
    .replace(/\b(on|the|of)\b/g, ' ')
    .replace(/\beach\b/g, 'every')
    .trim()
    .replace(/\s+/g, ' ');
  if (/^(every minute|minutely)$/.test(words)) {
    if (allowMinutes) return { minute: 'every', hours: 'every' };
    throw new UserError(`"${text}" is more often than once an hour: the shortest is "hourly".`);
  }
  if (/\bminutes?\b/.test(words) && !/^(hourly|every hour)/.test(words)) {
    throw new UserError(`"${text}" is more often than once an hour: the shortest is "hourly".`);
  }
  const schedule = words === '' ? undefined : (readHours(words) ?? readDays(words));
  if (!schedule) throw new UserError(`"${text}" is no schedule: write ${examples}.`);
  return schedule;
}

/** `hourly`, `every hour at :15`, `every 6 hours`. */
function readHours(words: string): Schedule | undefined {
  const hourly = /^(?:hourly|every hour)(?: at (?:minute )?:?(\d{1,2}))?$/.exec(words);
  if (hourly) {
    const minute = Number(hourly[1] ?? 0);
    return minute > 59 ? undefined : { minute, hours: 'every' };
  }
  const every = Number(/^every (\d{1,2}) hours$/.exec(words)?.[1] ?? 0);
  // What does not part a day evenly would be due at other hours each day.
  if (![1, 2, 3, 4, 6, 8, 12].includes(every)) return undefined;
  return { minute: 0, hours: every === 1 ? 'every' : Array.from({ length: 24 / every }, (_, index) => index * every) };
}

/** `daily`, `weekdays at 8:30`, `friday 5pm`, `monthly 15th`: days, and the time of day. */
function readDays(words: string): Schedule | undefined {
  const { rest, time } = cutTime(words);
  const days = time && readDayWords(rest);
  return days && time && { minute: time.minute, hours: [time.hour], ...days };
}

/** Parts the time from the end of the words; `time` is undefined where one is meant and cannot be read. */
function cutTime(words: string): { rest: string; time: TimeOfDay | undefined } {
  const told = /^(.*?)\s*\bat\s+(.+)$/.exec(words);
  if (told) return { rest: told[1] ?? '', time: readTime(told[2] ?? '') };
  const bare = /^(.*?)\s*\b(\d{1,2}:\d{2}(?:\s*[ap]m)?|\d{1,2}\s*[ap]m|noon|midnight)$/.exec(words);
  return bare ? { rest: bare[1] ?? '', time: readTime(bare[2] ?? '') } : { rest: words, time: usualTime };
}

function readDayWords(words: string): Days | undefined {
  if (words === '' || /^(daily|every day|day|days)$/.test(words)) return {};
  if (/^(every )?(weekdays?|workdays?|working days?|business days?)$/.test(words)) return { weekDays: workDays };
  if (/^(every )?weekends?$/.test(words)) return { weekDays: restDays };
  const monthly = /^(?:monthly|every month)\s*(.*)$/.exec(words) ?? /^(.+?)\s+(?:monthly|every month)$/.exec(words);
  if (monthly) return readMonthDays(monthly[1] ?? '');
  const weekly = /^(?:weekly|every week|every)\s*(.*)$/.exec(words);
  return readWeekDays(weekly ? (weekly[1] ?? '') : words, /^(weekly|every week)/.test(words));
}

function readWeekDays(words: string, isWeekly: boolean): Days | undefined {
  if (words === '') return isWeekly ? { weekDays: [1] } : undefined;
  const days = words.split(' ').map(weekDayByName);
  const known = days.filter((day) => day !== undefined);
  return known.length === days.length ? { weekDays: [...new Set(known)].sort((a, b) => a - b) } : undefined;
}

/** Of a month that is shorter the last day is meant. */
function readMonthDays(words: string): Days | undefined {
  if (words === '') return { monthDays: [1] };
  if (/^last( day)?$/.test(words)) return { monthDays: [31], clamps: true };
  const days = words
    .replace(/ ?days? ?/g, ' ')
    .trim()
    .split(' ')
    .map((word) => Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? 0));
  if (days.some((day) => day < 1 || day > 31)) return undefined;
  const monthDays = [...new Set(days)].sort((a, b) => a - b);
  return { monthDays, ...(monthDays.some((day) => day > 28) && { clamps: true }) };
}
