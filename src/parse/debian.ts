import type { Person } from '../model/entry.ts';
import { isListOfChanges } from './debian-item.ts';
import {
  type DebianTrailer,
  isGroupTitle,
  isRemark,
  readDatedHeading,
  readDebianHeading,
  readDebianTrailer,
  readGroup,
  readGroupPeople,
} from './debian-lines.ts';
import { makeReleaseTeller, type OpenRelease } from './debian-release.ts';
import type { Detection, Emit, Format, LineParser } from './format.ts';
import { joinLines } from './item-text.ts';
import { joinSections, type OpenItem, readItem } from './nested-items.ts';
import { type Bullet, indentOf, isEditorBlock, readPlainBullet } from './plain-lines.ts';

/**
 * The changelog of a Debian package (deb-changelog(5)), its older and its careless forms too, and `NEWS.Debian`, which
 * is written alike. A version is held until the next one begins: its day and the author of most items come last.
 */
export const debian: Format = { name: 'debian', title: 'a Debian changelog', detect: detectDebian, parse: parseDebian };

function detectDebian(head: readonly string[]): Detection {
  const first = head.findIndex((line) => line.trim() !== '' && !isRemark(line));
  const heading = readDebianHeading(head[first] ?? '');
  if (heading !== undefined && !heading.old) return { fits: true };
  return {
    fits: false,
    line: Math.max(first, 0) + 1,
    expected: '"lamp (1.0-1) unstable"',
  };
}

/** A heading above a list is no longer than this. */
const longestSection = 100;

function parseDebian(emit: Emit): LineParser {
  const tellRelease = makeReleaseTeller(emit);
  let lineNumber = 0;
  let release: OpenRelease | undefined;
  let item: OpenItem | undefined;
  /** The mark and the column of this version's items, as the first one shows them. */
  let mark = '';
  let width = 0;
  let people: readonly Person[] = [];
  let section: string | undefined;
  let afterBlank = false;
  let inEditorBlock = false;
  let astray = false;

  const report = (kind: string, message: string, line = lineNumber): void =>
    emit({ kind: 'problem', problem: { kind, message, line } });

  const closeItem = (): void => {
    if (item === undefined || release === undefined) return;
    for (const change of readItem(item, isListOfChanges, 1)) {
      const { subject, body, line } = change;
      release.changes.push({ subject, body, line, people, section: joinSections(section, change.section) });
    }
    item = undefined;
  };

  const closeRelease = (): void => {
    closeItem();
    if (release === undefined) return;
    const { heading } = release;
    if (heading !== undefined && !heading.old && !release.signed && heading.suite?.toUpperCase() !== 'UNRELEASED') {
      report('version-without-trailer', `no line " -- Name <mail>  date" ends ${heading.version}`, release.line);
    }
    tellRelease(release);
    release = undefined;
  };

  const openRelease = (opened: Omit<OpenRelease, 'line' | 'changes'>): void => {
    closeRelease();
    release = { ...opened, line: lineNumber, changes: [] };
    mark = '';
    width = 0;
    people = [];
    section = undefined;
    astray = false;
  };

  const takeTrailer = (into: OpenRelease, trailer: DebianTrailer): void => {
    closeItem();
    people = [];
    section = undefined;
    const { person, date, dateText } = trailer;
    // A version still being written ends in dashes alone.
    if (person === undefined && dateText === '') return;
    if (into.signed) {
      report('second-trailer', `a second line " -- Name <mail>  date"`);
      return;
    }
    into.signed = true;
    into.signer = person;
    into.date = date ?? '';
    if (date !== undefined) return;
    if (dateText === '') report('trailer-without-date', 'no date behind the name');
    else report('impossible-date', `"${dateText.slice(0, 60)}" is no day of the calendar`);
  };

  const takeGroup = (text: string): void => {
    closeItem();
    if (isGroupTitle(text)) {
      people = [];
      section = text;
    } else {
      people = readGroupPeople(text);
      section = undefined;
    }
  };

  /** Whether a bullet begins an item of the version's own list, and none inside one. */
  const isOuter = (bullet: Bullet): boolean => {
    if (item?.mark === '') return isHeadingOf(item) || bullet.width <= item.width || item.width < 2;
    if (mark === '') return true;
    if (bullet.mark === mark) return bullet.width <= width + 1;
    return bullet.width <= width && (afterBlank || bullet.width < width || item === undefined || bullet.mark === '*');
  };

  const openBullet = (bullet: Bullet): void => {
    if (item?.mark === '' && isHeadingOf(item)) {
      section = joinLines(item.lines).replace(/ {0,3}:$/, '');
      item = undefined;
    }
    closeItem();
    if (mark === '' || bullet.width < width || bullet.mark === '*') {
      mark = bullet.mark;
      width = bullet.width;
    }
    item = { mark: bullet.mark, width: bullet.width, line: lineNumber, lines: [bullet.text] };
  };

  const takeText = (into: OpenRelease, text: string): void => {
    const indent = indentOf(text);
    if (into.signed && !astray) {
      astray = true;
      report('text-after-trailer', 'text between the end of a version and the next heading');
    }
    const bullet = readPlainBullet(text);
    if (bullet !== undefined && isOuter(bullet)) {
      openBullet(bullet);
      return;
    }
    // At the margin of the list, behind a blank line, a paragraph of its own begins.
    const isApart = item !== undefined && item.mark !== '' && afterBlank && indent <= width;
    if (item !== undefined && !isApart) {
      item.lines.push(text);
      return;
    }
    closeItem();
    item = { mark: '', width: indent, line: lineNumber, lines: [text] };
  };

  const takeLine = (text: string): void => {
    const heading = readDebianHeading(text);
    if (heading !== undefined) {
      inEditorBlock = false;
      openRelease({ heading, date: '', signer: undefined, signed: false });
      return;
    }
    if (inEditorBlock || isEditorBlock(text)) {
      inEditorBlock = !/^\W*End:/i.test(text);
      return;
    }
    if (isRemark(text)) return;
    const dated = readDatedHeading(text);
    if (dated !== undefined) {
      openRelease({ heading: undefined, date: dated.date, signer: dated.person, signed: false });
      report('heading-without-version', 'a heading with a day and a name, and no version');
      return;
    }
    if (release === undefined) {
      if (!astray) report('text-before-first-heading', 'text before the first heading');
      astray = true;
      return;
    }
    const trailer = readDebianTrailer(text);
    if (trailer !== undefined) {
      takeTrailer(release, trailer);
      return;
    }
    const group = indentOf(text) <= Math.max(width, 2) ? readGroup(text) : undefined;
    if (group !== undefined) takeGroup(group);
    else if (/^Old Changelog:\s*$/i.test(text)) closeItem();
    else takeText(release, text);
  };

  return {
    line(text) {
      lineNumber += 1;
      // Emacs parted versions by form feeds; anything else that looks empty is.
      if (text.trim() === '') {
        item?.lines.push('');
        afterBlank = true;
        return;
      }
      takeLine(text);
      afterBlank = false;
    },
    end: closeRelease,
  };
}

/** Whether a paragraph is a heading for the items under it: short, and ending in a colon. */
function isHeadingOf(item: OpenItem): boolean {
  const last = item.lines.findLast((line) => line.trim() !== '') ?? '';
  if (!last.trimEnd().endsWith(':') || item.lines.length > 4) return false;
  return joinLines(item.lines).length <= longestSection && !item.lines.slice(0, -1).some(isBlankBetween);

  function isBlankBetween(line: string, index: number): boolean {
    return line.trim() === '' && item.lines.slice(index).some((later) => later.trim() !== '');
  }
}
