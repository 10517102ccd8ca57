import type { ReleaseParts } from '../enrich/release-parts.ts';
import { compareBases, finalStage, parseVersion, type Version } from '../enrich/version.ts';
import type { ParsedRelease } from '../model/parsed-log.ts';
import { isOpenRelease } from '../model/release.ts';
import type { StoredRelease } from '../model/release-facts.ts';
import { placeEntry } from '../store/place-entry.ts';
import type { StoredLog } from '../store/store.ts';

/** Takes the version headings that the entries of a text stand under, in the order of the text. */
export async function buildFromHeadings(log: StoredLog, mark: string): Promise<ReleaseParts> {
  const { records, moved } = log.catalogue;
  const releases = listHeadings(log.catalogue.releases);
  const numbers = new Map(releases.map(({ name }, number) => [name, number]));
  const firsts = new Uint32Array(records);
  const candidates = new Uint32Array(records);
  const finals = listFinals(releases);
  let sequence = 0;
  for await (const batch of log.records()) {
    for (const record of batch) {
      const entry = record.kind === 'entry' ? placeEntry(record.entry, moved[sequence]) : undefined;
      const found = numbers.get(entry?.release ?? '');
      if (found !== undefined) {
        const final = finals[found];
        firsts[sequence] = (final ?? found) + 1;
        if (final !== undefined && final !== found) candidates[sequence] = found + 1;
      }
      sequence += 1;
    }
  }
  const graph = { starts: new Uint32Array(1), parents: new Uint32Array() };
  return { mark, records, releases, firsts, candidates, graph, outside: new Uint32Array() };
}

interface Heading extends ParsedRelease {
  version: Version | undefined;
}

/** Each heading once, the oldest first. What is versioned by itself is a line of its own, that of most headings the first. */
export function listHeadings(headings: readonly ParsedRelease[]): StoredRelease[] {
  const unique = new Map<string, Heading>();
  // Of a heading that comes twice the first counts, and what it does not tell the other one does.
  for (const heading of headings) {
    const first = unique.get(heading.name);
    if (first) Object.assign(first, { ...heading, ...first });
    else unique.set(heading.name, { ...heading, version: parseVersion(heading.name) });
  }
  const ordered = [...unique.values()];
  if (!isRising(ordered)) ordered.reverse();
  const sizes = new Map<string, number>();
  for (const heading of ordered) {
    const product = productOf(heading);
    if (product !== undefined) sizes.set(product, (sizes.get(product) ?? 0) + 1);
  }
  const largestFirst = [...sizes].sort(([, one], [, other]) => other - one);
  const lines = new Map(largestFirst.map(([product], line) => [product, line]));
  const places = new Map<string, number>();
  return ordered.map((heading, place): StoredRelease => {
    const { name, date, yanked, suite, version } = heading;
    const product = productOf(heading);
    // A heading that is no version, such as that of the next release, is one of the main line.
    const line = (product !== undefined && lines.get(product)) || 0;
    const base = version && `${line} ${nameBase(version)}`;
    const first = base === undefined ? place : (places.get(base) ?? place);
    if (base !== undefined) places.set(base, first);
    const isOpen = suite?.toUpperCase() === 'UNRELEASED' || (version === undefined && isOpenRelease(name));
    return {
      name,
      ...(date !== undefined && { date }),
      ...(version !== undefined && version.stage < finalStage && { candidate: true as const }),
      ...(yanked && { yanked }),
      ...(isOpen && { open: true as const }),
      line,
      place: first,
    };
  });
}

const productOf = ({ package: name, version }: Heading): string | undefined => name ?? version?.product;

/** The same for versions that are candidates of the same release, or that release. */
const nameBase = ({ numbers, letter }: Version): string => `${numbers.join('.')} ${letter}`;

/** Whether the oldest heading comes first: by their days, else by their versions. */
function isRising(headings: readonly Heading[]): boolean {
  const days = headings.flatMap(({ date }) => date ?? []);
  const byDay = sumSteps(days, (one, other) => (one < other ? 1 : one > other ? -1 : 0));
  if (byDay !== 0) return byDay > 0;
  return (
    sumSteps(
      headings.flatMap(({ version }) => version ?? []),
      (one, other) => compareBases(other, one),
    ) > 0
  );
}

function sumSteps<T>(all: readonly T[], step: (one: T, next: T) => number): number {
  let sum = 0;
  for (const [index, one] of all.entries()) {
    const next = all[index + 1];
    if (next !== undefined) sum += Math.sign(step(one, next));
  }
  return sum;
}

/** What each release was a candidate of, where that came out; any other release itself. */
function listFinals(releases: readonly StoredRelease[]): (number | undefined)[] {
  const finals = new Map<number, number>();
  for (const [number, { place, candidate }] of releases.entries()) {
    if (!candidate && !finals.has(place)) finals.set(place, number);
  }
  return releases.map(({ place, candidate }, number) => (candidate ? finals.get(place) : number));
}
