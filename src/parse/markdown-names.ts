import { findTargetEnd, plainText } from './markdown-inline.ts';

/** Headings that part a release by the kind of its changes, as the common tools and habits name them. */
const sectionNames =
  /^(?:added|adds|additions|new|new features?|new contributors|contributors|committers|features?|enhancements?|improvements?|improved|changed|changes|what['’]s changed|other changes|other|misc(?:ellaneous)?|(?:miscellaneous )?chores?|updates?|updated|fix(?:ed|es)?|bug ?fix(?:es)?|bugs?|security(?: fix(?:es)?)?|deprecated|deprecations?|removed|removals?|breaking(?: changes?)?|(?:major|minor|patch) changes|performance(?: improvements)?|reverts?|docs|documentation|tests?|tests? and ci|ci|build(?: system)?s?|refactor(?:s|ing|ed)?|code refactoring|style|styles|dependenc(?:y|ies)(?: updates?)?|deps|internals?|highlights?|notable changes|commits|known issues|notes?|upgrade notes?|(?:special )?thanks|credits|merged pull requests|closed issues|implemented enhancements|fixed bugs|closed|merged)(?: ?:?\s*\d+)?$/i;

/** Whether a heading names a kind of changes, such as `Added`, `Bug Fixes` or `⚠ BREAKING CHANGES`. */
export function isSectionName(text: string): boolean {
  if (text.length > 80) return false;
  const bare = text.replace(/:[a-z0-9_+-]{1,40}:/g, ' ').replace(/^[^\p{L}]+|[^\p{L}\d]+$/gu, '');
  return sectionNames.test(bare);
}

/** The text of a heading as it is kept: plain, without a colon at the end. */
export const nameSection = (text: string): string => plainText(text.slice(0, 1000)).replace(/\s*:$/, '');

/** A line in bold that is a heading by its look, `**Bug fixes:**`. A sentence in bold is none. */
export function isBoldHeading(line: string): boolean {
  const text = line.trim();
  if (text.length > 90) return false;
  return isMarked(text, '**') || isMarked(text, '__');
}

function isMarked(text: string, mark: string): boolean {
  const bare = text.replace(/\s*:$/, '');
  if (!bare.startsWith(mark) || !bare.endsWith(mark) || bare.length <= 2 * mark.length) return false;
  const inner = bare.slice(mark.length, -mark.length);
  return !inner.includes(mark) && !/[.!?]$/.test(inner.trim()) && inner.trim().split(/\s+/).length <= 6;
}

/** A line such as `Fixes:` or `Bug Fixes` that heads the list under it. */
export function isColonHeading(lines: readonly string[]): boolean {
  const text = (lines[0] ?? '').trim();
  if (lines.length > 1 || text.length > 60) return false;
  return isSectionName(text) || (/:\**_*$/.test(text) && text.split(/\s+/).length <= 4);
}

/** An item that only heads the list under it: `**Added**`, `package:`, `` `package` ``, `Bug Fixes`. */
export function isItemHeading(lines: readonly string[]): boolean {
  const text = (lines[0] ?? '').trim();
  if (lines.length !== 1 || text === '' || text.length > 160) return false;
  const bare = text.replace(/\s*:$/, '');
  if (isBoldHeading(text) || isSectionName(bare)) return true;
  if (/^`[^`]+`(?:, `[^`]+`)*$/.test(bare) || /^[*_][^*_]+[*_]$/.test(bare)) return bare.split(/\s+/).length <= 6;
  if (text !== bare && bare.startsWith('[') && findTargetEnd(bare, bare.indexOf(']') + 1) === bare.length) return true;
  // A sentence, or the dependencies that a tool lists, is an item with more under it.
  return /:\**$/.test(text) && !/\]\(|\d|^updated dependencies/i.test(text) && text.split(/\s+/).length <= 3;
}

/** Whether a text is only a way to elsewhere: a line of release notes such as `**Full Changelog**: https://…`. */
export function isWayElsewhere(lines: readonly string[]): boolean {
  const text = lines.join(' ').trim();
  if (text.length > 1000 || !/https?:|\]\(|\.md\b/.test(text)) return false;
  if (!/change ?log|compare|commits|diff|releases|milestone|source code/i.test(text)) return false;
  const words = plainText(text)
    .replace(/https?:\S+/g, ' ')
    .replace(
      /\bv?\d+\.[\w.+-]*|\.\.\.|…|compare|full|change ?logs?|diffs?|commits?|view|see|all|changes|source code|download|milestone|release notes?|on github|\bzip\b|\btar\b/gi,
      ' ',
    );
  return !/[\p{L}\p{N}]/u.test(words);
}

/** Whether an item only leads to parts of this page or to other pages of the log, as in a table of contents. */
export function isContents(lines: readonly string[]): boolean {
  const [first = '', ...others] = lines;
  const links = others.length > 0 && !/[\](#]/.test(first) && first.length <= 60 ? others : lines;
  return links.every((line) => {
    const text = line.trim();
    return (
      text === '' ||
      (text.length < 400 && /^(?:[-*+]\s+|\d+[.)]\s+)?\[[^\]]*\]\((?:#|[\w./-]*\.md(?:#|\)))[^()\s]*\)?$/.test(text))
    );
  });
}
