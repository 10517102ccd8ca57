/** What a line is by its own look, without what stands around it. */
export interface Bullet {
  /** The column of the mark, and that of the text after it. */
  column: number;
  content: number;
  numbered: boolean;
  /** The number, where it is a numbered one. */
  number: number;
  text: string;
}

/** A heading with `#` marks. */
export interface AtxHeading {
  level: number;
  text: string;
}

/** The column of the first character that is no space, with tab stops every four columns. */
export function columnOf(line: string): number {
  let column = 0;
  for (const char of line) {
    if (char === '\t') column += 4 - (column % 4);
    else if (char === ' ' || char === '\u00a0') column += 1;
    else return column;
  }
  return column;
}

/** Takes off up to so many columns of white space. */
export function dropColumns(line: string, count: number): string {
  let column = 0;
  let at = 0;
  while (column < count && /[ \t\u00a0]/.test(line.charAt(at))) {
    column += line.charAt(at) === '\t' ? 4 - (column % 4) : 1;
    at += 1;
  }
  return line.slice(at);
}

/** Whether nothing is on the line. */
export const isBlank = (line: string): boolean => !/\S/.test(line);

/** A heading such as `## [1.2.0] - 2024-05-01`, also without the space after several marks. */
export function readAtxHeading(line: string): AtxHeading | undefined {
  const found = /^ {0,3}(#{1,6})(?=\s|$|[^#])/.exec(line);
  if (!found) return undefined;
  const marks = found[1] ?? '';
  const rest = line.slice(found[0].length);
  // Without a space it is none where it may be the number of an issue or a word with a mark.
  if (!/^\s|^$/.test(rest) && !(marks.length > 1 ? /^[[\p{L}\d*`]/u : /^\[?v?\d+\.\d/).test(rest)) return undefined;
  let text = rest.trim();
  const end = text.length - (/#+$/.exec(text.slice(-20))?.[0].length ?? 0);
  if (end < text.length && (end === 0 || /\s/.test(text.charAt(end - 1)))) text = text.slice(0, end).trimEnd();
  return { level: marks.length, text };
}

/** A heading in one line of HTML, `<h2>1.2.0</h2>`. */
export function readHtmlHeading(line: string): AtxHeading | undefined {
  const found = /^ {0,3}<h([1-6])(?: [^<>]{0,200})?>(.*)<\/h[1-6]> *$/i.exec(line.slice(0, 1000));
  return found ? { level: Number(found[1]), text: found[2] ?? '' } : undefined;
}

/**
 * The level of the heading that an underline makes of the line above it. Besides `=` and `-` those of reStructuredText are
 * known, where they are as long as the line, for in Markdown they mean something else.
 */
export function readUnderline(line: string, above: string): 1 | 2 | 3 | 4 | undefined {
  const found = /^ {0,3}(={2,}|-{2,}|~{3,}|\^{3,}|"{3,}|\+{3,})\s*$/.exec(line);
  const mark = found?.[1]?.charAt(0);
  if (mark === '=' || mark === '-') return mark === '=' ? 1 : 2;
  if (mark === undefined || Math.abs((found?.[1]?.length ?? 0) - above.trim().length) > 1) return undefined;
  return mark === '~' ? 3 : 4;
}

/** Whether the line is a rule across the page. */
export function isRule(line: string): boolean {
  if (!/^ {0,3}[-*_=]/.test(line)) return false;
  const bare = line.replace(/\s+/g, '');
  return bare.length >= 3 && /^(?:-+|\*+|_+|=+)$/.test(bare);
}

/** A line that begins an item of a list. */
export function readBullet(line: string): Bullet | undefined {
  const mark = /^[-*+•](?=\s|$)|^\d{1,9}[.)](?=\s|$)/.exec(line.trimStart().slice(0, 12))?.[0];
  if (mark === undefined) return undefined;
  const column = columnOf(line);
  const rest = line.trimStart().slice(mark.length);
  const numbered = /^\d/.test(mark);
  const text = rest.trim();
  // Text far behind its mark is code: the item's own text begins one column after the mark.
  const gap = text === '' ? 1 : columnOf(rest);
  return {
    column,
    content: column + mark.length + (gap > 4 ? 1 : gap),
    numbered,
    number: numbered ? Number.parseInt(mark, 10) : 0,
    text,
  };
}

/** The marks that open a block of code. */
export function readFence(line: string): string | undefined {
  const found = /^\s*(`{3,}|~{3,})/.exec(line);
  if (!found) return undefined;
  // Ticks that end on the same line are code inside of a text.
  return found[1]?.startsWith('`') && line.slice(found[0].length).includes('`') ? undefined : found[1];
}

/** Whether a line closes the block of code that `fence` opened. */
export function closesFence(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && text.startsWith(fence) && text === fence.charAt(0).repeat(text.length);
}

/** The definition of a link, `[1.2.0]: https://example.org`: no text of the log. */
export function isLinkDefinition(line: string): boolean {
  if (!/^\s*\[[^\]^]/.test(line)) return false;
  const close = line.indexOf(']:');
  if (close < 0 || close > 300) return false;
  const rest = line.slice(close + 2).trim();
  const space = rest.search(/\s/);
  return rest !== '' && (space < 0 || /^["'(].*["')]$/.test(rest.slice(space).trim()));
}

/** Whether the line holds HTML tags and nothing else. */
export function isTagsOnly(line: string): boolean {
  const text = line.trim();
  if (!text.startsWith('<') || !text.endsWith('>') || text.length > 4000) return false;
  let at = 0;
  while (at < text.length) {
    if (!/^<\/?[a-z]/i.test(text.slice(at, at + 3))) return false;
    const close = text.indexOf('>', at);
    if (/^<(?:https?:|mailto:)/i.test(text.slice(at, at + 8))) return false;
    at = close + 1;
    while (/\s/.test(text.charAt(at))) at += 1;
  }
  return true;
}

/** The text of a line `<summary>Text</summary>`. */
export function readSummary(line: string): string | undefined {
  const found = /^\s*(?:<details[^<>]{0,200}>\s*)?<summary[^<>]{0,200}>(.*)<\/summary>\s*$/i.exec(line.slice(0, 2000));
  return found?.[1]?.trim();
}
