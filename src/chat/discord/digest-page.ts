import type { DigestAnswer } from '../../model/answer.ts';
import { countOf } from '../../model/text.ts';
import { type Block, type Line, ours, say } from '../../render/blocks.ts';
import { renderDigestNotes } from '../../render/digest-answer.ts';
import { countListed, fitDigest, splitDigest, splitRest } from '../../render/digest-messages.ts';
import { renderDiscord } from '../../render/discord.ts';
import type { Mention } from '../../render/discord-line.ts';
import type { DiscordEmbed } from '../../render/discord-message.ts';
import { measureBlock } from '../../render/measure-line.ts';

/** The messages of a digest that was asked for. */
export interface DigestPages {
  pages: DiscordEmbed[];
  /** How many changes these list, those before them too. */
  listed: number;
  /** How many are left for other messages, and the words of the button that leads there. */
  more: number;
  moreLabel: string;
}

/** How a digest is shown. */
export interface DigestPageOptions {
  readAs: string;
  /** How many changes were listed before: the messages go on with those that come after, of a digest that lists all. */
  skip: number;
  color: number;
  mention: Mention;
}

/** More messages than these are not asked for at once; what has no place in them is left for the button. */
const mostPages = 10;
/** What a message has room for beside its footer, and what of that is left at least where much is to be noted. */
const room = 3900;
const leastRoom = 1500;

/** Puts the answer of `/digest` on messages. */
export function renderDigestPages(answer: DigestAnswer, options: DigestPageOptions): DigestPages {
  const { digest, style, log } = answer;
  const { readAs, skip, color, mention } = options;
  const footer = (part: number, parts: number): Line => {
    const place = parts === 1 ? [] : ours(` · part ${part + 1} of ${parts}`);
    return say`${log}${place} · read as ${readAs}`;
  };
  const show = (parts: readonly Block[][]): DiscordEmbed[] =>
    parts.flatMap((blocks) => renderDiscord(blocks, { color, mention }).slice(0, 1));
  if (skip > 0) {
    const pages = show(splitRest(digest, skip, { style, footer }));
    return { pages, listed: skip, more: 0, moreLabel: '' };
  }
  const notes = renderDigestNotes(answer);
  const taken = notes.reduce((sum, note) => sum + measureBlock(note), 0);
  const split = { style, footer, most: mostPages, room: Math.max(leastRoom, room - taken) };
  const fitted = fitDigest(digest, split);
  const [first = [], ...others] = splitDigest(fitted, split);
  const more = fitted.summedUp ? 0 : fitted.more;
  return {
    pages: show([[...first.slice(0, -1), ...notes, ...first.slice(-1)], ...others]),
    listed: countListed(fitted),
    more,
    moreLabel: `Show ${countOf(more, 'more change')}`,
  };
}
