import { formatDay, makeDay } from '../../model/day.ts';
import { readSpan, type Span } from '../../model/span.ts';
import type { Mark } from '../mark.ts';

/** `17/10/2007`, `17.10.2007`, `17-10-2007`. */
const form = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/**
 * A day in numbers with its year behind, as it is meant in a question: the day first, unless only the second number can be
 * one. An option's value must be written so that there are no two ways to read it.
 */
export function readDayFirst(text: string): Span | undefined {
  const [, one = '', , two = '', year = ''] = form.exec(text) ?? [];
  if (year === '') return undefined;
  const [day, month] = Number(two) > 12 && Number(one) <= 12 ? [two, one] : [one, two];
  return readSpan(`${year}-${month}-${day}`, '');
}

/** What is to be said of days that some write with the month first: each was read with the day first. */
export function listDayFirst(marks: readonly Mark[]): string[] {
  const texts = marks.flatMap(({ rule, tokens }) => (rule === 'span' ? tokens.map(({ text }) => text) : []));
  return texts.flatMap((text) => {
    const [, day = '', , month = '', year = ''] = form.exec(text) ?? [];
    const isEither = Number(day) <= 12 && Number(month) <= 12 && Number(day) !== Number(month);
    const read = isEither ? makeDay(Number(year), Number(month), Number(day)) : undefined;
    return read === undefined ? [] : [`${text} was read with the day first, as ${formatDay(read)}.`];
  });
}
