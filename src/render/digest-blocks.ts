import type { Digest } from '../model/digest.ts';
import { type Block, type Line, ours, say, styled } from './blocks.ts';
import {
  type DigestItem,
  type DigestLayout,
  type DigestLayoutOptions,
  formatMore,
  layOutDigest,
} from './digest-layout.ts';

/** How a digest becomes blocks. */
export interface DigestBlockOptions extends DigestLayoutOptions {
  footer?: Line | undefined;
}

/** Turns a digest into blocks: its heading and numbers, a list for each subsystem, the people, what is left out. */
export function renderDigest(digest: Digest, options: DigestBlockOptions): Block[] {
  const layout = layOutDigest(digest, options);
  return [
    ...renderOpening(layout),
    ...layout.sections.map(({ heading, items, more }, index) => {
      return renderSection(heading, [...items.flatMap(renderItem), ...renderMore(more)], index === 0);
    }),
    ...renderClosing(layout),
    ...renderFooter(options.footer),
  ];
}

/** What a digest begins with. */
export function renderOpening({ heading, numbers }: DigestLayout): Block[] {
  return [{ kind: 'lead', line: heading }, ...renderNotes(numbers)];
}

/** What it ends with: subsystems without a listed change, the people, and how many changes are not listed. */
export function renderClosing({ rest, people, more }: DigestLayout): Block[] {
  return renderNotes([rest, people, more]);
}

/** A subsystem as a list: its name, then its changes. An empty line parts it from the list before. */
export function renderSection(heading: Line, lines: readonly Line[], isFirst: boolean): Block {
  return { kind: 'list', lines: [...(isFirst ? [] : [[]]), heading, ...lines] };
}

/** The lines of a change. What is below it is indented by spaces that no place takes away. */
export function renderItem({ line, titles, text }: DigestItem): Line[] {
  return [
    say`• ${line}`,
    ...titles.map((title) => say`${indent}◦ ${title}`),
    ...text.map((one) => (one.every((span) => span.text === '') ? [] : styled('dim', say`${indent}${one}`))),
  ];
}

/** How many changes of a subsystem are left out, behind its last one. */
export function renderMore(more: number): Line[] {
  return more === 0 ? [] : [formatMore(more)];
}

/** The footer, where there is one. */
export function renderFooter(line: Line | undefined): Block[] {
  return line === undefined ? [] : [{ kind: 'footer', line }];
}

const renderNotes = (lines: readonly Line[]): Block[] =>
  lines.filter((line) => line.length > 0).map((line) => ({ kind: 'note', line }));

const indent = ours('\u00a0\u00a0');
