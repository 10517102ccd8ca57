import type { Block } from './blocks.ts';
import { type PartOptions, renderLead, renderList } from './discord-answer.ts';
import { renderBody } from './discord-body.ts';
import { renderLine } from './discord-line.ts';

/** An entry in full, in Discord's markdown: its facts, then its text, over as many pages as they need. */
export function renderEntryPages(blocks: readonly Block[], room: number, options: PartOptions): string[] {
  const pages: string[] = [];
  let page = '';
  const turn = (): void => {
    if (page !== '') pages.push(page);
    page = '';
  };
  for (const block of blocks) {
    if (block.kind === 'body') {
      const [first = '', ...others] = renderBody(block.text, room - page.length - 2, room);
      page = [page, first].filter((text) => text !== '').join('\n\n');
      for (const other of others) {
        turn();
        page = other;
      }
      continue;
    }
    for (const [index, line] of renderLines(block, options).entries()) {
      if (page.length + line.length + 2 > room) turn();
      page += page === '' ? line : `${index === 0 ? '\n\n' : '\n'}${line}`;
    }
  }
  turn();
  return pages;
}

/** The lines of a block; the footer is written elsewhere, and bars and entries do not come with an entry in full. */
function renderLines(block: Block, { mention }: PartOptions): string[] {
  if (block.kind === 'lead') return [renderLead(block.line, 700, mention)];
  if (block.kind === 'list') return renderList(block, 500, mention);
  return block.kind === 'note' ? [renderLine(block.line, { length: 500, bold: true, mention })] : [];
}
