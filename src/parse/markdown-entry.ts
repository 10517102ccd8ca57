import type { ParsedEntry } from '../model/entry.ts';
import type { Block } from './markdown-blocks.ts';
import { findSentenceEnd, plainText } from './markdown-inline.ts';
import { isBlank, readBullet, readFence } from './markdown-lines.ts';
import { type Contributors, findContributors, findNameInBrackets } from './markdown-people.ts';

/** What an item says, parted into its fields. */
export type EntryText = Pick<ParsedEntry, 'author' | 'subject' | 'body' | 'trailers'>;

/** A paragraph up to this length is a subject as a whole. */
const shortSubject = 120;
/** A first sentence above this is no subject; the text is left in one piece. */
const longestSubject = 400;
/** How much of the source is looked at for the first sentence: targets of links are long. */
const longestSource = 3000;

/** Parts a block into subject, body and contributors. Every word of it but the targets of links is in one of them. */
export function readBlock(block: Block): EntryText {
  const lines = dropBlankEnds(block.lines);
  const count = block.kind === 'code' ? 0 : countFirstParagraph(lines);
  const paragraph = lines
    .slice(0, count)
    .map((line) => line.replace(/^\s*>\s?/, '').trim())
    .join('\n');
  const { references, thanked, isCommit, text } = cutReferences(paragraph);
  const { subject: title, rest } = cutSubject(text);
  const more = lines.slice(count);
  const body = [...(rest === '' ? [] : [rest]), ...more];
  // Alone they would be all that there is to quote, so they follow the subject then, as other tools write them.
  const isShort = title !== undefined && references !== '' && body.every(isBlank);
  const subject = isShort ? `${title} (${plainText(references).replace(/[[\]]/g, '')})` : title;
  if (references !== '' && !isShort) body.push(...(more.length > 0 ? [''] : []), references);
  const people = findContributors(lines.join('\n'), thanked);
  const named = people.author.name === '' ? findNameInBrackets(paragraph, isCommit) : undefined;
  return {
    ...toFields(named === undefined ? people : { author: { name: named }, others: [] }),
    ...(subject === undefined ? {} : { subject }),
    // A lone mark of quotation is all that there is.
    body: dropBlankEnds(subject === undefined && body.every(isBlank) ? lines : body).join('\n'),
  };
}

/** The entry of a row of a table: what its widest telling column says, the others under their names. */
export function readRow(columns: readonly string[], cells: readonly string[]): EntryText {
  const main = columns.findIndex((column) =>
    /^\W*(?:description|change|changes|message|subject|summary|title|notes?)\W*$/i.test(column),
  );
  const people = findContributors(cells.join(' '), undefined);
  if (main < 0 || (cells[main] ?? '') === '') {
    const { subject, rest } = cutSubject(cells.filter((cell) => cell !== '').join(' – '));
    return { ...toFields(people), ...(subject === undefined ? {} : { subject }), body: rest };
  }
  const { subject, rest } = cutSubject(cells[main] ?? '');
  const others = cells.flatMap((cell, index) =>
    index === main || cell === '' ? [] : [columns[index] ? `${columns[index]}: ${cell}` : cell],
  );
  const body = [rest, ...others].filter((part) => part !== '').join('\n');
  return { ...toFields(people), ...(subject === undefined ? {} : { subject }), body };
}

const toFields = ({ author, others }: Contributors): Pick<EntryText, 'author' | 'trailers'> => ({
  author,
  trailers: others.map((name) => ({ role: 'co-authored-by', name })),
});

/** How many lines the first paragraph has: up to a blank line, a nested item, a table or code. */
function countFirstParagraph(lines: readonly string[]): number {
  const end = lines.findIndex(
    (line, index) =>
      isBlank(line) ||
      readFence(line) !== undefined ||
      (index > 0 && (readBullet(line) !== undefined || /^\s*(?:\||#{1,6} )/.test(line))),
  );
  return end < 0 ? lines.length : end;
}

/** The whole paragraph where it is short, else its first sentence; none where that is too long for a title. */
function cutSubject(text: string): { subject: string | undefined; rest: string } {
  if (text.length <= longestSource) {
    const whole = plainText(text);
    if (whole === '') return { subject: undefined, rest: text };
    if (whole.length <= shortSubject) return { subject: whole, rest: '' };
  }
  const end = findSentenceEnd(text, longestSource);
  if (end === undefined) return { subject: undefined, rest: text };
  const subject = plainText(text.slice(0, end));
  if (subject === '' || subject.length > longestSubject) return { subject: undefined, rest: text };
  return { subject, rest: text.slice(end).trim() };
}

const hash = '`?[0-9a-f]{7,40}`?';
const target = String.raw`\]\([^()\s]{1,300}\)`;
const linkedName = `\\[(?:${hash}|#\\d+)${target}`;
const bareName = `\\[${hash}\\](?!\\()|#\\d+(?=\\W)|${hash}(?=[:\\s,\\\\])`;
const reference = new RegExp(`^(?:\\\\?\\[(?=\\[))?(?:${linkedName}|${bareName})(?:\\\\?\\])?[,;]?\\s*`);
const person = String.raw`\[?@[\w-]{1,39}(?:${target})?`;
const thanksTo = new RegExp(String.raw`^Thanks ${person}(?:(?:, and|,| and) ${person}){0,20}!?\s*`);

interface CutText {
  /** Hashes, numbers and thanks that a tool wrote in front of the text. */
  references: string;
  thanked: string | undefined;
  /** One of them is a commit. */
  isCommit: boolean;
  text: string;
}

/** Parts what a tool writes in front of an item, `[#12](…) [abc1234](…) Thanks @name! - Text`, from its text. */
function cutReferences(paragraph: string): CutText {
  const uncut = { references: '', thanked: undefined, isCommit: false, text: paragraph };
  let at = 0;
  let isCommit = false;
  for (let times = 0; times < 10; times += 1) {
    const found = reference.exec(paragraph.slice(at, at + 800))?.[0];
    if (found === undefined) break;
    const name = /[0-9a-f]{7,40}/.exec(found)?.[0] ?? '';
    const isLink = found.includes('](');
    // A word in hexadecimal letters, such as `defaced`, is a word.
    if (!isLink && !found.includes('#') && !/\d/.test(name)) break;
    isCommit ||= name !== '' && !/^\W*#/.test(found);
    at += found.length;
  }
  const thanked = thanksTo.exec(paragraph.slice(at, at + 4000))?.[0];
  at += thanked?.length ?? 0;
  if (at === 0) return uncut;
  const mark = /^(?:[-–—:]\s+|:(?=\S))/.exec(paragraph.slice(at, at + 10))?.[0];
  // Without a mark behind it a number is part of the sentence; a commit's hash never is.
  if (mark === undefined && !isCommit && thanked === undefined) return uncut;
  const text = paragraph.slice(at + (mark?.length ?? 0)).trim();
  if (text === '') return uncut;
  return { references: paragraph.slice(0, at).trim(), thanked, isCommit, text };
}

function dropBlankEnds(lines: readonly string[]): string[] {
  let [start, end] = [0, lines.length];
  while (start < end && isBlank(lines[start] ?? '')) start += 1;
  while (end > start && isBlank(lines[end - 1] ?? '')) end -= 1;
  return lines.slice(start, end);
}
