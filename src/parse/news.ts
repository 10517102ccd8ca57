import { readDebianHeading } from './debian-lines.ts';
import type { Detection, Emit, Format, LineParser } from './format.ts';
import { gnuChangelog } from './gnu-changelog.ts';
import { detectMarkdown } from './markdown-detect.ts';
import { type NewsHeading, readNewsHeading } from './news-heading.ts';
import { makeNewsItems } from './news-items.ts';
import { countStars, isCopyright, isRule, readAuthorLine, readDateLine } from './news-lines.ts';
import { makeNewsTeller } from './news-release.ts';
import { indentOf, isEditorBlock } from './plain-lines.ts';

/**
 * A NEWS file or another plain changelog with version headings, of whatever shape they are: what the first heading looks
 * like tells how strictly the others are judged. A line is judged when the next one is known, which may underline it.
 */
export const news: Format = { name: 'news', title: 'a NEWS file', detect: detectNews, parse: parseNews };

const expected = '"Version 1.2.3"';

/** What other formats begin with: commits, days with a name and a mail address, Markdown headings, pages of the web. */
const foreign =
  /^(?:commit [0-9a-f]{40}|Author: .*<.*>$|\d{4}-\d\d-\d\d {1,3}\S.*[<(].*@|[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d|<!doctype|<html|\{")/i;

function detectNews(head: readonly string[]): Detection {
  const first = Math.max(
    0,
    head.findIndex((line) => line.trim() !== ''),
  );
  const other = head.findIndex((line) => foreign.test(line.slice(0, 300)));
  if (other >= 0) return { fits: false, line: other + 1, expected };
  const misfit: Detection = { fits: false, line: first + 1, expected };
  if (readDebianHeading(head[first] ?? '')?.old === false || gnuChangelog.detect(head).fits) return misfit;
  // A short log of git under underlined versions looks like Markdown too, which would take each name for a paragraph.
  const isShortLog = head.filter((line) => readAuthorLine(line)?.each === true).length > 1;
  if (!isShortLog && detectMarkdown(head).fits) return misfit;
  let releases = 0;
  let entries = 0;
  const parser = parseNews((event) => {
    if (event.kind === 'release') releases += 1;
    else if (event.kind === 'entry') entries += 1;
  });
  let sure = false;
  for (const line of head) {
    parser.line(line);
    const heading = releases < 2 ? readNewsHeading(line) : undefined;
    sure ||= heading !== undefined && heading.strength !== 'weak' && indentOf(line) === 0;
  }
  parser.end();
  sure ||=
    readNewsHeading(head[first] ?? '') !== undefined && head.some((line) => ofThisRelease.test(line.slice(0, 100)));
  return releases > 1 || (releases === 1 && entries > 0 && sure) ? { fits: true } : misfit;
}

/** What says that a title with a version is about that one, and what follows is new in it. */
const ofThisRelease = /^\s*this (?:release|version) (?:includes|contains|has|adds|fixes|brings) /i;

/** How the first heading of a file is written. */
interface Style {
  indent: number;
  stars: number;
  strong: boolean;
  underline: string;
  since: boolean;
}

function parseNews(emit: Emit): LineParser {
  const teller = makeNewsTeller(emit);
  const items = makeNewsItems(teller.tell);
  let lineNumber = 0;
  let held: string | undefined;
  let style: Style | undefined;
  let inRelease = false;
  let inEditorBlock = false;
  /** Nothing has been read of the version but its heading. */
  let fresh = false;
  /** The line before is blank or a rule: here a heading may stand. */
  let apart = true;
  let afterHeading = false;

  const report = (kind: string, message: string): void =>
    emit({ kind: 'problem', problem: { kind, message, line: lineNumber } });

  const isHeading = (heading: NewsHeading, line: string, next: string): boolean => {
    const indent = indentOf(line);
    const stars = countStars(line);
    const underline = isRule(next) ? next.trim().charAt(0) : '';
    const { strength, bare, date } = heading;
    const opens =
      next.trim() === '' ||
      indentOf(next) > indent ||
      /^\s*[*•+-]/.test(next) ||
      underline !== '' ||
      readDateLine(next) !== undefined ||
      readNewsHeading(next)?.bare === true;
    // Without a blank line above it, a heading has nothing but the version and its day; in a bare list of versions too.
    const alone = strength === 'weak' && bare && opens && line.trim() === heading.name && !(style?.strong ?? false);
    // In the middle of a title over several lines.
    const titled = /^(?:Version|Release) \d\S*$/.test(line.trim());
    const stands =
      apart ||
      alone ||
      titled ||
      (bare && date !== undefined) ||
      (afterHeading && date !== undefined && strength !== 'weak');
    if (style === undefined) {
      if (indent > 0 && (strength !== 'strong' || !apart || !opens || !/^\W*\p{Lu}/u.test(line))) return false;
      // Most items with a star that begin with a version are items.
      const isDated = strength === 'dated' && bare && apart && next.trim() === '';
      if (stars > 0 && strength !== 'strong' && !isDated) return false;
      if (strength === 'weak' && !opens) return false;
      return stands || underline !== '';
    }
    if (heading.since && !style.since) return false;
    // The first one may have been the title of the file.
    if (underline !== '' && strength === 'strong' && indent <= style.indent) return true;
    if (indent > style.indent || (stars > 0 && stars !== style.stars)) return false;
    if (style.stars > 0 && stars === 0 && strength === 'weak') return false;
    if (underline !== '' && (underline === style.underline || strength !== 'weak')) return true;
    if (strength === 'weak') return (apart || alone) && opens && !style.strong && (bare || !/[.;,]$/.test(line.trim()));
    return stands;
  };

  const openRelease = (heading: NewsHeading, line: string, next: string): void => {
    items.close();
    style ??= {
      indent: indentOf(line),
      stars: countStars(line),
      strong: heading.strength === 'strong',
      underline: isRule(next) ? next.trim().charAt(0) : '',
      since: heading.since,
    };
    teller.open(heading.name, heading.date, lineNumber);
    if (heading.impossible !== undefined) {
      report('impossible-date', `"${heading.impossible}" is no day of the calendar`);
    }
    inRelease = true;
    fresh = true;
  };

  /** Takes what only stands between a heading and its first item; false where the line is none of that. */
  const takeDate = (line: string): boolean => {
    const date = fresh ? readDateLine(line) : undefined;
    return date !== undefined && teller.setDate(date);
  };

  const take = (line: string, next: string): void => {
    lineNumber += 1;
    if (line.trim() === '') {
      items.takeBlank();
      apart = true;
      return;
    }
    if (inEditorBlock || isEditorBlock(line)) {
      inEditorBlock = !/^\W*End:/i.test(line);
      return;
    }
    // An editor's mode line.
    if (style === undefined && /-\*-.{0,80}-\*-\s*$/.test(line.slice(0, 200))) return;
    const heading = readNewsHeading(line);
    if (heading !== undefined && isHeading(heading, line, next)) {
      openRelease(heading, line, next);
      apart = false;
      afterHeading = true;
      return;
    }
    if (isRule(line) && (indentOf(line) <= (style?.indent ?? 0) || !items.isOpen())) {
      apart = true;
      return;
    }
    const wasApart = apart || afterHeading;
    apart = false;
    afterHeading = false;
    if (!inRelease) return;
    if (takeDate(line)) return;
    fresh = false;
    if (wasApart && isCopyright(line)) {
      items.close();
      inRelease = false;
      report('copyright-notice', 'a notice of copyright, left out up to the next version');
      return;
    }
    const author = indentOf(line) === 0 ? readAuthorLine(line) : undefined;
    if (author !== undefined) items.setAuthor(author);
    else items.take(line, next, lineNumber, wasApart);
  };

  return {
    line(text) {
      if (held !== undefined) take(held, text);
      held = text;
    },
    end() {
      if (held !== undefined) take(held, '');
      items.close();
      teller.flush();
    },
  };
}
