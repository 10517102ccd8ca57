import { formatNumber } from '../model/text.ts';
import type { Chart, ChartBar } from './chart.ts';
import { chooseCountTicks } from './chart-ticks.ts';
import { cutText, drawable, measureText } from './picture-text.ts';

/** The family of the font that a picture is drawn with. */
export const pictureFont = 'DejaVu Sans';

const width = 640;
const margin = 24;
const head = 84;

/** On a card of its own, so that it reads the same in a dark and a light chat. */
const colors = { card: '#26282e', edge: '#4a4d55', text: '#f2f3f5', faint: '#b9bec7', line: '#3f424a', bar: '#5aa9f0' };

const rowHeight = 32;
const mostLabel = 240;
const plotHeight = 220;
const fewColumns = 16;

/** Draws a chart as SVG, 640 wide. What its texts have that would end or change the drawing is taken out. */
export function drawChart(chart: Chart): string {
  const bars = chart.bars.map((bar) => ({ ...bar, count: countable(bar.count) }));
  const [height, drawing] = chart.kind === 'rows' ? drawRows(bars) : drawColumns(bars);
  const inside = width - 2 * margin;
  const title = cutText(drawable(chart.title, 'Chart'), inside / 22);
  const subtitle = cutText(drawable(chart.subtitle, ''), inside / 14);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${pictureFont}">`,
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="14" fill="${colors.card}" stroke="${colors.edge}"/>`,
    text(title, { x: margin, y: 38, size: 20, bold: true }),
    text(subtitle, { x: margin, y: 62, size: 14, fill: colors.faint }),
    ...drawing,
    '</svg>',
  ].join('\n');
}

/** Names at the left, flush with their bars, and the number at each bar's end. */
function drawRows(bars: readonly ChartBar[]): [number, string[]] {
  const labels = bars.map(({ label }, index) => cutText(drawable(label, `no. ${index + 1}`), mostLabel / 16));
  const left = margin + Math.max(0, ...labels.map((label) => measureText(label) * 16)) + 12;
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const room = width - margin - left - 10 - measureText(formatNumber(most)) * 15;
  const drawing = bars.flatMap(({ count }, index) => {
    const top = head + index * rowHeight;
    const length = (count / most) * room;
    return [
      text(labels[index] ?? '', { x: left - 12, y: top + 17, size: 16, anchor: 'end' }),
      bar(left, top, length, 22),
      text(formatNumber(count), { x: left + (count > 0 ? Math.max(length, 2) : 0) + 8, y: top + 16.5, size: 15 }),
    ];
  });
  return [head + bars.length * rowHeight + margin - 8, drawing];
}

/** Columns over an axis of times, beside an axis of numbers; few of them have their number on top. */
function drawColumns(bars: readonly ChartBar[]): [number, string[]] {
  const ticks = chooseCountTicks(Math.max(0, ...bars.map(({ count }) => count)));
  const top = ticks.at(-1) ?? 1;
  const left = margin + measureText(formatNumber(top)) * 13 + 10;
  const bottom = head + 12 + plotHeight;
  const slot = (width - margin - left) / Math.max(1, bars.length);
  const breadth = Math.max(1, slot * (slot > 20 ? 0.7 : 0.8));
  const heightOf = (count: number): number => (count / top) * plotHeight;
  const drawing = [
    ...ticks.flatMap((tick) => {
      const y = bottom - heightOf(tick);
      return [
        `<rect x="${round(left)}" y="${round(y - 0.5)}" width="${round(width - margin - left)}" height="1" fill="${colors.line}"/>`,
        text(formatNumber(tick), { x: left - 8, y: y + 4.5, size: 13, anchor: 'end', fill: colors.faint }),
      ];
    }),
    ...bars.flatMap(({ count, tick }, index) => {
      const middle = left + (index + 0.5) * slot;
      const high = count > 0 ? Math.max(2, heightOf(count)) : 0;
      return [
        bar(middle - breadth / 2, bottom - high, count > 0 ? breadth : 0, high),
        ...(bars.length <= fewColumns && count > 0 ? [numberOn(count, middle, bottom - high - 6, slot)] : []),
        ...(tick === undefined ? [] : [tickBelow(tick, middle, bottom + 20)]),
      ];
    }),
  ];
  return [bottom + 20 + margin - 6, drawing];
}

/** The number of a column, where it does not run into its neighbours'. */
function numberOn(count: number, x: number, y: number, room: number): string {
  const number = formatNumber(count);
  return measureText(number) * 13 > room ? '' : text(number, { x, y, size: 13, anchor: 'middle' });
}

/** A time below its column; one at the edge is moved in. */
function tickBelow(time: string, middle: number, y: number): string {
  const tick = cutText(drawable(time, ''), 8);
  const half = (measureText(tick) * 13) / 2;
  const x = Math.min(Math.max(middle, margin / 2 + half), width - margin / 2 - half);
  return text(tick, { x, y, size: 13, anchor: 'middle', fill: colors.faint });
}

function bar(x: number, y: number, length: number, height: number): string {
  if (length <= 0) return '';
  const drawn = Math.max(2, length);
  const corner = Math.min(3, drawn / 2, height / 2);
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(drawn)}" height="${round(height)}" rx="${round(corner)}" fill="${colors.bar}"/>`;
}

interface TextPlace {
  x: number;
  y: number;
  size: number;
  anchor?: 'middle' | 'end';
  fill?: string;
  bold?: boolean;
}

function text(words: string, { x, y, size, anchor, fill = colors.text, bold }: TextPlace): string {
  const place = `x="${round(x)}" y="${round(y)}" font-size="${size}"`;
  const look = `${anchor === undefined ? '' : ` text-anchor="${anchor}"`}${bold ? ' font-weight="bold"' : ''} fill="${fill}"`;
  return `<text ${place}${look}>${escapeXml(words)}</text>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeXml = (words: string): string => words.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** A number that can be drawn: whole, not below nothing, and no larger than can be told apart. */
const countable = (count: number): number => (count > 0 ? Math.min(Math.round(count), Number.MAX_SAFE_INTEGER) : 0);

const round = (value: number): number => Math.round(value * 10) / 10;
