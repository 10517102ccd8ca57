import { type Day, makeDay, monthByName } from '../model/day.ts';

/** A date in a heading: where it stands, and the day, absent where the calendar has none or only a month is told. */
export interface FoundDate {
  start: number;
  end: number;
  date: Day | undefined;
  /** It names a day, and the calendar has no such day. */
  impossible: boolean;
  /** It stands for a date that is still to come, as `YYYY-MM-DD` does. */
  open?: true;
}

const weekday = `(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?`;
const month = String.raw`(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?`;
const time = String.raw`(?:[T ]\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,6})?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)?`;
const edge = String.raw`(?<![\w.+-])`;

type Read = (groups: readonly string[]) => [year: string, month: string, day: string] | undefined;

/** The forms, each with the order of its parts. A month without a day has an empty one. */
const forms: readonly [pattern: RegExp, read: Read][] = [
  [
    new RegExp(String.raw`${edge}(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}(?![\w-])(?!\.\d)`, 'i'),
    ([y = '', , m = '', d = '']) => [y, m, d],
  ],
  [
    new RegExp(
      String.raw`${edge}${weekday}${month} (\d{1,2})(?:st|nd|rd|th)?(?: \d\d:\d\d:\d\d)?(?:,| of)? ?(\d{4})(?!\w)`,
      'i',
    ),
    ([m = '', d = '', y = '']) => [y, m, d],
  ],
  [
    new RegExp(
      String.raw`${edge}${weekday}(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?${month},?[ -](\d{4})${time}(?!\w)`,
      'i',
    ),
    ([d = '', m = '', y = '']) => [y, m, d],
  ],
  [
    new RegExp(String.raw`${edge}(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?![\w.])`, 'i'),
    ([one = '', , other = '', y = '']) => orderParts(one, other, y),
  ],
  [new RegExp(String.raw`${edge}${month},? (\d{4})(?![\w-])`, 'i'), ([m = '', y = '']) => [y, m, '']],
];

const placeholder = /(?<![\w.])(?:YYYY|20YY|20XX|XXXX|\?{4}|\d{4})[-/.](?:MM|XX|\?\?|\d\d)[-/.](?:DD|XX|\?\?)(?!\w)/i;

/** The first date in a short text, whatever its form. A `05/06/2024`, which may be two days, is no date. */
export function findDate(text: string): FoundDate | undefined {
  let first: FoundDate | undefined;
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text);
    if (!found || (first !== undefined && found.index >= first.start)) continue;
    const parts = read(found.slice(1));
    if (parts === undefined) continue;
    const [year, monthPart, day] = parts;
    const monthNumber = /^\d/.test(monthPart) ? Number(monthPart) : (monthByName(monthPart.slice(0, 3)) ?? 0);
    const date = day === '' ? undefined : makeDay(Number(year), monthNumber, Number(day));
    const impossible = day !== '' && date === undefined;
    // `2024.13.1` is a version by the calendar, not a date that went wrong.
    if (impossible && found[2] === '.') continue;
    first = { start: found.index, end: found.index + found[0].length, date, impossible };
  }
  const waiting = placeholder.exec(text);
  if (first === undefined && waiting !== null) {
    return {
      start: waiting.index,
      end: waiting.index + waiting[0].length,
      date: undefined,
      impossible: false,
      open: true,
    };
  }
  return first;
}

/** Day and month of `30/05/2024` or `05/30/2024`, told apart by what is above twelve. */
function orderParts(one: string, other: string, year: string): [string, string, string] | undefined {
  if (Number(one) > 12 && Number(other) <= 12) return [year, other, one];
  if (Number(other) > 12 && Number(one) <= 12) return [year, one, other];
  return one === other ? [year, one, other] : undefined;
}

/** The date of a line that tells nothing else, such as `_Released on 2024-05-01_` under a version. */
export function readDateLine(text: string): FoundDate | undefined {
  if (text.length > 120) return undefined;
  const found = findDate(text);
  if (found === undefined || (found.date === undefined && !found.impossible)) return undefined;
  const rest = `${text.slice(0, found.start)} ${text.slice(found.end)}`;
  const words = rest.replace(/\b(?:released?|release date|date|published|on|at|the)\b/gi, ' ');
  return /[\p{L}\p{N}]/u.test(words) ? undefined : found;
}
