import type { Block } from './blocks.ts';
import { type PartOptions, renderAnswerPages } from './discord-answer.ts';
import { renderEntryPages } from './discord-entry.ts';
import { escapeForDiscord } from './discord-escape.ts';
import { type FooterText, renderFooter, splitFooter } from './discord-footer.ts';
import type { DiscordEmbed } from './discord-message.ts';

/**
 * What the rendering for Discord depends on beside the blocks: `mention` gives the clickable form of a command,
 * `picture` tells that a picture of the answer's numbers comes with it, which then are not drawn in text.
 */
export interface DiscordOptions extends PartOptions {
  /** The colour of the edge. */
  color?: number | undefined;
  /** The question as it was read, for the footer of an answer that tells none itself, as `/show` does not. */
  readAs?: string | undefined;
  /** Of a question in plain words: that question, as a command, for the footer. */
  asked?: string | undefined;
}

/** The most characters that a description gets: of the 4,096 that it may have, some are left to spare. */
const longestText = 4000;
/** The most characters of all texts of an embed together. */
const longestEmbed = 6000;

/**
 * Turns blocks into embeds: the pages of an answer, of which one is shown at a time; most answers have one. The first
 * says everything; the others go on with the entries, or with the text of an entry.
 */
export function renderDiscord(blocks: readonly Block[], options: DiscordOptions = {}): DiscordEmbed[] {
  const isEntry = blocks.some(({ kind }) => kind === 'body');
  const footer = readFooterText(blocks);
  const longestFooter = renderFooter(
    footer.amount,
    'part 999 of 999',
    footer.readAs ?? options.readAs,
    options.asked,
  ).length;
  const room = Math.min(longestText, longestEmbed - longestFooter);
  const pages = isEntry ? renderEntryPages(blocks, room, options) : renderAnswerPages(blocks, room, options);
  // Where there is neither a second page nor an entry, nothing is asked again by a button.
  const readAs = footer.readAs ?? (isEntry || pages.length > 1 ? options.readAs : undefined);
  return pages.map((description, index) => {
    const part = pages.length === 1 ? undefined : `part ${index + 1} of ${pages.length}`;
    const text = renderFooter(footer.amount, part, readAs, options.asked);
    return {
      // An embed without any text would be refused.
      description: description.trim() === '' ? '…' : description,
      ...(options.color !== undefined && { color: options.color }),
      ...(text !== '' && { footer: { text } }),
    };
  });
}

/** The sentence of an error for whoever asked, in markdown. It may quote what they typed, and the log. */
export function renderRefusal(message: string): string {
  return escapeForDiscord(message.trim(), 1500);
}

function readFooterText(blocks: readonly Block[]): FooterText {
  const footer = blocks.find((block) => block.kind === 'footer');
  return footer === undefined ? { amount: '' } : splitFooter(footer.line);
}
