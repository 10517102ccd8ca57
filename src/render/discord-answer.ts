import { formatNumber } from '../model/text.ts';
import type { Block, Line } from './blocks.ts';
import { renderBars } from './discord-bars.ts';
import { type Mention, renderLine } from './discord-line.ts';

/** What the parts of an answer depend on. */
export interface PartOptions {
  mention?: Mention | undefined;
  picture?: boolean | undefined;
}

/** How many characters a part may have, and how many lines are shown below an entry. */
interface Measure {
  lead: number;
  line: number;
  note: number;
  detail: number;
  /** Below the first entry and below each of the others. */
  details: readonly [number, number];
  /** Whether numbers over time are drawn, or only told in a sentence. */
  bars: boolean;
}

/**
 * From roomy to tight: what is told below the entries gives way first. With the last, ten entries, eight notes and the
 * first line together have at most 3,900 characters.
 */
const measures: readonly Measure[] = [
  { lead: 1500, line: 500, note: 500, detail: 500, details: [12, 4], bars: true },
  { lead: 1000, line: 400, note: 300, detail: 250, details: [8, 1], bars: true },
  { lead: 800, line: 300, note: 250, detail: 200, details: [3, 0], bars: true },
  { lead: 500, line: 262, note: 90, detail: 0, details: [0, 0], bars: false },
];

/** How many entries stand on a page. */
const entriesOfPage = 10;

type EntryBlock = Extract<Block, { kind: 'entry' }>;

/** An answer in Discord's markdown: the first line, the evidence, the notes; one text for each page. */
export function renderAnswerPages(blocks: readonly Block[], room: number, options: PartOptions): string[] {
  const [first, ...others] = splitPages(blocks);
  return [first ?? [], ...others].map((page) => {
    let shown = '';
    for (const measure of measures) {
      const { text, isWhole } = renderPage(page, room, measure, options);
      shown = text;
      if (isWhole) break;
    }
    return shown;
  });
}

/** The blocks of each page: entries go on to the next, all else is on the first. */
function splitPages(blocks: readonly Block[]): Block[][] {
  const pages: Block[][] = [[]];
  let entries = 0;
  for (const block of blocks) {
    if (block.kind === 'footer') continue;
    const page = block.kind === 'entry' ? Math.floor(entries / entriesOfPage) : 0;
    if (block.kind === 'entry') entries += 1;
    pages[page] = [...(pages[page] ?? []), block];
  }
  return pages;
}

/** A page in one measure; whole where nothing of it had to be left out for want of room. */
function renderPage(
  blocks: readonly Block[],
  room: number,
  measure: Measure,
  options: PartOptions,
): { text: string; isWhole: boolean } {
  const best = blocks.find(({ kind }) => kind === 'entry');
  const parts = blocks.map((block) => renderPart(block, block === best, measure, options));
  let isWhole = true;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'list') continue;
    const lines = renderList(block, measure.line, options.mention);
    const kept = keepFitting(lines, room - joinParts(blocks, parts).length - 2);
    if (kept.length < lines.length) isWhole = false;
    parts[index] = kept;
  }
  const text = joinParts(blocks, parts);
  // Only notes without number could come to this; the first line and the entries fit.
  return text.length <= room
    ? { text, isWhole }
    : { text: keepFitting(text.split('\n'), room).join('\n'), isWhole: false };
}

function renderPart(block: Block, isBest: boolean, measure: Measure, { mention, picture }: PartOptions): string[] {
  switch (block.kind) {
    case 'lead':
      return [renderLead(block.line, measure.lead, mention)];
    case 'note':
      return [renderLine(block.line, { length: measure.note, bold: true, mention })];
    case 'entry':
      return renderEntry(block, isBest, measure, mention);
    case 'bars':
      return picture ? [] : renderBars(block, measure.note, measure.bars);
    default:
      return [];
  }
}

/** The first line: nothing in it is bold, unless all of it is, as a heading. */
export function renderLead(line: Line, length: number, mention: Mention | undefined): string {
  return renderLine(line, { length, bold: line.every(({ style }) => style === 'strong'), mention });
}

/** An entry as an item of a list, so that a long one is indented where it breaks; what is below it in small print. */
function renderEntry(block: EntryBlock, isBest: boolean, measure: Measure, mention: Mention | undefined): string[] {
  const count = measure.details[isBest ? 0 : 1];
  const length = measure.detail;
  const details = block.details
    .slice(0, count)
    .map((line) => `-# ${renderLine(line, { length, bold: false, mention })}`);
  const left = block.details.length - details.length;
  if (left > 0 && details.length > 0) details.push(`-# … and ${formatNumber(left)} more`);
  return [`- ${renderLine(block.line, { length: measure.line, bold: false, mention })}`, ...details];
}

/** The lines of a list. Numbers that they begin with are put below each other. */
export function renderList(
  { lines, counts }: Extract<Block, { kind: 'list' }>,
  length: number,
  mention: Mention | undefined,
): string[] {
  const widest = Math.max(0, ...(counts ?? []).map((count) => formatNumber(count).length));
  return lines.map((line, index) => {
    const shown = renderLine(line, { length, bold: true, mention });
    const number = counts?.[index] === undefined ? undefined : formatNumber(counts[index]);
    if (number === undefined || !shown.startsWith(number)) return shown;
    // Only in code do all digits and spaces have one width.
    return `\`${number.padStart(widest)}\`${shown.slice(number.length).replace(/^ · /, ' ')}`;
  });
}

/** The first lines that fit, and how many do not. */
function keepFitting(lines: readonly string[], room: number): string[] {
  if (lines.join('\n').length <= room) return [...lines];
  const kept: string[] = [];
  let size = more(lines.length).length;
  for (const line of lines) {
    size += line.length + 1;
    if (size > room) break;
    kept.push(line);
  }
  return [...kept, more(lines.length - kept.length)];
}

const more = (count: number): string => `… and ${formatNumber(count)} more that do not fit here`;

/** Entries, and notes, stand close together; anything else is parted by an empty line. */
function joinParts(blocks: readonly Block[], parts: readonly (readonly string[])[]): string {
  let text = '';
  let before: Block['kind'] | undefined;
  for (const [index, lines] of parts.entries()) {
    const kind = blocks[index]?.kind;
    if (lines.length === 0) continue;
    const gap = before === undefined ? '' : before === kind ? '\n' : '\n\n';
    text += gap + lines.join('\n');
    before = kind;
  }
  return text;
}
