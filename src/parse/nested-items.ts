import { type ItemText, joinLines, splitItemText, trimBlankEnds } from './item-text.ts';
import { type Bullet, dropColumns, indentOf, readPlainBullet } from './plain-lines.ts';

/** An item while its lines come in; the first without its mark. `mark` is empty for a paragraph that has none. */
export interface OpenItem {
  mark: string;
  width: number;
  line: number;
  lines: string[];
}

/** A change that an item tells. */
export interface ItemChange extends ItemText {
  line: number;
  section?: string | undefined;
}

/** A nested item, as indexes of its lines in the outer one, and what was said between it and the one before. */
export interface Nested {
  start: number;
  end: number;
  /** Its first line, read. */
  bullet: Bullet;
  between: string;
}

/** Judges whether the nested items under a title are changes of their own; the lines are those of the whole item. */
export type IsList = (title: string, lines: readonly string[], nested: readonly Nested[]) => boolean;

/**
 * What an item tells: one change, nested lines and all, or, where it is a heading with a list of changes under it, a
 * change for each nested item, in a section named by the outer line. A line between nested items (an address in the
 * kernel's log) is the section's second part for those that follow. Lists inside lists are looked at `levels` deep.
 */
export function readItem(item: OpenItem, isList: IsList, levels: number): ItemChange[] {
  const lines = trimBlankEnds(item.lines);
  if (lines.length === 0) return [];
  const nested = item.mark === '' || levels < 1 ? [] : findNested(item, lines);
  const first = nested[0]?.start ?? 0;
  if (first === 0 || !isList(joinLines(lines.slice(0, first)), lines, nested)) {
    const width = item.mark === '' ? item.width : item.width + 2;
    return [makeChange(item.line, lines, width)];
  }
  const [title, under] = parseTitle(lines.slice(0, first));
  let section = joinSections(title, under);
  return nested.flatMap(({ start, end, bullet, between }) => {
    if (between !== '') section = joinSections(title, between);
    const own = end === start + 1 ? [bullet.text] : [bullet.text, ...lines.slice(start + 1, end)];
    if (levels === 1) {
      const text = trimBlankEnds(own);
      return text.length === 0 ? [] : makeChange(item.line + start, text, bullet.width + 2, section);
    }
    const inner = { mark: bullet.mark, width: bullet.width, line: item.line + start, lines: own };
    const changes = readItem(inner, isList, levels - 1);
    return changes.map((change) => ({ ...change, section: joinSections(section, change.section) }));
  });
}

/** A section inside another; either may be missing. */
export function joinSections(outer: string | undefined, inner: string | undefined): string | undefined {
  return outer && inner ? `${outer} / ${inner}` : outer || inner;
}

/** The outer line without its colon, and what stands between it and the first nested item. */
function parseTitle(lines: readonly string[]): [title: string, under: string] {
  const colon = lines.findIndex((line) => line.trimEnd().endsWith(':'));
  const end = colon < 0 ? lines.length : colon + 1;
  return [dropColon(joinLines(lines.slice(0, end))), dropColon(joinLines(lines.slice(end)))];
}

const dropColon = (text: string): string => text.replace(/ {0,3}:$/, '');

/** A line up to this long is a subject as it is. */
const longestLine = 120;

function makeChange(line: number, lines: readonly string[], width: number, section?: string): ItemChange {
  // Most items are one line, which no list or indent can follow.
  if (lines.length === 1 && (lines[0] ?? '').length <= longestLine) {
    return { subject: joinLines(lines), body: '', line, section };
  }
  const own = lines.map((text, index) => (index === 0 ? text.trim() : dropColumns(text, width).trimEnd()));
  const end = own.findIndex((text, index) => index > 0 && (text === '' || readPlainBullet(text) !== undefined));
  const { subject, body } = splitItemText(own, end < 0 ? own.length : end);
  return { subject, body, line, section };
}

/** Finds the nested items of the first level. What stands behind the last one at its own level belongs to it. */
function findNested(item: OpenItem, lines: readonly string[]): Nested[] {
  const nested: Nested[] = [];
  let width = Number.POSITIVE_INFINITY;
  let between: string[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const bullet = readPlainBullet(line);
    const last = nested.at(-1);
    if (bullet !== undefined && bullet.mark !== '1' && bullet.width <= width + 1 && bullet.width >= item.width) {
      width = Math.min(width, bullet.width);
      nested.push({ start: index, end: index + 1, bullet, between: dropColon(joinLines(between)) });
      if (between.length > 0) between = [];
    } else if (last !== undefined && (between.length > 0 || (line !== '' && indentOf(line) <= width))) {
      between.push(line);
    } else if (last !== undefined) {
      last.end = index + 1;
    }
  }
  const last = nested.at(-1);
  if (last !== undefined) last.end = lines.length;
  return nested;
}
