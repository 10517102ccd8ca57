import { formatNumber } from '../model/text.ts';
import type { Block } from './blocks.ts';
import { cutToFit, fenceLine } from './discord-escape.ts';
import { renderLine, textOf } from './discord-line.ts';
import { displayWidth } from './display-width.ts';
import { blockCharacters, drawColumns, drawRow, padTo } from './text-bars.ts';

/** More bars than this are drawn as columns, a character each. */
const mostRows = 14;
/** A line of code in an embed has room for this many characters on a telephone, and for these on a desk. */
const [narrow, wide] = [34, 56];

/**
 * Numbers over time, for an answer that has no picture: the title in at most `length` characters and, where they are to
 * be drawn, the bars between fences.
 */
export function renderBars({ title, bars }: BarsBlock, length: number, drawn: boolean): string[] {
  const shown = renderLine(title, { length, bold: false });
  if (!drawn || bars.length === 0) return [shown];
  const counts = bars.map(({ count }) => count);
  return [shown, '```', ...(bars.length > mostRows ? listColumns(counts) : listRows(bars, counts)), '```'];
}

type BarsBlock = Extract<Block, { kind: 'bars' }>;

function listColumns(counts: readonly number[]): string[] {
  const columns = drawColumns(counts, blockCharacters);
  const lines = Array.from({ length: Math.ceil(columns.length / wide) }, (_, part) =>
    columns.slice(part * wide, (part + 1) * wide),
  );
  const most = 20;
  return lines.length <= most ? lines : [...lines.slice(0, most), '…'];
}

function listRows(bars: BarsBlock['bars'], counts: readonly number[]): string[] {
  const labels = bars.map(({ label }) => cutToFit(textOf(label), 16, fenceLine));
  const widest = Math.max(...labels.map(displayWidth));
  const most = Math.max(...counts, 1);
  const room = Math.max(4, narrow - widest - formatNumber(most).length - 3);
  return labels.map((label, index) => {
    const count = counts[index] ?? 0;
    const bar = drawRow(count, most, room, blockCharacters);
    return `${padTo(label, widest)}  ${bar}${bar === '' ? '' : ' '}${formatNumber(count)}`;
  });
}
