import { type FirstReleases, findContained } from '../enrich/first-releases.ts';
import { findFirstOfLine, makePackageFinder } from '../enrich/release-packages.ts';
import type { ReleaseParts } from '../enrich/release-parts.ts';
import { compareBases, compareVersions, finalStage, parseVersion, type Version } from '../enrich/version.ts';
import { UserError } from '../model/errors.ts';
import type { FirstRelease, PackageRelease, Release, ReleaseFilter, Releases } from '../model/release.ts';
import type { StoredRelease } from '../model/release-facts.ts';
import { joinWords } from '../model/text.ts';

type SequenceTest = (sequence: number) => boolean;

/** Makes what answers ask about the releases of a log; `parts` is undefined for a log that names none. */
export function makeReleases(log: string, parts: ReleaseParts | undefined): Releases {
  const { releases = [], firsts = none, candidates = none } = parts ?? {};
  const numbers = new Map(releases.map((release, number) => [release, number]));
  const versions = new Map<StoredRelease, Version | undefined>();
  // There may be a thousand, and a question names several.
  const versionOf = (release: StoredRelease): Version | undefined => {
    if (!versions.has(release)) versions.set(release, parseVersion(release.name));
    return versions.get(release);
  };
  const find = (name: string): StoredRelease => {
    const found = findRelease(releases, versionOf, name);
    if (!found) throw explainUnknown(log, name, releases);
    return found;
  };
  const numberOf = (release: StoredRelease): number => numbers.get(release) ?? 0;

  const makeContainedTest = (release: StoredRelease): SequenceTest => {
    if (parts && release.node !== undefined) {
      const contained = findContained(parts.graph, release.node);
      return (sequence) => sequence < parts.records && contained[sequence] === 1;
    }
    // A text has no graph: what stands under older headings of the line is in it.
    const last = numberOf(release);
    return (sequence) => {
      const own = (candidates[sequence] || firsts[sequence] || 0) - 1;
      return own >= 0 && own <= last && releases[own]?.line === release.line;
    };
  };
  const lines = new Map<number, FirstReleases>();
  /** What is first in the releases of one line. */
  const readLine = (line: number): FirstReleases | undefined => {
    const isTold = parts !== undefined && line !== 0 && parts.graph.starts.length > 1;
    if (!isTold) return parts;
    const found = lines.get(line) ?? findFirstOfLine(parts.graph, releases, line);
    lines.delete(line);
    lines.set(line, found);
    // Each takes eight bytes for a commit, and few packages are asked about.
    for (const old of lines.keys()) if (lines.size > mostLines) lines.delete(old);
    return found;
  };
  const findIn = ({ firsts, candidates }: FirstReleases, sequence: number): FirstRelease | undefined => {
    const first = releases[(firsts[sequence] ?? 0) - 1];
    if (!first || first.open) return undefined;
    const candidate = releases[(candidates[sequence] ?? 0) - 1];
    return { ...describe(first), ...(candidate && { firstCandidate: describe(candidate) }) };
  };
  /** What tells of a release, and its numbers in that: a version that is tagged twice at one commit is one release. */
  const findOwn = (release: StoredRelease): { own: FirstReleases; wanted: ReadonlySet<number> } => {
    const same = releases.filter(
      (other) => other === release || (isSameVersion(other, release) && other.node === release.node),
    );
    const own = (release.node !== undefined && readLine(release.line)) || { firsts, candidates };
    return { own, wanted: new Set(same.map((one) => numberOf(one) + 1)) };
  };
  const makeFirstTest = (release: StoredRelease): SequenceTest => {
    const { own, wanted } = findOwn(release);
    const listed = release.candidate ? [own.firsts, own.candidates] : [own.firsts];
    const { records = 0 } = parts ?? {};
    return (sequence) => sequence < records && listed.some((list) => wanted.has(list[sequence] ?? 0));
  };

  let findPackage: ReturnType<typeof makePackageFinder> | undefined;
  const newestFirst = sortNewest(releases);
  const published = newestFirst.filter(({ open }) => !open);
  const newest = published.find(({ line, candidate }) => line === 0 && !candidate) ?? published[0];
  return {
    all: newestFirst.map(describe),
    main: newestFirst.filter(({ line }) => line === newest?.line).map(describe),
    ...(newest && { newest: describe(newest) }),
    find(name) {
      const found = findRelease(releases, versionOf, name);
      const isElsewhere = found?.node !== undefined && found.node >= (parts?.records ?? 0);
      return found && { ...describe(found), ...(isElsewhere && { elsewhere: true }) };
    },
    of: (sequence) => findIn({ firsts, candidates }, sequence),
    ofPackage(sequence, subsystems): PackageRelease | undefined {
      findPackage ??= makePackageFinder(releases);
      const found = sequence < (parts?.records ?? 0) ? findPackage(subsystems) : undefined;
      const own = found && readLine(found.line);
      if (!found || !own || own === parts) return undefined;
      const onMain = releases[(firsts[sequence] ?? 0) - 1]?.line === 0;
      const first = findIn(own, sequence);
      // A module may be called like the end of a package that was given up.
      if (!first) return found.exact ? { package: found.name, onMain } : undefined;
      const { line, place } = releases[(own.firsts[sequence] ?? 0) - 1] ?? {};
      const isEarliest = !releases.some((other) => other.line === line && other.place < (place ?? 0));
      return { package: found.name, first, onMain, ...(isEarliest && { isEarliest }) };
    },
    countFirst(names, counts) {
      const { records = 0 } = parts ?? {};
      const tallies = new Map<FirstReleases['firsts'], Uint32Array>();
      return names.map((name) => {
        const release = find(name);
        if (release.candidate) return countPassing(makeFirstTest(release), records, counts);
        const { own, wanted } = findOwn(release);
        const tally = tallies.get(own.firsts) ?? tallyNumbers(own.firsts, releases.length + 1, records, counts);
        tallies.set(own.firsts, tally);
        return [...wanted].reduce((sum, number) => sum + (tally[number] ?? 0), 0);
      });
    },
    makeTest(filter: ReleaseFilter, name) {
      const release = find(name);
      if (filter === 'release') return makeFirstTest(release);
      const isContained = makeContainedTest(release);
      return filter === 'to' ? isContained : (sequence) => !isContained(sequence);
    },
  };
}

const none = new Uint32Array();

function countPassing(test: SequenceTest, records: number, counts: SequenceTest): number {
  let count = 0;
  for (let sequence = 0; sequence < records; sequence += 1) if (test(sequence) && counts(sequence)) count += 1;
  return count;
}

/** How many records have each of some numbers. */
function tallyNumbers(list: ArrayLike<number>, numbers: number, records: number, counts: SequenceTest): Uint32Array {
  const tally = new Uint32Array(numbers);
  for (let sequence = 0; sequence < records; sequence += 1) {
    const number = list[sequence] ?? 0;
    if (number > 0 && counts(sequence)) tally[number] = (tally[number] ?? 0) + 1;
  }
  return tally;
}

/** Of how many packages it is kept what is first in their releases. */
const mostLines = 8;

const describe = ({ name, date, candidate, yanked }: StoredRelease): Release => ({
  name,
  ...(date !== undefined && { date }),
  ...(candidate && { candidate }),
  ...(yanked && { yanked }),
});

const isSameVersion = (one: StoredRelease, other: StoredRelease): boolean =>
  one.line === other.line && one.place === other.place && one.candidate === other.candidate;

function sortNewest(releases: readonly StoredRelease[]): StoredRelease[] {
  // A text has them in its own order.
  if (releases.every(({ node }) => node === undefined)) return releases.toReversed();
  // Of one day the higher version is the newer one; the list is in the order of versions.
  return releases
    .toReversed()
    .sort(({ date: one = '' }, { date: other = '' }) => (one < other ? 1 : one > other ? -1 : 0));
}

/** The release that a name means: the very name, in whatever case, or the version without what stands before it. */
function findRelease(
  releases: readonly StoredRelease[],
  versionOf: (release: StoredRelease) => Version | undefined,
  typed: string,
): StoredRelease | undefined {
  const name = typed.trim();
  const exact = releases.find((release) => release.name === name);
  const folded = exact ?? releases.find((release) => release.name.toLowerCase() === name.toLowerCase());
  const version = parseVersion(name);
  if (folded || !version) return folded;
  const found = releases.find((release) => {
    const own = versionOf(release);
    if (!own || compareVersions(own, version) !== 0) return false;
    return version.product === '' ? release.line === 0 : version.product === own.product;
  });
  if (found || version.count.length > 0) return found;
  // "9.6" of a project whose releases are all patched ones, such as V_9_6_P1, is the first of these.
  const patched = releases.flatMap((release) => {
    const own = versionOf(release);
    const isIt = own?.stage === finalStage && own.product === version.product && compareBases(own, version) === 0;
    return isIt ? [{ release, own }] : [];
  });
  return patched.sort((a, b) => compareVersions(a.own, b.own))[0]?.release;
}

/** How many names an error offers. */
const mostOffered = 3;

function explainUnknown(log: string, typed: string, releases: readonly StoredRelease[]): UserError {
  if (releases.length === 0) return new UserError(`The log "${log}" names no releases.`, 'not-found');
  const near = findNear(releases, typed).map(({ name }) => name);
  const offered = joinWords(near, 'or');
  return new UserError(`The log "${log}" has no release "${typed}": try ${offered}.`, 'not-found');
}

/** Releases whose names have what was typed, else those of the nearest versions; the newest ones for what is no version. */
function findNear(releases: readonly StoredRelease[], typed: string): StoredRelease[] {
  const newest = sortNewest(releases).filter(({ open }) => !open);
  const word = typed.trim().toLowerCase();
  const having = newest.filter(({ name }) => word.length > 1 && name.toLowerCase().includes(word));
  if (having.length > 0) return having.slice(0, mostOffered);
  const version = parseVersion(word);
  if (!version) return newest.slice(0, mostOffered);
  const finals = releases.filter(({ line, candidate, open }) => line === 0 && !candidate && !open);
  const main = finals.length > 0 ? finals : releases;
  const next = main.findIndex(({ name }) => isBehind(parseVersion(name), version));
  const place = next < 0 ? main.length : next;
  return main.slice(Math.max(0, place - 2), place + 1);
}

const isBehind = (one: Version | undefined, other: Version): boolean =>
  one !== undefined && compareBases(one, other) > 0;
