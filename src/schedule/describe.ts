import { joinWords } from '../model/text.ts';
import { parseSchedule } from './parse-schedule.ts';
import { type Schedule, weekDayNames } from './schedule.ts';
import { formatTime } from './time-of-day.ts';

const monthNames = 'January February March April May June July August September October November December'.split(' ');

/** A schedule in words: `every Monday at 09:00`, `on the 15th of every month at 09:00`. */
export function describeSchedule(schedule: Schedule): string {
  const { minute, hours } = schedule;
  if (minute === 'every') return 'every minute';
  const days = describeDays(schedule);
  if (hours === 'every') {
    const hourly = minute === 0 ? 'every hour' : `every hour at ${minute} past`;
    return days === 'every day' ? hourly : `${hourly}, ${days}`;
  }
  const step = evenStep(hours);
  if (step !== undefined && minute === 0 && days === 'every day') return `every ${step} hours`;
  return `${days} at ${joinWords(hours.map((hour) => formatTime({ hour, minute })))}`;
}

/** A schedule in words as it was typed once, and just so where it cannot be read any more. */
export function describeTyped(text: string): string {
  try {
    return describeSchedule(parseSchedule(text, { allowMinutes: true }));
  } catch {
    // It was checked when it was taken; what is wrong with it now, its subscription's stop says.
    return text;
  }
}

function describeDays({ monthDays, months, weekDays, clamps }: Schedule): string {
  const inMonths = months === undefined ? 'every month' : joinWords(months.map((month) => monthNames[month - 1] ?? ''));
  const parts: string[] = [];
  if (monthDays) {
    const last = clamps === true && monthDays.length === 1 && monthDays[0] === 31;
    const named = last ? 'last day' : joinWords(monthDays.map(ordinal));
    const short = clamps === true && !last ? ' (or its last day)' : '';
    parts.push(`on the ${named} of ${inMonths}${short}`);
  }
  if (weekDays) parts.push(describeWeekDays(weekDays));
  if (parts.length === 0) return months === undefined ? 'every day' : `every day in ${inMonths}`;
  const said = parts.join(' and ');
  return months !== undefined && !monthDays ? `${said} in ${inMonths}` : said;
}

function describeWeekDays(days: readonly number[]): string {
  const sorted = days.join();
  if (sorted === '1,2,3,4,5') return 'every weekday';
  if (sorted === '0,6') return 'every Saturday and Sunday';
  if (days.length === 7) return 'every day';
  return `every ${joinWords(days.map((day) => weekDayNames[day] ?? ''))}`;
}

/** How far apart hours are that part the day evenly from midnight on. */
function evenStep(hours: readonly number[]): number | undefined {
  const step = 24 / hours.length;
  return hours.length > 1 && hours.every((hour, index) => hour === index * step) ? step : undefined;
}

function ordinal(day: number): string {
  const ending = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}
