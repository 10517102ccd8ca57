import type { Digest, DigestPart } from '../model/digest.ts';
import { countTold } from '../model/digest-count.ts';
import { shareOut } from '../model/share-out.ts';
import { type Block, type Line, ours, say, styled } from './blocks.ts';
import { renderClosing, renderFooter, renderItem, renderMore, renderOpening, renderSection } from './digest-blocks.ts';
import { type DigestLayout, type DigestLayoutOptions, type DigestSection, layOutDigest } from './digest-layout.ts';
import { measureBlock, measureLine } from './measure-line.ts';

/** How a digest is parted. */
export interface SplitOptions extends DigestLayoutOptions {
  /** The last line of each message: of `part`, counted from 0, of so many. */
  footer?: ((part: number, parts: number) => Line) | undefined;
  /** How many messages there are at most, and how many characters each has, footers apart. */
  most?: number | undefined;
  room?: number | undefined;
}

/** What a chat message has room for, and how many of them one digest may take. */
const defaults = { most: 4, room: 3900 };

/**
 * Parts a digest over several messages: between subsystems where that leaves no message half empty, else between
 * changes. Where even that is not enough, each subsystem loses its last changes, those with most of them first, and they
 * are counted in its place.
 */
export function splitDigest(digest: Digest, options: SplitOptions): Block[][] {
  const { most = defaults.most, room = defaults.room, footer } = options;
  const fitted = fitDigest(digest, options);
  const messages = pack(layOutDigest(fitted, options), room).slice(0, most);
  return messages.map((blocks, part) => [...blocks, ...renderFooter(footer?.(part, messages.length))]);
}

/** A digest with only as many of its changes as there is room for. */
export function fitDigest(digest: Digest, options: SplitOptions): Digest {
  const { most = defaults.most, room = defaults.room } = options;
  const all = digest.subsystems.reduce((sum, { entries }) => sum + entries.length, 0);
  // Fewer changes never take more room, so the largest number that fits is found by halving.
  let [fits, over] = [0, all + 1];
  while (over - fits > 1) {
    const tried = over === all + 1 && fits === 0 ? all : (fits + over) >> 1;
    if (pack(layOutDigest(keepListed(digest, tried), options), room).length <= most) fits = tried;
    else over = tried;
  }
  return keepListed(digest, fits);
}

/** How many changes a digest lists. */
export function countListed(digest: Digest): number {
  return sum(digest.subsystems.map(({ entries }) => entries.length));
}

/**
 * The changes that a digest of which only the first `shown` were listed has left, as messages without end. They are the
 * same whatever limit that digest was made with, and whatever it looked like.
 */
export function splitRest(digest: Digest, shown: number, options: SplitOptions): Block[][] {
  const { most = Number.POSITIVE_INFINITY, room = defaults.room, footer, heading, style } = options;
  const rest = keepBetween(digest, shown, countListed(digest));
  const { sections, heading: usual } = layOutDigest(rest, { style, heading });
  const layout = { heading: usual, numbers: [], sections, rest: [], people: [], more: [] };
  const messages = pack(layout, room).slice(0, most);
  return messages.map((blocks, part) => [...blocks, ...renderFooter(footer?.(part, messages.length))]);
}

/**
 * A digest of which only some changes are there: those that `to` places dealt out over its subsystems have room for, and
 * `from` places have not.
 */
export function keepBetween(digest: Digest, from: number, to: number): Digest {
  const sizes = digest.subsystems.map(({ entries }) => entries.length);
  const [starts, ends] = [shareOut(sizes, from), shareOut(sizes, to)];
  const subsystems = digest.subsystems.map((part, index): DigestPart => {
    const entries = part.entries.slice(starts[index], ends[index]);
    return { ...part, entries, folded: 0, count: countTold(entries) };
  });
  return { ...digest, subsystems, more: 0, reverted: undefined };
}

/** A digest of which only so many changes are listed, dealt out over its subsystems. */
function keepListed(digest: Digest, limit: number): Digest {
  const sizes = digest.subsystems.map(({ entries }) => entries.length);
  const shares = shareOut(sizes, limit);
  const dropped = digest.subsystems.map(({ entries }, index) => entries.slice(shares[index]));
  const cut = sum(dropped.map(countTold));
  if (cut === 0) return digest;
  return {
    ...digest,
    subsystems: digest.subsystems.map((part, index) => ({ ...part, entries: part.entries.slice(0, shares[index]) })),
    more: digest.more + cut,
  };
}

/** Fills one message after the other. */
function pack(layout: DigestLayout, room: number): Block[][] {
  const messages: Block[][] = [];
  let blocks = renderOpening(layout);
  let used = sum(blocks.map(measureBlock));
  const turn = (): void => {
    messages.push(blocks);
    blocks = [];
    used = 0;
  };
  const put = (block: Block): void => {
    blocks.push(block);
    used += measureBlock(block);
  };
  for (const section of layout.sections) {
    const groups = groupLines(section, room / 2);
    const isFirst = () => blocks.at(-1)?.kind !== 'list';
    const whole = measureBlock(renderSection(section.heading, groups.flat(), isFirst()));
    if (used + whole > room && (whole <= room / 2 || used > room * 0.7) && used > 0) turn();
    let heading = section.heading;
    let lines: Line[] = [];
    for (const group of groups) {
      const next = renderSection(heading, [...lines, ...group], isFirst());
      if (used + measureBlock(next) > room && used + lines.length > 0) {
        if (lines.length > 0) put(renderSection(heading, lines, isFirst()));
        turn();
        if (lines.length > 0) heading = say`${section.heading}${styled('dim', ours(', continued'))}`;
        lines = [];
      }
      lines.push(...group);
    }
    if (lines.length > 0) put(renderSection(heading, lines, isFirst()));
  }
  const closing = renderClosing(layout);
  if (used + sum(closing.map(measureBlock)) > room && used > 0) turn();
  for (const block of closing) put(block);
  if (blocks.length > 0) messages.push(blocks);
  return messages;
}

/** The lines of each change; what is left out belongs to the last. One that is too long loses lines below it. */
function groupLines(section: DigestSection, room: number): Line[][] {
  return section.items.map((item, index) => {
    const lines = fitLines(renderItem(item), room);
    return index === section.items.length - 1 ? [...lines, ...renderMore(section.more)] : lines;
  });
}

function fitLines(lines: readonly Line[], room: number): Line[] {
  const kept: Line[] = [];
  let used = 0;
  for (const line of lines) {
    used += measureLine(line) + 1;
    if (used > room && kept.length > 0) return [...kept, ours('…', 'dim')];
    kept.push(line);
  }
  return kept;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
