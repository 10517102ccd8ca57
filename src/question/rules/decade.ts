import type { Span } from '../../model/span.ts';

const form = /^(?:the )?(?:(early|mid|late)[ -])?(?:the )?((?:19|20)\d|[7-9])0s$/;
const decades: Readonly<Record<string, string>> = {
  seventies: '70s',
  eighties: '80s',
  nineties: '90s',
  noughties: '2000s',
  'two thousands': '2000s',
};
const inWords = new RegExp(Object.keys(decades).join('|'));
/** The first and the last year of each part of a decade. */
const parts: Readonly<Record<string, readonly [number, number]>> = { early: [0, 3], mid: [4, 6], late: [7, 9] };

/** "The 1990s", "the late 90s", "the early 2000s". */
export function readDecade(text: string): Span | undefined {
  const [, part = '', tens] = form.exec(text.replace(inWords, (word) => decades[word] ?? word)) ?? [];
  if (tens === undefined) return undefined;
  const begun = Number(tens.length === 1 ? `19${tens}` : tens) * 10;
  const [first, last] = parts[part] ?? [0, 9];
  return { since: `${begun + first}-01-01`, until: `${begun + last}-12-31` };
}
