import { formatDay } from '../model/day.ts';
import type { Fate } from '../model/tie.ts';
import { type Line, ours } from './blocks.ts';

/** ` · reverted 2 Jan 2020`, behind a change in a list. */
export function renderFate(fate: Fate | undefined): Line {
  if (!fate) return [];
  const again = fate.again === undefined ? '' : `, taken again${inDays(fate.again)}`;
  return ours(` · reverted${inDays(fate.reverted)}${again}`);
}

const inDays = (day: string): string => (day === '' ? '' : ` ${formatDay(day)}`);
