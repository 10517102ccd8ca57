import type { Day } from '../model/day.ts';
import type { Subscription } from '../model/subscription.ts';
import { readWall } from '../schedule/zone.ts';

/** The day since which there may be nothing new: that of a subscription's last post, or of its beginning. */
export function findLastTold({ recent, made, zone }: Pick<Subscription, 'recent' | 'made' | 'zone'>): Day {
  return dayIn(zone, recent.at(-1)?.at ?? made);
}

/** The day of an instant by the clock of a zone. */
export function dayIn(zone: string, at: number): Day {
  const { year, month, day } = readWall(zone, at);
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
}
