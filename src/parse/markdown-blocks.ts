import {
  type AtxHeading,
  type Bullet,
  closesFence,
  columnOf,
  dropColumns,
  isBlank,
  isLinkDefinition,
  isRule,
  isTagsOnly,
  readAtxHeading,
  readBullet,
  readFence,
  readHtmlHeading,
  readSummary,
  readUnderline,
} from './markdown-lines.ts';
import { isBoldHeading, isColonHeading, isItemHeading } from './markdown-names.ts';
import { makeSkipper } from './markdown-skips.ts';
import { isRowWithoutText, makeTable, type TableRow } from './markdown-table.ts';
import { readVersion } from './markdown-version.ts';

/** Something that may be an entry: an item of a list, a paragraph, or code that belongs to neither. */
export interface Block {
  kind: 'bullet' | 'paragraph' | 'code';
  /** Its first line in the source, from 1. */
  line: number;
  /** The column at which it begins. */
  column: number;
  /** Its text, without the bullet and without its own indent. */
  lines: string[];
}

/** A heading; those that are none by their marks have levels above 6, the deeper the higher. */
export interface Heading extends AtxHeading {
  line: number;
  /** It is a heading only if something stands under it. */
  weak: boolean;
}

/** The levels of headings without marks. The column of an item of a list is added to its level. */
export const levels = { summary: 7, line: 8, item: 9 } as const;

/** Takes what a Markdown text is made of, in order. */
export interface BlockTaker {
  heading(heading: Heading): void;
  block(block: Block): void;
  row(row: TableRow): void;
  /** The end of a part that a summary heads. */
  closeDetails(): void;
  problem(kind: string, message: string, line: number): void;
}

interface OpenBlock extends Block {
  /** The column of its text. */
  content: number;
  bullet: Bullet | undefined;
}

/** Cuts a Markdown text into headings, items, paragraphs and rows of tables, line by line. It holds one of them. */
export function makeBlockCutter(take: BlockTaker): { line(text: string): void; end(): void } {
  let number = 0;
  let open: OpenBlock | undefined;
  let blanks = 0;
  /** A row of a table in HTML is open. */
  let inRow = false;
  let fence: { mark: string; line: number; column: number } | undefined;
  const skipper = makeSkipper(take.problem);
  const table = makeTable(take.row);

  const close = (): void => {
    table.close();
    const closed = open;
    open = undefined;
    blanks = 0;
    if (closed === undefined) return;
    const { kind, line, column, lines } = closed;
    if (lines.every(isBlank)) take.problem('empty-item', 'an item of a list without a text', line);
    else take.block({ kind, line, column, lines });
  };
  const start = (kind: Block['kind'], text: string, column: number, bullet?: Bullet): void => {
    close();
    const content = bullet?.content ?? column;
    open = { kind, line: number, column, content, bullet, lines: [bullet?.text ?? dropColumns(text, content)] };
  };
  const append = (into: OpenBlock, text: string): void => {
    for (; blanks > 0; blanks -= 1) into.lines.push('');
    into.lines.push(dropColumns(text, into.content));
  };
  const head = (level: number, text: string, weak = false, line = number): void => {
    close();
    take.heading({ level, text, line, weak });
  };
  /** Whether a line that begins at this column stands inside of the open item. */
  const isInside = (column: number): boolean => open?.kind === 'bullet' && column > open.column;

  /** Makes a heading of the line above, if this is what an underline means here. */
  const underline = (text: string): boolean => {
    const title = open?.lines.at(-1) ?? '';
    const level = readUnderline(text, title);
    if (level === undefined || open === undefined || blanks > 0 || isInside(columnOf(text)) || open.kind === 'code')
      return false;
    const alone = open.kind === 'paragraph' && open.lines.length === 1 && text.trim().length > 2;
    if (!alone && (readVersion(title) === undefined || open.bullet?.text === title)) return false;
    open.lines.pop();
    if (open.lines.length === 0) open = undefined;
    head(level, title.trim(), false, number - 1);
    return true;
  };
  const takeFence = (text: string, mark: string): void => {
    const column = columnOf(text);
    if (open === undefined) start('code', text, column);
    else append(open, text);
    fence = { mark, line: number, column };
  };
  /** A line inside of code. Code in an item ends where the item does, even without its marks. */
  const takeCode = (text: string): boolean => {
    if (fence === undefined || open === undefined) return false;
    const column = columnOf(text);
    const leaves = open.kind === 'bullet' && fence.column > open.column && column <= open.column && !isBlank(text);
    if (leaves && (readAtxHeading(text) !== undefined || readBullet(text) !== undefined)) {
      take.problem('unclosed-code', 'a block of code that ends with its item, without its closing marks', fence.line);
      fence = undefined;
      return false;
    }
    append(open, text);
    if (closesFence(text, fence.mark)) fence = undefined;
    return true;
  };
  const takeBullet = (text: string, bullet: Bullet): void => {
    // A number at the start of a wrapped line begins no list.
    const breaks = !bullet.numbered || blanks > 0 || bullet.number <= 1 || open?.bullet?.numbered === true;
    if (open !== undefined && !breaks) {
      append(open, text);
      return;
    }
    if (open?.bullet !== undefined && bullet.column > open.column + 1) {
      if (!isItemHeading(open.lines)) {
        append(open, text);
        return;
      }
      const { column, line, lines } = open;
      open = undefined;
      head(levels.item + column, lines.join(' '), true, line);
    } else if (open?.kind === 'paragraph' && isColonHeading(open.lines)) {
      const { line, lines } = open;
      open = undefined;
      head(levels.line, lines.join(' '), true, line);
    }
    start('bullet', text, bullet.column, bullet);
  };
  /** Takes a line of a row of a table in HTML, which ends at its mark, or where something else begins for sure. */
  const takeHtmlRow = (text: string): boolean => {
    const begins = /^\s*<tr[\s>]/i.test(text.slice(0, 200)) && !(open?.kind === 'bullet' && isInside(columnOf(text)));
    const leaves = begins || readAtxHeading(text) !== undefined || /^\s*<\/table/i.test(text.slice(0, 200));
    if (inRow && leaves) closeRow();
    if (begins) {
      start('paragraph', text, columnOf(text));
      inRow = true;
    } else if (inRow && open !== undefined) {
      if (!isBlank(text)) append(open, text);
    } else return false;
    if (text.slice(-200).trimEnd().toLowerCase().endsWith('</tr>')) closeRow();
    return true;
  };
  const closeRow = (): void => {
    inRow = false;
    if (isRowWithoutText(open?.lines ?? [])) open = undefined;
    close();
  };
  const takeTags = (text: string): boolean => {
    const inside = isInside(columnOf(text));
    const summary = inside ? undefined : readSummary(text);
    if (summary) {
      head(levels.summary, summary, true);
      return true;
    }
    if (!isTagsOnly(text)) return false;
    if (open !== undefined && (inside || (open.kind === 'paragraph' && blanks === 0))) append(open, text);
    else {
      close();
      if (/<\/details>/i.test(text.slice(0, 1000))) take.closeDetails();
    }
    return true;
  };
  const takeText = (text: string): void => {
    const column = columnOf(text);
    const goesOn =
      open !== undefined && (blanks === 0 || (open.kind === 'bullet' ? column > open.column : column >= 4));
    if (isBoldHeading(text) && !isInside(column) && !(goesOn && open?.kind === 'paragraph'))
      head(levels.line, text.trim(), true);
    else if (open !== undefined && goesOn) append(open, text);
    else start('paragraph', text, column);
  };
  const takeLine = (text: string): void => {
    if (underline(text)) return;
    if (isRule(text) && !isInside(columnOf(text))) {
      close();
      return;
    }
    const heading = isInside(columnOf(text)) ? undefined : (readAtxHeading(text) ?? readHtmlHeading(text));
    if (heading !== undefined) {
      if (heading.text === '') close();
      else head(heading.level, heading.text);
      return;
    }
    if (isLinkDefinition(text) || takeTags(text)) return;
    const mark = readFence(text);
    const bullet = mark === undefined ? readBullet(text) : undefined;
    const isRow = text.trimStart().startsWith('|') && !isInside(columnOf(text));
    if (!isRow) table.close();
    if (mark !== undefined) takeFence(text, mark);
    else if (bullet !== undefined) takeBullet(text, bullet);
    else if (isRow) {
      if (open !== undefined) close();
      table.line(text, number);
    } else takeText(text);
  };

  return {
    line(text) {
      number += 1;
      if (takeCode(text)) return;
      const rest = skipper.skip(text, number);
      if (rest === undefined || takeHtmlRow(rest)) return;
      if (isBlank(rest)) {
        table.close();
        if (open !== undefined) blanks += 1;
      } else takeLine(rest);
    },
    end() {
      skipper.end();
      if (inRow) closeRow();
      if (fence !== undefined) {
        take.problem(
          'unclosed-code',
          'a block of code that nothing closes: all that follows is read as its text',
          fence.line,
        );
      }
      close();
    },
  };
}
