import { type Day, makeDay, monthByName } from '../model/day.ts';

/** A day found in a text. `day` is undefined where the calendar has none such. */
export interface WrittenDay {
  day: Day | undefined;
  /** Where it stands in the text. */
  start: number;
  end: number;
}

const month = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?';
const year = '((?:19|20)\\d{2})';
const dayOfMonth = '(\\d{1,2})(?:st|nd|rd|th)?';

/** The forms that are read, each with the places of year, month and day among its groups. */
const forms: readonly { form: RegExp; order: readonly [number, number, number] }[] = [
  {
    form: new RegExp(`(?<![\\d.])${year}([-/.])(\\d{1,2}|[A-Z][a-z]{2})\\2(\\d{1,2})(?!\\w|\\.\\d)`),
    order: [1, 3, 4],
  },
  {
    form: new RegExp(`(?<!\\d)${dayOfMonth}[ -]{1,2}(?:of )?${month},?[ -]{1,2}${year}(?!\\d)`, 'i'),
    order: [3, 2, 1],
  },
  { form: new RegExp(`\\b${month} {1,3}${dayOfMonth},? {1,2}${year}(?!\\d)`, 'i'), order: [3, 1, 2] },
  // With a time and a zone in between, as date(1) prints it.
  {
    form: new RegExp(`\\b${month} {1,3}${dayOfMonth} \\d{1,2}:\\d{2}(?::\\d{2})?(?: [A-Z]{2,5})? ${year}(?!\\d)`, 'i'),
    order: [3, 1, 2],
  },
  { form: /(?<![\d.])((?:19|20)\d{2})(\d{2})(\d{2})(?![\d.])/, order: [1, 2, 3] },
  // With full stops the day comes first; with dashes that is sure only of a number that can be no month.
  { form: /(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?![\d.])/, order: [3, 2, 1] },
  { form: /(?<![\d.-])(1[3-9]|2\d|3[01])-(\d{2})-((?:19|20)\d{2})(?![\d.-])/, order: [3, 2, 1] },
];

/** No day stands further into a line than this. */
const farthest = 300;

/** Finds the first day of the first form that a line holds: `2024-05-01`, `1 May 2024`, `May 1st, 2024`, `20240501`. */
export function findWrittenDay(text: string): WrittenDay | undefined {
  const line = text.slice(0, farthest).replaceAll('\t', ' ');
  for (const { form, order } of forms) {
    const found = form.exec(line);
    if (found === null) continue;
    const [ofYear, ofMonth, ofDay] = order.map((group) => found[group] ?? '');
    const monthNumber = /^\d/.test(ofMonth ?? '') ? Number(ofMonth) : (monthByName((ofMonth ?? '').slice(0, 3)) ?? 0);
    const day = makeDay(Number(ofYear), monthNumber, Number(ofDay));
    return { day, start: found.index, end: found.index + found[0].length };
  }
  return undefined;
}
