import type { Entry } from '../model/entry.ts';
import type { LogExport } from '../model/log-export.ts';

/** The columns of a table of entries, in their order. */
const columns: [name: string, value: (entry: Entry) => string | number | undefined][] = [
  ['id', ({ id }) => id],
  ['date', ({ date }) => date],
  ['committedDate', ({ committedDate }) => committedDate],
  ['release', ({ release }) => release],
  ['section', ({ section }) => section],
  ['author', ({ author }) => author.name],
  ['email', ({ author }) => author.email],
  ['subsystems', ({ subsystems }) => subsystems.join(' ')],
  ['headline', ({ headline }) => headline],
  ['body', ({ body }) => body],
  ['trailers', ({ trailers }) => trailers.map(({ role, name }) => `${role}: ${name}`).join('\n')],
  ['paths', ({ paths }) => paths?.join('\n')],
  ['line', ({ line }) => line],
];

/**
 * A log as a table (RFC 4180): a row of names, then a row an entry. A text that a spreadsheet would take for a formula
 * gets an apostrophe before it.
 */
export async function* renderCsv(log: LogExport): AsyncGenerator<string> {
  yield writeRow(columns.map(([name]) => name));
  for await (const entry of log.entries()) yield writeRow(columns.map(([, value]) => value(entry)));
}

const writeRow = (cells: readonly (string | number | undefined)[]): string => `${cells.map(writeCell).join(',')}\r\n`;

/** A cell. What begins a formula is told by its first character, also behind a tab, a line end or a space. */
export function writeCell(value: string | number | undefined): string {
  if (value === undefined || typeof value === 'number') return String(value ?? '');
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  // A zero byte ends a text in many programs, and a terminal obeys others.
  const text = safe.replace(/(?![\t\r\n])\p{Cc}/gu, '\ufffd');
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
