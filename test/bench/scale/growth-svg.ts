import { pictureFont } from '../../../src/render/chart-svg.ts';
import { drawable, measureText } from '../../../src/render/picture-text.ts';
import type { ScaleFigures } from './figures.ts';
import { findSlope, type Growth, listGrowth } from './growth.ts';

const heading = 'Growth with the number of commits';
const [width, panelHeight, left, right, top, rowHeight] = [760, 300, 76, 270, 70, 22];

/** On a card of its own, so that it reads the same on a dark and a light page. */
const card = { fill: '#26282e', edge: '#4a4d55', text: '#f2f3f5', faint: '#b9bec7', line: '#3f424a' };

/** Colours that are told apart by who sees few of them too (Okabe and Ito), and a dash for each. */
const looks = [
  { color: '#56b4e9', dash: '' },
  { color: '#e69f00', dash: '8 4' },
  { color: '#00c795', dash: '2 4' },
  { color: '#f0e442', dash: '10 3 2 3' },
  { color: '#ff8f5a', dash: '4 3' },
];

/** Draws how time and memory grow with the number of commits, as SVG: both axes are logarithmic. */
export function drawGrowth(figures: ScaleFigures): string {
  const growth = listGrowth(figures);
  const panels = [
    { title: 'Seconds', lines: growth.filter(({ unit }) => unit === 's') },
    { title: 'Megabytes', lines: growth.filter(({ unit }) => unit === 'MB') },
  ].filter(({ lines }) => lines.length > 0);
  const height = top + panels.length * (panelHeight + 70) + 10;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${pictureFont}, sans-serif">`,
    `<title>${heading}</title>`,
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="14" fill="${card.fill}" stroke="${card.edge}"/>`,
    text(heading, 24, 36, { size: 20 }),
    ...panels.flatMap(({ title, lines }, index) => drawPanel(title, lines, top + index * (panelHeight + 70))),
    '</svg>',
  ].join('\n')}\n`;
}

function drawPanel(title: string, lines: readonly Growth[], y: number): string[] {
  const points = lines.flatMap((line) => line.points);
  const xs = makeAxis(points.map(({ commits }) => commits));
  const ys = makeAxis(points.map(({ value }) => value));
  const x = (commits: number): number => left + xs.place(commits) * (width - right - left);
  const up = (value: number): number => y + 30 + (1 - ys.place(value)) * (panelHeight - 30);
  return [
    text(`${title}; the number behind a name is its slope`, left, y + 14, { fill: card.faint }),
    ...ys.ticks.flatMap((tick) => [
      `<line x1="${left}" y1="${round(up(tick))}" x2="${width - right}" y2="${round(up(tick))}" stroke="${card.line}"/>`,
      text(printNumber(tick), left - 8, up(tick) + 4, { anchor: 'end', fill: card.faint }),
    ]),
    ...xs.ticks.flatMap((tick) => [
      `<line x1="${round(x(tick))}" y1="${y + 30}" x2="${round(x(tick))}" y2="${y + panelHeight}" stroke="${card.line}"/>`,
      text(printNumber(tick), x(tick), y + panelHeight + 20, { anchor: 'middle', fill: card.faint }),
    ]),
    ...lines.flatMap((line, index) => drawLine(line, index, { x, up, y: y + 44 + index * rowHeight })),
  ];
}

interface LinePlace {
  x(commits: number): number;
  up(value: number): number;
  /** Where its name stands. */
  y: number;
}

function drawLine({ name, points }: Growth, index: number, { x, up, y }: LinePlace): string[] {
  const { color = card.text, dash = '' } = looks[index % looks.length] ?? {};
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  const path = points.map(({ commits, value }) => `${round(x(commits))},${round(up(value))}`).join(' ');
  const slope = findSlope(points);
  const label = slope === undefined ? name : `${name}: ${slope.toFixed(2)}`;
  const start = width - right + 16;
  return [
    `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2.5"${dashes}/>`,
    ...points.map(
      ({ commits, value }) => `<circle cx="${round(x(commits))}" cy="${round(up(value))}" r="4" fill="${color}"/>`,
    ),
    `<line x1="${start}" y1="${y - 4}" x2="${start + 26}" y2="${y - 4}" stroke="${color}" stroke-width="2.5"${dashes}/>`,
    text(label, start + 34, y, {}),
  ];
}

/** A logarithmic axis from the power of ten at or below the least to the one at or above the greatest. */
function makeAxis(values: readonly number[]): { ticks: number[]; place(value: number): number } {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, index) => Number((10 ** (low + index)).toPrecision(1))),
    place: (value) => (Math.log10(value) - low) / (high - low),
  };
}

interface Look {
  size?: number;
  anchor?: 'middle' | 'end';
  fill?: string;
}

function text(words: string, x: number, y: number, { size = 13, anchor, fill = card.text }: Look): string {
  const shown = drawable(words, '').replace(
    /[&<>]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '',
  );
  const fits = Math.min(size, (width - 24) / Math.max(1, measureText(words)));
  const placed = anchor === undefined ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${round(fits)}"${placed} fill="${fill}">${shown}</text>`;
}

const printNumber = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 6 });

const round = (value: number): number => Math.round(value * 10) / 10;
