import type { Block, Line } from './blocks.ts';

/** The most characters that a chat message gives one line of a list, or of any other kind. */
const longest = { list: 500, other: 1500 };

/**
 * How many characters a line may come to in a chat message, markup and escapes included, at most. It may be fewer, so
 * that what fits by this measure fits.
 */
export function measureLine(line: Line, most = longest.list): number {
  let length = 0;
  for (const { text, style, link } of line) {
    // A backslash or a break is put before a character at most, and pairs of spaces become three characters.
    length += text.length + (text.match(/[!-/:-@[-`{-~]| {2}/g)?.length ?? 0);
    if (style === 'strong') length += 4;
    if (link !== undefined) length += link.length + 4;
  }
  return Math.min(length, most);
}

/** The same for a block, with the empty line that parts it from the one before. Footers stand elsewhere. */
export function measureBlock(block: Block): number {
  switch (block.kind) {
    case 'list':
      return block.lines.reduce((sum, line) => sum + measureLine(line) + 1, 2);
    case 'lead':
    case 'note':
      return measureLine(block.line, longest.other) + 2;
    case 'entry':
      return [block.line, ...block.details].reduce((sum, line) => sum + measureLine(line) + 6, 2);
    default:
      return 0;
  }
}
