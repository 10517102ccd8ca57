import type { ParsedDay, ParsedRelease } from '../model/parsed-log.ts';

/** The line of the heading that an entry stands under, which its own line is measured from. */
export type HeadingLines = (entry: { date: string; release?: string | undefined }) => number | undefined;

/** Finds headings by release, else by day. Of one that the log has twice the first counts. */
export function makeHeadingLines(
  releases: Iterable<Pick<ParsedRelease, 'name' | 'line'>>,
  days: Iterable<Pick<ParsedDay, 'date' | 'line'>>,
): HeadingLines {
  const ofReleases = new Map<string, number>();
  const ofDays = new Map<string, number>();
  for (const { name, line } of releases) if (line !== undefined && !ofReleases.has(name)) ofReleases.set(name, line);
  for (const { date, line } of days) if (line !== undefined && !ofDays.has(date)) ofDays.set(date, line);
  return ({ date, release }) => (release === undefined ? undefined : ofReleases.get(release)) ?? ofDays.get(date);
}
