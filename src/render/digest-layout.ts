import { type Day, formatDay } from '../model/day.ts';
import type { Digest, DigestEntry, DigestPart, DigestTurn, Reverted } from '../model/digest.ts';
import { countTold } from '../model/digest-count.ts';
import { countOf } from '../model/text.ts';
import { joinLines, type Line, ours, say, styled } from './blocks.ts';
import { renderDigestNumbers, renderDigestPeople, spanOf } from './digest-numbers.ts';
import { formatProof, nameAuthor } from './entries.ts';
import { renderFate } from './fate.ts';

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
/** How much of what happened to a change is told, and of how many that were posted and taken back. */
const mostTurns = 3;
const mostReverted = 15;
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
    sections: [...layOutReverted(digest.reverted), ...sections],
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
    more: count - folded - countTold(entries),
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
    line: say`${entry.headline}${nameAuthor(entry)} [${styled('dim', proof)}]${layOutTurns(entry)}${styled('dim', layOutAlso(entry))}`,
    titles: layOutTitles(entry, mostTitles[style]),
    text:
      style === 'full' && entry.body !== undefined && !isSaid(entry.body, entry.headline) ? layOutText(entry.body) : [],
  };
}

/** ` — reverted on 2 Jan 2020 by Ada [abc]`; of a change that was taken back only later, that mark. */
function layOutTurns({ turns = [], fate }: DigestEntry): Line {
  if (turns.length === 0) return styled('dim', renderFate(fate));
  const shown = turns
    .slice(-mostTurns)
    .map(({ kind, ...by }) => say`${ours(kind === 'reverted' ? 'reverted' : 'taken again')}${layOutBy(by)}`);
  return say` — ${turns.length > mostTurns ? ours('…, ') : []}${joinLines(shown, ', ')}`;
}

/** ` on 2 Jan 2020 by Ada [abc]`. */
function layOutBy({ date, author, ...proof }: Omit<DigestTurn, 'kind'>): Line {
  const name = author.trim() === '' ? [] : say` by ${author.trim()}`;
  return say`${ours(onDay(date))}${name} [${styled('dim', formatProof(proof))}]`;
}

const onDay = (date: Day | ''): string => (date === '' ? '' : ` on ${formatDay(date)}`);

/** What was posted, and taken back since. */
function layOutReverted(reverted: readonly Reverted[] = []): DigestSection[] {
  if (reverted.length === 0) return [];
  const items = reverted.slice(0, mostReverted).map(({ posted, by, ...change }): DigestItem => {
    const when = ours(`posted ${posted.isBefore ? 'before' : 'on'} ${formatDay(posted.day)}`);
    const proof = styled('dim', formatProof(change));
    return {
      line: say`${change.headline}${nameAuthor(change)} [${proof}], ${when}, reverted${layOutBy(by)}`,
      titles: [],
      text: [],
    };
  });
  return [{ heading: styled('strong', ours('Reverted since')), items, more: reverted.length - items.length }];
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
