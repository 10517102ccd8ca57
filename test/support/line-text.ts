import type { Line } from '../../src/render/blocks.ts';

/** What a line says. */
export const lineText = (line: Line): string => line.map(({ text }) => text).join('');

/** A line with what is the log's in angle brackets. */
export const markedText = (line: Line): string =>
  line.map(({ text, from }) => (from === 'log' ? `<${text}>` : text)).join('');
