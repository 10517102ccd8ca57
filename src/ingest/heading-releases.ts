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
  let sequence = 0;
  for await (const batch of log.records()) {
    for (const record of batch) {
      const entry = record.kind === 'entry' ? placeEntry(record.entry, moved[sequence]) : undefined;
      const found = numbers.get(entry?.release ?? '');
      if (found !== undefined) {
        const final = findFinal(releases, found);
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
function listHeadings(headings: readonly ParsedRelease[]): StoredRelease[] {
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
  const lines = [...sizes].sort(([, one], [, other]) => other - one).map(([product]) => product);
  const places: { line: number; version: Version }[] = [];
  return ordered.map((heading, place): StoredRelease => {
    const { name, date, yanked, suite, version } = heading;
    const product = productOf(heading);
    // A heading that is no version, such as that of the next release, is one of the main line.
    const line = product === undefined ? 0 : lines.indexOf(product);
    const same = version && places.findIndex((other) => other.line === line && isSameBase(other.version, version));
    places.push({ line, version: version ?? noVersion(place) });
    const isOpen = suite?.toUpperCase() === 'UNRELEASED' || (version === undefined && isOpenRelease(name));
    return {
      name,
      ...(date !== undefined && { date }),
      ...(version !== undefined && version.stage < finalStage && { candidate: true as const }),
      ...(yanked && { yanked }),
      ...(isOpen && { open: true as const }),
      line,
      place: same !== undefined && same >= 0 ? same : place,
    };
  });
}

const productOf = ({ package: name, version }: Heading): string | undefined => name ?? version?.product;

const isSameBase = (one: Version, other: Version): boolean => compareBases(one, other) === 0;

/** Stands for a heading without a version: it is the same as no other. */
const noVersion = (place: number): Version => ({ product: '', numbers: [-1, place], letter: 0, stage: 9, count: [] });

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

/** What a candidate was a candidate of; any other release itself. */
function findFinal(releases: readonly StoredRelease[], number: number): number | undefined {
  const found = releases[number];
  if (!found?.candidate) return number;
  const final = releases.findIndex(
    ({ line, place, candidate }) => line === found.line && place === found.place && !candidate,
  );
  return final < 0 ? undefined : final;
}
