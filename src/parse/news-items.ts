import type { Day } from '../model/day.ts';
import type { Person } from '../model/entry.ts';
import { trimBlankEnds } from './item-text.ts';
import { type IsList, type ItemChange, joinSections, type OpenItem, readItem } from './nested-items.ts';
import { countStars, isRule, isTitle } from './news-lines.ts';
import type { NewsContext } from './news-release.ts';
import { indentOf, readPlainBullet } from './plain-lines.ts';

/** Reads the text under version headings: titles, items with marks, paragraphs. */
export interface NewsItems {
  /** Takes a line; `apart` says that a blank line or a heading stands above it. */
  take(line: string, next: string, lineNumber: number, apart: boolean): void;
  takeBlank(): void;
  /** What follows is by this person; with `each` every line is a change of its own. */
  setAuthor(author: { person: Person; date?: Day; each: boolean }): void;
  isOpen(): boolean;
  /** Ends the version: tells what is open and forgets the titles. */
  close(): void;
}

/** A title that may turn out to have nothing under it: then it was an item. */
interface Title {
  text: string;
  line: number;
  used: boolean;
  /** An item of an outline, `** Title`, which is a title only if no other such item follows it at once. */
  outline: boolean;
}

/** A line no longer than this, in front of a word that fits, was ended on purpose and not wrapped. */
const wrapColumn = 66;
const nestedLevels = 3;

/** Makes a reader that tells each change with what holds for it. */
export function makeNewsItems(tell: (change: ItemChange, context: NewsContext) => void): NewsItems {
  let item: OpenItem | undefined;
  let section: Title | undefined;
  let under: Title | undefined;
  let author: { person: Person; date?: Day; each: boolean } | undefined;

  const tellChange = (change: ItemChange, titles: string | undefined): void =>
    tell(change, { person: author?.person, date: author?.date, section: joinSections(titles, change.section) });

  const closeItem = (): void => {
    if (item === undefined) return;
    const changes = readItem(item, isTitledList, nestedLevels);
    item = undefined;
    if (section !== undefined && changes.length > 0) section.used = true;
    if (under !== undefined && changes.length > 0) under.used = true;
    for (const change of changes) tellChange(change, joinSections(section?.text, under?.text));
  };

  /** Tells titles with nothing under them as the items that they are. */
  const closeUnder = (): void => {
    closeItem();
    if (under !== undefined && !under.used) {
      if (section !== undefined) section.used = true;
      tellChange({ subject: under.text, body: '', line: under.line }, section?.text);
    }
    under = undefined;
  };

  const closeSection = (): void => {
    closeUnder();
    if (section !== undefined && !section.used)
      tellChange({ subject: section.text, body: '', line: section.line }, undefined);
    section = undefined;
  };

  /** Whether a line stands outside of what is open, so that it may be a title. */
  const isOutside = (indent: number): boolean => item === undefined || indent <= item.width;

  const takeTitle = (line: string, next: string, lineNumber: number, apart: boolean): boolean => {
    const indent = indentOf(line);
    const stars = countStars(line);
    if (!isOutside(indent)) return false;
    const text = line
      .trim()
      .replace(/^\*{1,6} /, '')
      .replace(/ {0,3}:$/, '');
    const banner = /^\W*={3,} (.{1,70}?) ={3,}\s*$/.exec(line.slice(0, 200))?.[1];
    if (banner !== undefined || (isRule(next) && isTitle(text))) {
      closeSection();
      section = { text: banner ?? text, line: lineNumber, used: false, outline: false };
      return true;
    }
    if (stars > 1 && next.trim() === '' && isTitle(text)) {
      closeSection();
      section = { text, line: lineNumber, used: false, outline: true };
      return true;
    }
    if (stars > 0 || !apart || !isTitle(line) || readPlainBullet(line) !== undefined) return false;
    const nextBullet = readPlainBullet(next);
    const deeper = next.trim() !== '' && indentOf(next) > indent;
    const over = line.trim().endsWith(':')
      ? nextBullet !== undefined || deeper || next.trim() === ''
      : nextBullet !== undefined || deeper;
    if (!over) return false;
    closeUnder();
    under = { text, line: lineNumber, used: false, outline: false };
    return true;
  };

  /** Whether a bullet begins an item, and no line inside the open one. */
  const isOuter = (mark: string, width: number): boolean => {
    if (item === undefined) return true;
    if (item.mark !== '') return width <= item.width && !(mark === '1' && item.mark !== '1');
    if (mark === '1' && width > item.width) return false;
    const last = item.lines.findLast((line) => line !== '') ?? '';
    return !(last.trimEnd().endsWith(':') && width >= item.width);
  };

  /** Whether a text line goes on with the open item. */
  const goesOn = (open: OpenItem, line: string, indent: number, apart: boolean): boolean => {
    if (indent > open.width) return true;
    if (apart) return false;
    const first = line.trimStart();
    if (open.mark !== '') return indent === open.width || /^\p{Ll}/u.test(first);
    if (indent < open.width) return false;
    if (author?.each === true) return false;
    const previous = open.lines.at(-1) ?? '';
    const fits = previous.length + 1 + (first.split(/\s/, 1)[0] ?? '').length <= wrapColumn;
    return !(fits && /^\p{Lu}/u.test(first) && !/[,(]$/.test(previous));
  };

  return {
    take(line, next, lineNumber, apart) {
      if (takeTitle(line, next, lineNumber, apart)) return;
      const indent = indentOf(line);
      const stars = countStars(line);
      const bullet = stars > 1 ? undefined : readPlainBullet(line);
      if (stars > 1 && isOutside(indent)) {
        closeItem();
        if (section?.outline === true && !section.used) closeSection();
        item = { mark: '**', width: indent, line: lineNumber, lines: [line.slice(stars + 1)] };
      } else if (bullet !== undefined && isOuter(bullet.mark, bullet.width)) {
        closeItem();
        item = { mark: bullet.mark, width: bullet.width, line: lineNumber, lines: [bullet.text] };
      } else if (item !== undefined && goesOn(item, line, indent, apart)) {
        item.lines.push(line);
      } else {
        closeItem();
        item = { mark: '', width: indent, line: lineNumber, lines: [line] };
      }
    },
    takeBlank() {
      item?.lines.push('');
    },
    setAuthor(next) {
      closeSection();
      author = next;
    },
    isOpen: () => item !== undefined,
    close() {
      closeSection();
      author = undefined;
    },
  };
}

/** What titles of lists that have no colon begin with. */
const titleWords =
  /^(?:new|bugs?|other|misc|improve|enhance|features?|fix|security|doc|build|translations?|general|compat|deprecat|remov|add|chang|updat|internal|platform|api|test|portab|notable|incompat|highlights)/i;

/** A list under a title of its own, `Shell:` or `Bug fixes`, and no list of points that belong to a change. */
const isTitledList: IsList = (title, lines, nested) => {
  const before = trimBlankEnds(lines.slice(0, nested[0]?.start ?? 0));
  if (title.length > 70 || before.includes('')) return false;
  return /:$/.test(title) || (titleWords.test(title) && title.split(' ').length <= 3 && !/[.;,!?]$/.test(title));
};
