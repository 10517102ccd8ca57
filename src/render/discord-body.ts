import { cleanText } from '../model/clean-text.ts';
import { cutText, escapeMarkdown, fenceLine } from './discord-escape.ts';

/**
 * A text of the log in full, in Discord's markdown, in pieces: the first of at most `first` characters, the others of
 * at most `room`. It is cut between paragraphs, in a longer paragraph between lines, in a longer line between words.
 *
 * Messages are prose for the most part, wrapped by hand, with some code or output indented in it. Prose stands as
 * escaped text, each line on its own: in a fence it would be set in a font of fixed width, in which lines of 72
 * characters do not fit an embed, and each would break a second time. What is indented stands in a fence, where
 * columns stay under each other; a fence cannot be left, because runs of backticks are broken inside it.
 */
export function renderBody(text: string, first: number, room: number): string[] {
  const pages: string[] = [];
  let page = '';
  const left = (): number => (pages.length === 0 ? first : room) - (page === '' ? 0 : page.length + gap.length);
  const add = (shown: string): void => {
    page = page === '' ? shown : `${page}${gap}${shown}`;
  };
  /** Where a page ends between empty lines, these are left out: a fence around nothing shows its marks. */
  const addLines = (lines: readonly string[], part: Part): void => {
    const from = lines.findIndex((line) => line !== '');
    if (from >= 0) add(join(lines.slice(from, lines.findLastIndex((line) => line !== '') + 1), part));
  };
  const turn = (): void => {
    pages.push(page);
    page = '';
  };
  const parts = splitParts(cleanText(text));
  const showProse = parts.some(hasUnderline) ? escapeUnderlines : escapeMarkdown;
  for (const part of parts) {
    const show = part.isCode ? fenceLine : showProse;
    const lines = part.lines.flatMap((line) => cutLine(line, show, room - fenceSize)).map(show);
    const size = sizeOf(lines, part);
    // A paragraph that fits on a page of its own is not cut; the page before it may stay short.
    if (size > left() && (size <= room || left() < room / 4)) turn();
    let taken: string[] = [];
    let used = sizeOf([], part);
    for (const line of lines) {
      if (used + line.length + 1 > left()) {
        addLines(taken, part);
        turn();
        taken = [];
        used = sizeOf([], part);
      }
      taken.push(line);
      used += line.length + 1;
    }
    addLines(taken, part);
  }
  turn();
  return pages.filter((shown, index) => index === 0 || shown !== '');
}

const gap = '\n\n';
const fence = '```';
/** What two fences and their line ends take. */
const fenceSize = 2 * fence.length + 2;

const sizeOf = (lines: readonly string[], { isCode }: Part): number =>
  lines.reduce((sum, line) => sum + line.length + 1, isCode ? fenceSize : 0);

const hasUnderline = ({ isCode, lines }: Part): boolean => isCode && lines.some((line) => line.includes('_'));

/** An underline inside a word begins emphasis where code ends it, in which nothing can be escaped. */
const escapeUnderlines = (line: string): string =>
  escapeMarkdown(line).replace(/(?<=[0-9A-Za-z])_(?=[0-9A-Za-z])/g, '\\_');

const join = (lines: readonly string[], { isCode }: Part): string =>
  isCode ? [fence, ...lines, fence].join('\n') : lines.join('\n');

/** Lines that are shown in one way. */
interface Part {
  isCode: boolean;
  lines: string[];
}

/** Paragraphs of prose, and stretches of code with the empty lines in them. */
function splitParts(text: string): Part[] {
  const parts: Part[] = [];
  for (const paragraph of text.split(/\n(?: *\n)+/)) {
    for (const part of splitParagraph(paragraph.split('\n').map((line) => line.trimEnd()))) {
      const last = parts.at(-1);
      if (part.isCode && last?.isCode) last.lines.push('', ...part.lines);
      else if (part.lines.some((line) => line !== '')) parts.push(part);
    }
  }
  return parts;
}

/** Lines that are indented far are code, and so is a paragraph that is indented as a whole; a list is neither. */
function splitParagraph(lines: readonly string[]): Part[] {
  const isList = lines.some((line) => /^ *(?:[-*+•]|\d+[.)]|\(\w+\)) /.test(line));
  const all = !isList && lines.every((line) => /^ {2}/.test(line));
  const parts: Part[] = [];
  for (const line of lines) {
    const isCode = all || (!isList && /^ {4}/.test(line));
    const last = parts.at(-1);
    if (last?.isCode === isCode) last.lines.push(line);
    else parts.push({ isCode, lines: [line] });
  }
  return parts;
}

/** A line in stretches that fit a page, cut at spaces where there are some. */
function cutLine(line: string, show: (line: string) => string, room: number): string[] {
  const parts: string[] = [];
  let rest = line;
  for (;;) {
    // A character that is longer than a page can only be one that was made to be.
    const head = cutText(rest, room, show, '') || rest.slice(0, Math.floor(room / 3));
    parts.push(head);
    if (head.length === rest.length) return parts;
    rest = rest.slice(head.length).trimStart();
  }
}
