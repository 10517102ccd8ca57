import { formatNumber } from '../model/text.ts';
import { type Bar, type Block, type Line, ours, type Span } from './blocks.ts';
import { breaks, displayWidth } from './display-width.ts';
import { type BarCharacters, blockCharacters, drawColumns, drawRow, padTo, plainCharacters } from './text-bars.ts';

/** How a terminal shows text. */
export interface TerminalStyle {
  /** Columns; lines are broken at spaces to fit. */
  width: number;
  colors: boolean;
  /** Whether it may know plain characters only, so that bars are drawn with these. */
  isDumb?: boolean | undefined;
  /** Whether somebody looks at it, so that texts of entries are broken too; what goes on to a file or a script has them as they are. */
  isScreen?: boolean | undefined;
}

/** The text of an answer for scripts and files: no colours. */
export const plainStyle: TerminalStyle = { width: 100, colors: false };

/** Turns blocks into terminal text, without a line end at its end. */
export function renderTerminal(blocks: readonly Block[], style: TerminalStyle): string {
  const parts: string[] = [];
  let before: Block['kind'] | undefined;
  for (const block of blocks) {
    // Entries stand close together; anything else is parted by an empty line.
    if (before !== undefined && !(before === block.kind && block.kind !== 'body')) parts.push('');
    parts.push(...renderBlock(block, style));
    before = block.kind;
  }
  return parts.join('\n');
}

/** A line that tells something beside the answers, broken where words end. */
export const renderNotice = (line: string, style: TerminalStyle): string =>
  wrap(ours(line), { ...style, colors: false }, '', '').join('\n');

function renderBlock(block: Block, style: TerminalStyle): string[] {
  switch (block.kind) {
    case 'lead':
    case 'note':
      return wrap(block.line, style, '', '');
    case 'footer':
      return wrap(
        block.line.map((span) => ({ ...span, style: 'dim' as const })),
        style,
        '',
        '',
      );
    case 'entry':
      return [
        ...wrap(block.line, style, '  ', '    '),
        ...block.details.flatMap((line) => wrap(line, style, '    ', '    ')),
        // With colours the id is a link.
        ...(block.link === undefined || style.colors ? [] : wrap(ours(block.link), style, '    ', '    ')),
      ];
    case 'list':
      return block.counts === undefined || block.lines.length < 2
        ? block.lines.flatMap((line) => wrap(line, style, '  ', '    '))
        : renderCounted(block.lines, block.counts, style);
    case 'bars':
      return [...wrap(block.title, style, '', ''), ...renderBars(block.bars, style)];
    case 'body':
      return block.text
        .replace(/\r+(?=\n|$)/g, '')
        .split('\n')
        .flatMap((line) => renderVerbatim(`  ${escapeControls(line)}`.trimEnd(), style));
  }
}

/** A line of an entry's text as it is; where it is too long for a screen, what goes on stands below its beginning. */
function renderVerbatim(line: string, style: TerminalStyle): string[] {
  if (!style.isScreen || displayWidth(line) <= style.width) return [line];
  const text = line.trimStart();
  const indent = ' '.repeat(Math.min(line.length - text.length, Math.floor(style.width / 2)));
  return wrap(ours(text), style, indent, indent);
}

/** Lines that begin with their numbers: these are put below each other, with a bar before each. */
function renderCounted(lines: readonly Line[], counts: readonly number[], style: TerminalStyle): string[] {
  const most = Math.max(...counts);
  const room = fitBars(Math.floor(style.width / 3), 24);
  const widest = formatNumber(most).length;
  return lines.flatMap((line, index) => {
    const count = counts[index] ?? 0;
    const bar = room === 0 ? '' : `${padTo(drawRow(count, most, room, charactersOf(style)), room)}  `;
    const first = `  ${bar}${' '.repeat(Math.max(0, widest - formatNumber(count).length))}`;
    return wrap(line, style, first, ' '.repeat(2 + displayWidth(bar) + widest + 2));
  });
}

/** A few numbers over time have a line each, more of them a column each. */
function renderBars(bars: readonly Bar[], style: TerminalStyle): string[] {
  const counts = bars.map(({ count }) => count);
  if (bars.length > mostRows) {
    const columns = drawColumns(counts, charactersOf(style));
    const room = Math.max(1, style.width - 2);
    return Array.from({ length: Math.ceil(columns.length / room) }, (_, part) => {
      return `  ${columns.slice(part * room, (part + 1) * room)}`;
    });
  }
  const most = Math.max(...counts, 1);
  const labels = bars.map(({ label }) => label.map(escapeSpan).join(''));
  const widest = Math.max(...labels.map(displayWidth));
  const room = fitBars(style.width - widest - formatNumber(most).length - 5, 40);
  return labels.map((label, index) => {
    const count = counts[index] ?? 0;
    const bar = drawRow(count, most, room, charactersOf(style));
    return `  ${padTo(label, widest)}  ${bar}${bar === '' ? '' : ' '}${formatNumber(count)}`;
  });
}

const mostRows = 14;

/** How long bars may be; nothing where they would be too short to tell anything. */
const fitBars = (room: number, most: number): number => (room < 8 ? 0 : Math.min(room, most));

const charactersOf = ({ isDumb }: TerminalStyle): BarCharacters => (isDumb ? plainCharacters : blockCharacters);

/** Breaks a line so that it fits the width. A word that is too long stands alone and sticks out. */
function wrap(line: Line, style: TerminalStyle, first: string, rest: string): string[] {
  const lines: string[] = [];
  let begin = first;
  let painted: Span[] = [];
  let column = displayWidth(first);
  let empty = true;
  const endLine = (): string => {
    const text = `${begin}${joinAlike(painted)
      .map((span) => paint(span, style))
      .join('')}`.trimEnd();
    painted = [];
    return text;
  };
  for (const word of splitWords(line)) {
    const length = word.reduce((sum, span) => sum + displayWidth(span.text), 0);
    const trailing = word.at(-1)?.text.endsWith(' ') ? 1 : 0;
    if (!empty && column + length - trailing > style.width) {
      lines.push(endLine());
      begin = rest;
      column = rest.length;
      empty = true;
    }
    if (empty && length === trailing) continue;
    painted.push(...word);
    column += length;
    empty = false;
  }
  return [...lines, endLine()];
}

/** Spans that look alike as one, so that it is painted once. */
function joinAlike(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && last.style === span.style && last.link === span.link) {
      joined[joined.length - 1] = { ...last, text: last.text + span.text };
    } else joined.push(span);
  }
  return joined;
}

/**
 * A line's words, each with the space that ends it; one word may run over several spans. Writing without spaces may be
 * broken behind any of its characters.
 */
function splitWords(line: Line): Span[][] {
  const words: Span[][] = [[]];
  for (const span of line) {
    for (const [index, text] of escapeSpan(span).split(breaks).entries()) {
      if (text === '') continue;
      if (index > 0 && words.at(-1)?.length !== 0) words.push([]);
      words.at(-1)?.push({ ...span, text });
      if (text.endsWith(' ')) words.push([]);
    }
  }
  return words.filter((word) => word.length > 0);
}

const escapeSpan = (span: Span): string =>
  span.from === 'us' ? span.text : escapeControls(span.text.replace(/\s+/g, ' '));

/**
 * Takes from a text what a terminal would obey: control characters (so escape sequences too) are shown by their number,
 * marks that have no width or turn the text's direction are left out.
 */
export function escapeControls(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/\t/g, '    ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

// ECMA-48, "select graphic rendition": bold, faint, and what ends both.
const codes = { strong: '\u001b[1m', dim: '\u001b[2m', end: '\u001b[22m' };

function paint(span: Span, style: TerminalStyle): string {
  const text = span.text.trimEnd();
  if (!style.colors || text === '') return span.text;
  const linked = span.link === undefined ? text : link(text, span.link);
  const styled = span.style === undefined ? linked : `${codes[span.style]}${linked}${codes.end}`;
  return `${styled}${span.text.slice(text.length)}`;
}

/** Text that leads to an address, in the way of terminals (OSC 8); an address with more than plain characters is none. */
function link(text: string, address: string): string {
  if (!/^https:\/\/[!-~]+$/.test(address)) return text;
  return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}
