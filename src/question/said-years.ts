import { monthByName } from '../model/day.ts';

const short = /(?<![\p{L}\p{N}'’])['’](\d\d)(s?)(?![\p{L}\p{N}'’-])/gu;
/** Behind a short year no quote is closed that begins with it: "'32 bit'" is quoted. */
const closes = /^[^'’]*[^\s'’]['’](?=[\s.,;:!?)]|$)/;
/** The last short year of this century that a change may be of. */
const lastShort = 69;

/**
 * Writes out years as they are said in chats, so that they are read as any year: "oct '13", "the '90s", "2015ish", "~2015",
 * "mid-2020". All else stays as it is.
 */
export function spellYears(text: string): string {
  if (!/\d/.test(text)) return text;
  return text
    .replace(short, (whole, digits: string, decade: string, at: number) =>
      closes.test(text.slice(at + 1)) ? whole : `${Number(digits) > lastShort ? 19 : 20}${digits}${decade}`,
    )
    .replace(/(?<![\w.-])((?:19|20)\d\d)-?ish\b/gi, 'around $1')
    .replace(/(?<=^|[\s(])~ ?(?=(?:19|20)\d\d\b)/g, 'around ')
    .replace(/\b(early|mid|late)-((?:19|20)\d\d\b|[a-z]{3,9}\b)/gi, (whole, part: string, of: string) =>
      /^\d/.test(of) || monthByName(of) !== undefined ? `${part} ${of}` : whole,
    );
}
