import type { Line } from './blocks.ts';
import { plainForDiscord, removeBreaks, wordBreak } from './discord-escape.ts';
import { textOf } from './discord-line.ts';

/** The most characters that a footer may have. */
export const footerLimit = 2048;

/** What stands before a question in a footer. Buttons find the question by it. */
const marker = 'read as /';

/** What stands before a question in plain words, written as the command that takes one. */
const askMarker = '/ask ';

/**
 * A footer: how much there is, which part this is, and the question: the command that it was read as, after `asked`, the
 * question in plain words, where it was one. The question is kept whole, whatever else has to give way; one that is too
 * long even alone is left out, and no button can then be offered (`readFooter` tells).
 */
export function renderFooter(
  amount: string,
  part: string | undefined,
  readAs: string | undefined,
  asked?: string,
): string {
  // Whatever is said before must not look like the question: a log may have any name.
  const said = [amount, part ?? '']
    .map((text) => plainForDiscord(text).trim().replaceAll(marker, 'read as'))
    .filter(Boolean);
  const plainly = asked === undefined || readAs === undefined ? '' : `${breakMarker(plainForDiscord(asked).trim())} · `;
  const question = readAs === undefined ? '' : `${plainly}read as ${plainForDiscord(readAs).trim()}`;
  const isWhole = question.length <= footerLimit;
  const before = plainForDiscord(
    said.join(' · '),
    isWhole && question !== '' ? footerLimit - question.length - 3 : footerLimit,
  );
  // Half a word about the amount is worse than none.
  const kept = before.length < 20 && said.join(' · ') !== before ? '' : before;
  return [kept, isWhole ? question : ''].filter(Boolean).join(' · ');
}

/** The question that a footer names, `/who about:lzo`, just as it was written there; undefined where it names none. */
export function readFooter(text: string): string | undefined {
  const at = text.indexOf(marker);
  return at < 0 ? undefined : removeBreaks(text.slice(at + marker.length - 1)).trim();
}

/** The question in plain words that a footer names, `/ask question:who added lzo`; undefined where it names none. */
export function readAskFooter(text: string): string | undefined {
  const [begin, end] = [text.indexOf(askMarker), text.indexOf(marker)];
  return begin < 0 || end < begin ? undefined : removeBreaks(text.slice(begin, end)).replace(/ · $/, '').trim();
}

/** A question may have the words that end it in a footer; `removeBreaks` takes the break away that keeps these apart. */
const breakMarker = (text: string): string => text.replaceAll(marker, `read as ${wordBreak}/`);

/** What a footer's line says: how much there is, and the question as it was read, where it tells one. */
export interface FooterText {
  amount: string;
  readAs?: string | undefined;
}

/** Cuts a footer's line at our own words before the question; a log's name may have the same words. */
export function splitFooter(line: Line): FooterText {
  const at = line.findIndex((span) => span.from === 'us' && span.text.endsWith(beforeQuestion));
  if (at < 0) return { amount: textOf(line) };
  return {
    amount: textOf(line.slice(0, at + 1)).slice(0, -beforeQuestion.length),
    readAs: textOf(line.slice(at + 1)),
  };
}
const beforeQuestion = ' · read as ';
