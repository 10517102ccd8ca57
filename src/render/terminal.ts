import { type Block, type Line, ours, type Span } from './blocks.ts';

/** How a terminal shows text. */
export interface TerminalStyle {
  /** Columns; lines are broken at spaces to fit. */
  width: number;
  colors: boolean;
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
      return block.lines.flatMap((line) => wrap(line, style, '  ', '    '));
    case 'body':
      return block.text
        .replace(/\r+(?=\n|$)/g, '')
        .split('\n')
        .map((line) => `  ${escapeControls(line)}`.trimEnd());
  }
}

/** Breaks a line at spaces so that it fits the width. A word that is too long stands alone and sticks out. */
function wrap(line: Line, style: TerminalStyle, first: string, rest: string): string[] {
  const lines: string[] = [];
  let text = first;
  let column = first.length;
  let empty = true;
  for (const word of splitAtSpaces(line)) {
    const length = word.reduce((sum, span) => sum + span.text.length, 0);
    const trailing = word.at(-1)?.text.endsWith(' ') ? 1 : 0;
    if (!empty && column + length - trailing > style.width) {
      lines.push(text.trimEnd());
      text = rest;
      column = rest.length;
      empty = true;
    }
    if (empty && length === trailing) continue;
    text += word.map((span) => paint(span, style)).join('');
    column += length;
    empty = false;
  }
  return [...lines, text.trimEnd()];
}

/** A line's words, each with the space that ends it; one word may run over several spans. */
function splitAtSpaces(line: Line): Span[][] {
  const words: Span[][] = [[]];
  for (const span of line) {
    for (const text of escapeSpan(span).split(/(?<= )/)) {
      if (text === '') continue;
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
