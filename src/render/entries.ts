import type { Evidence } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import type { Trailer } from '../model/entry.ts';
import { isFullHash } from '../model/full-hash.ts';
import { fold } from '../model/text.ts';
import { type Block, joinLines, type Line, ours, say, styled } from './blocks.ts';
import { renderFate } from './fate.ts';

const roleWords: Record<string, string> = {
  'signed-off-by': 'signed off by',
  'acked-by': 'acked by',
  'reviewed-by': 'reviewed by',
  'tested-by': 'tested by',
  'reported-by': 'reported by',
  cc: 'cc',
  'co-authored-by': 'co-authored by',
  author: 'written by',
  committer: 'committed by',
  merged: 'merged by',
  any: 'in any role',
};

/** A role as a sentence says it, `signed off by`. */
export function roleWord(role: string): string {
  return Object.hasOwn(roleWords, role) ? (roleWords[role] ?? role) : role.replaceAll('-', ' ');
}

const roleVerbs: Record<string, readonly [one: string, several: string]> = {
  author: ['wrote', 'wrote'],
  merged: ['wrote', 'wrote'],
  committer: ['committed', 'committed'],
  'signed-off-by': ['signed off', 'signed off'],
  'acked-by': ['acked', 'acked'],
  'reviewed-by': ['reviewed', 'reviewed'],
  'tested-by': ['tested', 'tested'],
  'reported-by': ['reported', 'reported'],
  cc: ['was cc’d on', 'were cc’d on'],
  'co-authored-by': ['co-wrote', 'co-wrote'],
  credited: ['is credited in', 'are credited in'],
  any: ['had a part in', 'had a part in'],
};

/** What so many people in a role did to changes, `signed off`; the changes come behind it. */
export function roleVerb(role: string, people: number): string {
  const [one, several] = Object.hasOwn(roleVerbs, role) ? (roleVerbs[role] ?? []) : [];
  const known = people === 1 ? one : several;
  return known ?? `${people === 1 ? 'is' : 'are'} recorded as ${role} of`;
}

/** An id as it is shown: a hash by its first twelve digits, any other whole. */
export function shortId(id: string): string {
  return isFullHash(id) ? id.slice(0, 12) : id;
}

/** Where the reader can look an entry up: its id, and its line in the source where it has one. */
export function formatProof(entry: { id: string; line?: number | undefined; url?: string | undefined }): Line {
  const id = say`${shortId(entry.id)}`.map((span) => (entry.url === undefined ? span : { ...span, link: entry.url }));
  return entry.line === undefined ? id : say`${id}, line ${ours(String(entry.line))}`;
}

/** An entry in one line, with the passage that matches; the best match of all also with its trailers. */
export function renderEvidence(entry: Evidence, best: boolean, withPassage: boolean): Block {
  const days =
    entry.committedDate === undefined
      ? say`${ours(formatDay(entry.date))}`
      : say`${ours(formatDay(entry.date))} (committed ${ours(formatDay(entry.committedDate))})`;
  const headline = fold(entry.headline);
  const line = say`${styled('dim', days)}  ${renderSubsystem(entry, headline)}${entry.headline}${nameAuthor(entry)} [${styled('dim', formatProof(entry))}]${styled('dim', renderFate(entry.fate))}`;
  const details: Line[] = [];
  // What the best one is first in, the answer begins with.
  const isSaid = best || entry.id.startsWith(`${entry.release}#`);
  if (entry.release !== undefined && !isSaid) details.push(say`${styled('dim', ours('first in'))} ${entry.release}`);
  const lines = entry.merge?.lines ?? [];
  for (const title of lines.slice(0, best ? 10 : 3)) details.push(say`• ${title}`);
  const { passage = '' } = entry;
  if (passage !== '' && withPassage && !lines.includes(passage) && !headline.includes(fold(passage))) {
    details.push(say`“${passage}”`);
  }
  if (best) details.push(...formatTrailers(entry.trailers));
  return { kind: 'entry', line, details, ...(best && entry.url !== undefined && { link: entry.url }) };
}

/** ` — Ada`; nothing where the log names nobody. */
export function nameAuthor({ author }: Pick<Evidence, 'author'>): Line {
  return author === '' ? [] : say` — ${author.trim() || '(no name)'}`;
}

/** The main subsystem, where there is one that the folded headline does not begin with. */
function renderSubsystem(entry: Evidence, headline: string): Line {
  const [main] = entry.subsystems;
  if (main === undefined || main === 'other') return [];
  return plainName(headline.replace(/^\W+/, '')).startsWith(plainName(fold(main))) ? [] : say`${styled('dim', main)}: `;
}

/** Titles write `efi_loader`, and by a slip `efi--loader`, where the name is `efi-loader`. */
const plainName = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '-');

/** Trailers in one line, those of one role together, and each name once: some stand in a text by the thousand. */
function formatTrailers(trailers: readonly Trailer[]): Line[] {
  const roles = [...new Set(trailers.map(({ role }) => role))].filter((role) => Object.hasOwn(roleWords, role));
  const parts = roles.map((role) => {
    const names = new Set(trailers.flatMap((trailer) => (trailer.role === role ? [trailer.name] : [])));
    return say`${ours(roleWord(role))} ${joinLines([...names].map((name) => say`${name}`))}`;
  });
  if (parts.length === 0) return [];
  const line = parts.flatMap((part, index) => (index === 0 ? part : say`; ${part}`));
  return [styled('dim', line)];
}
