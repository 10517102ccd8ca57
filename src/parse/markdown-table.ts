import { plainText } from './markdown-inline.ts';

/** A row of a table with what its columns are called. */
export interface TableRow {
  line: number;
  columns: string[];
  cells: string[];
}

/** Makes what reads the lines of tables: every row but the header is told. */
export function makeTable(take: (row: TableRow) => void): { line(text: string, number: number): void; close(): void } {
  let columns: string[] | undefined;
  let held: { text: string; line: number } | undefined;

  const tell = (text: string, line: number): void => {
    const cells = cutCells(text);
    if (cells.some((cell) => cell !== '')) take({ line, columns: columns ?? [], cells });
  };
  const flush = (): void => {
    if (held !== undefined) tell(held.text, held.line);
    held = undefined;
  };
  return {
    line(text, number) {
      if (columns !== undefined) tell(text, number);
      else if (held !== undefined && isDelimiter(text)) {
        columns = cutCells(held.text);
        held = undefined;
      } else {
        flush();
        held = { text, line: number };
      }
    },
    close() {
      flush();
      columns = undefined;
    },
  };
}

/** Whether a line parts a table's header from its rows, `| --- | :-: |`. */
const isDelimiter = (text: string): boolean => /^[\s|:-]+$/.test(text) && text.includes('-');

/** Whether a row in HTML has nothing but tags and pictures. */
export const isRowWithoutText = (lines: readonly string[]): boolean => plainText(lines.join(' ')) === '';

function cutCells(text: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let ticks = false;
  const inner = text.trim().slice(1);
  for (let at = 0; at < inner.length; at += 1) {
    const char = inner.charAt(at);
    if (char === '`') ticks = !ticks;
    if (char === '\\' && inner.charAt(at + 1) === '|') {
      cell += '|';
      at += 1;
    } else if (char === '|' && !(ticks && inner.indexOf('`', at) >= 0 && at < 2000)) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  if (cell.trim() !== '') cells.push(cell.trim());
  return cells;
}
