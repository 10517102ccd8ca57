import type { Digest, DigestEntry, DigestPart } from '../model/digest.ts';
import { countOf } from '../model/text.ts';
import { joinLines, type Line, ours, say, styled } from './blocks.ts';
import { renderDigestNumbers, renderDigestPeople, spanOf } from './digest-numbers.ts';
import { formatProof, nameAuthor } from './entries.ts';

/** How a digest is told. */
export interface DigestLayoutOptions {
  /** One line a change, or with its whole text. */
  style: 'line' | 'full';
  /** What stands in the place of the log and the span. */
  heading?: Line | undefined;
  /** For a digest without anything: the day from which on there is nothing. */
  since?: string | undefined;
}

/** A digest as every place shows it: lines, not yet in the markup of any. */
export interface DigestLayout {
  heading: Line;
  /** What there is, in numbers. */
  numbers: Line[];
  sections: DigestSection[];
  /** Subsystems of which no change is listed. */
  rest: Line;
  people: Line;
  /** How many changes are left out, of all subsystems. */
  more: Line;
}

/** A subsystem with its changes; how many of them were left out. */
export interface DigestSection {
  heading: Line;
  items: DigestItem[];
  more: number;
}

/** A change in one line; the titles that a merge lists, and the lines of its text, where they are shown. */
export interface DigestItem {
  line: Line;
  titles: Line[];
  text: Line[];
}

/** How many titles are shown below a merge, and how much of a text. */
const mostTitles = { line: 10, full: 40 };
const mostText = { lines: 24, characters: 1500 };
/** How many other subsystems a change is marked with, and how many without a listed change are named. */
const mostAlso = 4;
const mostRest = 12;

/** Puts a digest into lines. */
export function layOutDigest(digest: Digest, options: DigestLayoutOptions): DigestLayout {
  const shown = digest.summedUp ? [] : digest.subsystems.filter(({ entries }) => entries.length > 0);
  const rest = digest.summedUp ? [] : digest.subsystems.filter(({ entries }) => entries.length === 0);
  const sections = shown.map((part) => layOutPart(part, options.style));
  // Of one subsystem it is said behind its last change.
  const isSaid = rest.length === 0 && sections.filter(({ more }) => more > 0).length < 2;
  return {
    heading: options.heading ?? headingOf(digest),
    numbers: renderDigestNumbers(digest, options.since),
    sections,
    rest: layOutRest(rest),
    people: renderDigestPeople(digest),
    more: digest.more === 0 || digest.summedUp || isSaid ? [] : say`In all ${countMore(digest.more)} not listed here.`,
  };
}

/** `… and 8 more`, behind the last of something; nothing where that is all. */
export function formatMore(more: number): Line {
  return more === 0 ? [] : styled('dim', say`… and ${more} more`);
}

const countMore = (more: number): Line => ours(countOf(more, 'more change is', 'more changes are'));

function headingOf(digest: Digest): Line {
  const span = spanOf(digest);
  return styled('strong', span === undefined ? say`${digest.log}` : say`${digest.log} · ${ours(span)}`);
}

function layOutPart({ name, count, folded, entries }: DigestPart, style: 'line' | 'full'): DigestSection {
  const unlisted = folded === 0 ? [] : say` (${ours(countOf(folded, 'merge'))} not listed)`;
  return {
    heading: say`${styled('strong', name)} · ${count}${unlisted}`,
    items: entries.map((entry) => layOutEntry(entry, style)),
    more: count - folded - entries.length,
  };
}

function layOutRest(parts: readonly DigestPart[]): Line {
  if (parts.length === 0) return [];
  const named = parts.slice(0, mostRest).map(({ name, count, folded }) => {
    const number = folded === count ? ours(countOf(count, 'merge')) : say`${count}`;
    return say`${styled('strong', name)} (${number})`;
  });
  const others = parts.slice(mostRest);
  const count = others.reduce((sum, part) => sum + part.count, 0);
  if (others.length > 0) named.push(say`${ours(countOf(others.length, 'other subsystem'))} (${count})`);
  return say`Also in ${joinLines(named)}.`;
}

function layOutEntry(entry: DigestEntry, style: 'line' | 'full'): DigestItem {
  const proof = formatProof({ ...entry, line: undefined });
  return {
    line: say`${entry.headline}${nameAuthor(entry)} [${styled('dim', proof)}]${styled('dim', layOutAlso(entry))}`,
    titles: layOutTitles(entry, mostTitles[style]),
    text:
      style === 'full' && entry.body !== undefined && !isSaid(entry.body, entry.headline) ? layOutText(entry.body) : [],
  };
}

/** Whether a text is no more than its headline, as it is where a log without subjects has one sentence. */
function isSaid(body: string, headline: string): boolean {
  const bare = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return bare(body) === bare(headline);
}

/** ` · also nfs, cifs`. */
function layOutAlso(entry: DigestEntry): Line {
  const also = entry.also.filter((name) => name !== 'other');
  if (also.length === 0) return [];
  const names = also.slice(0, mostAlso).map((name) => say`${name}`);
  if (also.length > mostAlso) names.push(ours('…'));
  return say` · also ${joinLines(names, ', ')}`;
}

function layOutTitles({ merge }: DigestEntry, most: number): Line[] {
  const lines = merge?.lines ?? [];
  const shown = lines.slice(0, most).map((title) => say`${title}`);
  return lines.length > most ? [...shown, formatMore(lines.length - most)] : shown;
}

/** The lines of a text, as many as a digest has room for; what is cut is said to be, and the id leads to the whole. */
function layOutText(body: string): Line[] {
  const shown: Line[] = [];
  let room = mostText.characters;
  for (const line of body.trim().split(/\r?\n/)) {
    room -= line.length;
    if (shown.length === mostText.lines || room < 0) return [...shown, ours('…', 'dim')];
    shown.push(say`${line.trimEnd()}`);
  }
  return shown;
}
