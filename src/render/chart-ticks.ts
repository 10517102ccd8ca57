import type { Activity } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';

/** How many times are named below a chart at most. */
const mostTicks = { day: 8, month: 7, year: 9 };

/** Every so many times one may be named. */
const steps = { day: [1, 2, 4, 7, 14, 28], month: [1, 2, 3, 6, 12], year: [1, 2, 5, 10, 20, 50] };

/** What stands below each bar of an activity; nothing below most where there are many. */
export function chooseTimeTicks({ unit, bars }: Activity): (string | undefined)[] {
  const step = steps[unit].find((size) => bars.length / size <= mostTicks[unit]) ?? bars.length;
  return bars.map(({ name }, index) => {
    const number = unit === 'day' ? index : unit === 'year' ? Number(name) : Number(name.slice(5)) - 1;
    return number % step === 0 ? nameTick(name, unit, step) : undefined;
  });
}

function nameTick(name: string, unit: Activity['unit'], step: number): string {
  if (unit === 'year') return name;
  if (unit === 'month') return step < 12 ? formatDay(name) : name.slice(0, 4);
  // The years stand above the chart.
  return formatDay(name).replace(/ \d+$/, '');
}

/** Numbers for the lines of a count's axis, from 0 to at least `most`: whole and round, three to six of them. */
export function chooseCountTicks(most: number): number[] {
  const wanted = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= wanted) ?? 10 * power;
  const whole = Math.max(1, Math.round(step));
  return Array.from({ length: Math.ceil(Math.max(most, 1) / whole) + 1 }, (_, index) => index * whole);
}
