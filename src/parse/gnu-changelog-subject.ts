/** A longer paragraph gives its first sentence as the subject. */
export const longestSubject = 120;

const longestSentence = 300;

/** The lines of a paragraph as one. */
export const joinText = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join(' ')
    .trim();

/** The first sentence of a text, looked for behind `from`; where it has none that is short enough, as many words as fit. */
export function cutSubject(text: string, from: number): string {
  const look = text.slice(0, from + longestSentence);
  for (const match of look.slice(from).matchAll(/[.!?](?=\s+["'(]?\p{Lu}|$)/gu)) {
    const end = from + match.index + 1;
    if (match.index >= 12 && (end < look.length || look.length === text.length)) return text.slice(0, end);
  }
  if (text.length <= longestSentence) return text;
  const most = Math.max(longestSubject, Math.min(from, longestSentence));
  const blank = text.lastIndexOf(' ', most);
  return text.slice(0, blank > 0 ? blank : most);
}

/**
 * Takes the characters of a text off the lines from index `from` on, behind the bullet that an item has there and behind
 * `skip` characters, which stay. Blanks do not count, for the text was joined of lines.
 */
export function takeOff(lines: readonly string[], from: number, text: string, skip: number, isItem: boolean): string[] {
  const kept = lines.slice(0, from);
  let passing = skip;
  let taking = text.replace(/\s+/g, '').length;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (taking === 0) {
      kept.push(line);
      continue;
    }
    const start = isItem && index === from ? bulletEnd(line) : 0;
    const middle = passOver(line, start, passing);
    passing = middle.left;
    const end = passing > 0 ? middle : passOver(line, middle.at, taking);
    if (passing === 0) taking = end.left;
    const parts = [skip > 0 ? line.slice(0, middle.at).trimEnd() : '', line.slice(end.at).trim()];
    if (parts.some((part) => part !== '')) kept.push(parts.filter((part) => part !== '').join(' '));
  }
  return kept;
}

/** Goes over so many characters that are no blanks; `left` are those that the line lacks. */
function passOver(line: string, from: number, count: number): { at: number; left: number } {
  let at = from;
  let left = count;
  for (; left > 0 && at < line.length; at += 1) if (!/\s/.test(line.charAt(at))) left -= 1;
  return { at, left };
}

const bulletEnd = (line: string): number => /^\s*(?:\*|[-+•](?=\s))?\s*/.exec(line.slice(0, 200))?.[0].length ?? 0;
