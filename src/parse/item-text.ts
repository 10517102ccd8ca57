/** The text of an item: the line to list it by, and all else that it says, word for word. */
export interface ItemText {
  subject: string;
  body: string;
}

/** A paragraph up to this long is a subject as a whole. */
const longestSubject = 120;

/** A first sentence longer than this is cut between words. */
const longestSentence = 300;

/** Words behind whose full stop a sentence goes on. */
const abbreviations = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|ca|resp|incl|approx|no|st|dr|mr|mrs|prof|\p{L})\.$/iu;

/**
 * Parts the lines of an item, from which its mark and indent are taken off, into a subject and a body. The first
 * paragraph, up to the index `end` of the first line that belongs to none (a blank one, a nested item), is the subject
 * if it is short, else its first sentence is. No word is lost or told twice.
 */
export function splitItemText(lines: readonly string[], end: number): ItemText {
  const paragraph = joinLines(lines.slice(0, end));
  if (paragraph.length <= longestSubject && end >= lines.length) return { subject: paragraph, body: '' };
  const rest = lines.slice(end);
  if (paragraph.length <= longestSubject) return { subject: paragraph, body: trimBlankEnds(rest).join('\n') };
  const cut = findSentenceEnd(paragraph) ?? cutBetweenWords(paragraph);
  const left = dropCharacters(lines.slice(0, end), cut);
  return { subject: paragraph.slice(0, cut).trimEnd(), body: trimBlankEnds([...left, ...rest]).join('\n') };
}

/** The lines as one, parted by single spaces. */
export function joinLines(lines: readonly string[]): string {
  let joined = '';
  for (const line of lines) {
    const text = line.trim();
    if (text !== '') joined = joined === '' ? text : `${joined} ${text}`;
  }
  // Most lines have no run of white space inside.
  return joined.includes('  ') || joined.includes('\t') ? joined.replace(/[\t ]+/g, ' ') : joined;
}

/** The lines without blank ones at either end. */
export function trimBlankEnds(lines: readonly string[]): readonly string[] {
  // Most items have none.
  if (lines.length > 0 && lines[0]?.trim() !== '' && lines.at(-1)?.trim() !== '') return lines;
  const start = lines.findIndex((line) => line.trim() !== '');
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** Where the first sentence ends: behind a stop that a capital follows, not one of an abbreviation or a name. */
function findSentenceEnd(text: string): number | undefined {
  for (const match of text.slice(0, longestSentence + 2).matchAll(/[.!?]["')\]]?(?= ["'(]?[\p{Lu}\p{N}])/gu)) {
    const end = match.index + match[0].length;
    if (end >= 20 && !abbreviations.test(text.slice(Math.max(0, match.index - 8), match.index + 1))) return end;
  }
  return text.length <= longestSentence ? text.length : undefined;
}

function cutBetweenWords(text: string): number {
  const space = text.lastIndexOf(' ', longestSentence);
  return space > 0 ? space : text.length;
}

/** The lines without as many of their characters, white space not counted, as the first `count` of them joined have. */
function dropCharacters(lines: readonly string[], count: number): string[] {
  let left = count;
  for (const [index, line] of lines.entries()) {
    const width = joinLines([line]).length;
    if (width === 0) continue;
    if (left < width) return [dropFront(line, left), ...lines.slice(index + 1)];
    left = Math.max(0, left - width - 1);
  }
  return [];
}

/** The line without its first `count` characters, runs of white space counted as one. */
function dropFront(line: string, count: number): string {
  const text = line.trimStart();
  let left = count;
  let at = 0;
  for (; at < text.length && left > 0; left -= 1) {
    const isSpace = /[\t ]/.test(text.charAt(at));
    at += 1;
    while (isSpace && at < text.length && /[\t ]/.test(text.charAt(at))) at += 1;
  }
  return text.slice(at).trimStart();
}
