import { displayWidth } from './display-width.ts';

/** The characters that bars of text are drawn with. */
export interface BarCharacters {
  /** Of a bar that grows to the right: its last character by how much of that is filled, all of it last. */
  rows: string;
  /** Of a column that grows upwards, by its height; the first stands for nothing. */
  columns: string;
}

export const blockCharacters: BarCharacters = { rows: '▏▎▍▌▋▊▉█', columns: '.▁▂▃▄▅▆▇█' };
export const plainCharacters: BarCharacters = { rows: '#', columns: '.:-=+*%#' };

/** A bar of at most `width` columns: `count` is to `most` as its length is to the width; nothing is nothing. */
export function drawRow(count: number, most: number, width: number, { rows }: BarCharacters): string {
  if (count <= 0 || most <= 0 || width <= 0) return '';
  const steps = rows.length;
  const filled = Math.max(1, Math.round((Math.min(count, most) / most) * width * steps));
  const rest = filled % steps;
  return rows.slice(-1).repeat(Math.floor(filled / steps)) + (rest === 0 ? '' : rows.charAt(rest - 1));
}

/** A character for each number, as high as it is; whatever is not nothing can be told from nothing. */
export function drawColumns(counts: readonly number[], { columns }: BarCharacters): string {
  const most = Math.max(...counts, 1);
  const highest = columns.length - 1;
  return counts
    .map((count) => columns.charAt(count <= 0 ? 0 : Math.max(1, Math.round((count / most) * highest))))
    .join('');
}

/** A text with spaces behind it, up to a width. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
