import type { Day } from '../../model/day.ts';
import { monthByName } from '../../model/day.ts';
import { readSpan, type Span } from '../../model/span.ts';

const ones = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const teens =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ');
const numbers = new Map<string, number>([
  ...[...ones, ...teens].map((word, index) => [word, index + 1] as const),
  ...['twentieth', 'thirtieth'].map((word, index) => [word, 20 + 10 * index] as const),
  ...ones.map((word, index) => [`twenty ${word}`, 21 + index] as const),
  ['thirty first', 31],
]);

const dayFirst = /^(?:the )?(?:day )?((?:twenty |thirty )?[a-z]+) (?:day )?of (.+)$/;
const monthFirst = /^([a-z]+) (?:the )?((?:twenty |thirty )?[a-z]+)( \d{4})?$/;

/** A day of a month that is said in words: "the first of december 2015", "december the twenty-fourth". */
export function readDayInWords(text: string, now: Day): Span | undefined {
  const plain = text.replace(/\b(twenty|thirty)-/, '$1 ');
  const [, day = '', of = ''] = dayFirst.exec(plain) ?? [];
  const [month = ''] = of.split(' ');
  if (numbers.has(day) && monthByName(month) !== undefined) return readSpan(`${numbers.get(day)} ${of}`, now);
  const [, name = '', later = '', year = ''] = monthFirst.exec(plain) ?? [];
  if (!numbers.has(later) || monthByName(name) === undefined) return undefined;
  return readSpan(`${numbers.get(later)} ${name}${year}`, now);
}
