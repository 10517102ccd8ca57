import { readGnuHeading } from './gnu-changelog-heading.ts';
import { hasAddress, readAuthorLine } from './gnu-changelog-people.ts';
import { classifyRole } from './trailer-roles.ts';

/** Lines up to a blank one, as the log has them. */
export interface Block {
  kind: BlockKind;
  lines: string[];
  /** The number of its first line, from 1. */
  line: number;
}

/** A block of items, of text alone, or of text with items right below it. */
export type BlockKind = 'items' | 'text' | 'titled';

const tabWidth = 8;
const referenceVerb =
  /^(?:fix(?:es|ed)?|closes?d?|resolve[sd]?|bug|issue|refs?|references|see|addresses|complements)\b:?\s{0,2}(?:bug|issue|debian|savannah|pr|gh)?\s{0,2}[#<\d]?\s{0,2}(?:https?:|bug|\d|[0-9a-f]{7}|v\d)/i;
const thanks =
  /^(?:reported|suggested|requested|tested|reviewed|acked|spotted|noticed|discovered|found|problem|problems? reported|patch|pointed out|co-authored|contributed)[- ](?:also |originally |independently )?(?:by|from|in|at)\b|^(?:thanks|cc:|link:|part-of:|see merge request|copyright-paperwork|\(cherry picked|https?:\/\/)/i;
const goesOn =
  /^(?:this|these|those|that|they|it|also|however|otherwise|previously|in particular|as a result|without this|note that|there (?:is|are|was|were))\b/i;
/** How a sentence of a body may begin, where it fills more than a line. */
const prose = /^(?:the|a|an|in|if|when|since|as|for|on|with|to|we|i|but|so)\s/i;
const bugOnly = /^(?:\[?(?:pr|bz|bug|bugs|rh)\b[\s#:/]*|[\w+-]{1,30}\/\d)[\w\s#:/+,.&-]*\]?$/i;

/** How many columns of white space a line begins with, and where its text does. */
export function indentOf(line: string): { width: number; index: number } {
  let width = 0;
  let index = 0;
  for (; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === '\t') width += tabWidth - (width % tabWidth);
    else if (character === ' ' || character === '\u00A0') width += 1;
    else if (character === '\f' || character === '\r' || character === '\v') continue;
    else break;
  }
  return { width, index };
}

/** The line without its first `columns` of white space, or without all it has if that is less. */
export function cutIndent(line: string, columns: number): string {
  const { width, index } = indentOf(line);
  return ' '.repeat(Math.max(0, width - columns)) + line.slice(index);
}

/** The text of an item's first line, behind its bullet. */
export function readGnuBullet(line: string): string | undefined {
  const text = line.slice(indentOf(line).index, 4_000_000);
  const first = text.charAt(0);
  if (first === '*') return text === '*' || /^\*[^*]/.test(text) ? text.slice(1).trimStart() : undefined;
  return (first === '-' || first === '+' || first === '•') && /^.\s/.test(text) ? text.slice(1).trimStart() : undefined;
}

/** What kind of block these lines are. A list with dashes inside a text is a part of the text. */
export function kindOf(lines: readonly string[]): BlockKind {
  const first = lines[0] ?? '';
  // `(function): text` goes on with the files above it.
  if (readGnuBullet(first) !== undefined || /^\s*\([^()]{1,200}\)(?: \[[^\]]{1,80}\])?:/.test(first.slice(0, 400)))
    return 'items';
  return lines.some((line) => /^\s*\*\s/.test(line) && readGnuBullet(line) !== undefined) ? 'titled' : 'text';
}

/** The text of a block above its first item. */
export function textOf(block: Block): string[] {
  const end = block.lines.findIndex((line) => readGnuBullet(line) !== undefined);
  return end < 0 ? block.lines : block.lines.slice(0, end);
}

/** Whether these lines name bugs and say nothing else, `PR 29843`. */
export const isBugsOnly = (lines: readonly string[]): boolean =>
  lines.length > 0 && lines.length <= 20 && lines.every((line) => line.length < 200 && bugOnly.test(line.trim()));

/** Whether a text begins a change of its own for sure: its title names a part, `sort: fix it`, `[NEWS] Say it`. */
export function startsChange(block: Block): boolean {
  const first = block.lines[0]?.trim().slice(0, 200) ?? '';
  return (
    !refers(block) &&
    (/^[\w./*+-]{1,60}(?:, ?[\w./*+-]{1,60}){0,8}: \S/.test(first) || /^\[[^\]]{1,80}\] \S/.test(first))
  );
}

/** Whether a text only belongs to what stands above it: bugs, links, thanks, trailers, or words that go on from there. */
export function continuesChange(block: Block): boolean {
  const first = block.lines[0]?.trim().slice(0, 200) ?? '';
  return (
    refers(block) ||
    goesOn.test(first) ||
    first.startsWith('(') ||
    isQuotedHeading(first) ||
    (prose.test(first) && isProse(block))
  );
}

/** Whether a line only tells bugs, links, thanks or a trailer. */
export function isReference(line: string): boolean {
  const text = line.trim().slice(0, 300);
  return referenceVerb.test(text) || thanks.test(text) || readTrailerLine(text) !== undefined;
}

function refers({ lines }: Block): boolean {
  const first = lines[0]?.trim().slice(0, 300) ?? '';
  return isReference(first) || isBugsOnly(lines) || (lines.length === 1 && /^\S.{0,60}<?https?:\/\/\S+$/.test(first));
}

/** Whether a text is one sentence over several lines, as bodies are and titles are not. */
export function isProse({ lines }: Block): boolean {
  return lines.length > 1 && /^\s*\p{Ll}/u.test(lines[1] ?? '') && /[.)!]\s*$/.test(lines.at(-1)?.slice(-20) ?? '');
}

/** Whether a line is a heading of another log that was copied into a text. */
function isQuotedHeading(line: string): boolean {
  return hasAddress(line.slice(0, 400)) && readGnuHeading(line.trim()) !== undefined;
}

/** Whether lines end in a heading of another log, further authors below it included. */
export function endsInHeading(lines: readonly string[]): boolean {
  const last = lines.findLastIndex((line) => readAuthorLine(line) === undefined || isQuotedHeading(line));
  return last >= 0 && isQuotedHeading(lines[last] ?? '');
}

/** Whether what stands below a block belongs to it: it ends in a copied heading, or as text in a colon. */
export function introduces({ kind, lines }: Block): boolean {
  return endsInHeading(lines.slice(-8)) || (kind === 'text' && (lines.at(-1) ?? '').trimEnd().endsWith(':'));
}

/** Reads a line such as `Reported-by: Name <mail>`. */
export function readTrailerLine(line: string): { role: string; value: string; person: boolean } | undefined {
  const match = /^([A-Za-z][A-Za-z-]{1,40}):[ \t]+(\S.*)$/.exec(line.length > 1000 ? '' : line);
  const value = match?.[2]?.trim() ?? '';
  const role = match?.[1]?.toLowerCase() ?? '';
  const known = match === null ? 'unknown' : classifyRole(role, value);
  return known === 'unknown' ? undefined : { role, value, person: known === 'person' };
}

/** Whether a line is blank or has nothing but a rule. */
export const isRule = (line: string): boolean => /^[\s=*_~-]*$/.test(line);

/** Whether a line begins what stands at the end of such files, and is no change: rights, settings of an editor. */
export function isNotice(line: string): boolean {
  const text = line.slice(0, 200);
  if (
    /^\s*(?:;+\s*|#+\s*)?(?:Copyright (?:\(C\)|©)|Copying and distribution of this file|Local Variables:)/i.test(text)
  )
    return true;
  // With an indent it may be a change, `Copyright 2024 in all files.`
  return /^(?:[;#]+\s*)?Copyright \d/i.test(text);
}

/** Whether a line says nothing of a change: a rule, a comment, a mode line, where older changes are kept. */
export function isOrnament(line: string): boolean {
  if (line.length > 300) return false;
  const text = line.trim();
  if (/^[-=*_#~;+ ]+$|^;|^#(?:\s|#)|^\$[A-Z]\w+:|^vim?:|^.{0,40}-\*-.{0,80}-\*-/.test(text)) return true;
  return /^(?:.?ChangeLog ends here|End:$|(?:For|See)\b.{0,60}\b(?:older|earlier|previous)\b)/i.test(text);
}

/** Whether a line is a title between rules, `----- lib/ChangeLog -----`. */
export const isBanner = (line: string): boolean =>
  /^([-=*#_])\1{2,}.{1,200}\1{3}\s*$/.test(line.length > 300 ? '' : line);

/** Whether a title only tells where a change came from or whom to thank, above what it does. */
export const isCredit = (lines: readonly string[]): boolean =>
  lines.length <= 4 &&
  (isReference(lines[0] ?? '') ||
    /^(?:changes |patch |based on .{0,60})?from .{1,100}:$/i.test(lines[0]?.trim().slice(0, 200) ?? ''));
