import type { Activity, LogAnswer } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import { type Block, type Line, ours, say } from './blocks.ts';

/** How what fits is spread over time; nothing where all of it is of one time. */
export function renderActivity({ activity }: LogAnswer): Block[] {
  if (activity === undefined || !isSpread(activity)) return [];
  const bars = activity.bars.map(({ name, count }) => ({ label: ours(formatPeriod(name)), count }));
  return [{ kind: 'bars', title: titleOf(activity), bars }];
}

/** Whether more than one of the times has any. */
export function isSpread({ bars }: Activity): boolean {
  return bars.filter(({ count }) => count > 0).length > 1;
}

/** A day, month or year as people say it. */
export function formatPeriod(name: string): string {
  return name.includes('-') ? formatDay(name) : name;
}

/** The first of the periods that have most. */
export function findPeak({ bars }: Activity): Activity['bars'][number] | undefined {
  return bars.reduce<Activity['bars'][number] | undefined>((most, bar) => {
    return most === undefined || bar.count > most.count ? bar : most;
  }, undefined);
}

function titleOf(activity: Activity): Line {
  const { unit, bars } = activity;
  const [first, last, peak] = [bars[0]?.name ?? '', bars.at(-1)?.name ?? '', findPeak(activity)];
  const most = peak === undefined ? [] : say`, at most ${peak.count} (${ours(formatPeriod(peak.name))})`;
  return say`Commits a ${ours(unit)} from ${ours(formatPeriod(first))} to ${ours(formatPeriod(last))}${most}:`;
}
