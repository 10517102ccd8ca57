import type { Day } from '../model/day.ts';
import { compareBases, compareVersions, finalStage, parseVersion, type Version } from './version.ts';

/** A name under which something was published, and when. */
export interface Published {
  name: string;
  date?: Day | undefined;
}

/** Releases of one version: what was tried out before, and the release itself, which may be tagged more than once. */
export interface VersionGroup<T> {
  candidates: T[];
  finals: T[];
}

/** The releases of one product, the oldest version first. */
export type ReleaseLine<T> = VersionGroup<T>[];

interface Versioned<T> {
  published: T;
  version: Version;
}

/**
 * Sorts out which names are releases, and of what: several packages of one repository are lines of their own, the one with
 * most releases first. A line that was given up before the main one began, at a lower version, is the same product under
 * its old name.
 */
export function makeReleaseLines<T extends Published>(all: readonly T[]): ReleaseLine<T>[] {
  const products = new Map<string, Versioned<T>[]>();
  for (const published of all) {
    const version = parseVersion(published.name);
    if (!version) continue;
    const line = products.get(version.product);
    if (line) line.push({ published, version });
    else products.set(version.product, [{ published, version }]);
  }
  const lines = [...products.values()].map((line) => line.sort(compareVersioned));
  const [main, ...others] = lines.sort(
    (one, other) => countFinals(other) - countFinals(one) || other.length - one.length,
  );
  if (!main) return [];
  const isBefore = others.map((line) => cameBefore(line, main));
  const whole = [...others.filter((_, index) => isBefore[index]).flat(), ...main].sort(compareVersioned);
  return [whole, ...others.filter((_, index) => !isBefore[index])].map(groupVersions);
}

function compareVersioned<T extends Published>(one: Versioned<T>, other: Versioned<T>): number {
  return compareVersions(one.version, other.version) || (one.published.name < other.published.name ? -1 : 1);
}

const countFinals = (line: readonly Versioned<Published>[]): number =>
  line.filter(({ version }) => version.stage === finalStage).length;

function cameBefore(line: readonly Versioned<Published>[], main: readonly Versioned<Published>[]): boolean {
  const [last, first] = [line.at(-1), main[0]];
  if (!last || !first || compareVersions(last.version, first.version) > 0) return false;
  const days = (of: readonly Versioned<Published>[]): Day[] =>
    of.flatMap(({ published }) => published.date ?? []).sort();
  const [end, start] = [days(line).at(-1), days(main)[0]];
  return end !== undefined && start !== undefined && end <= start;
}

function groupVersions<T>(line: readonly Versioned<T>[]): ReleaseLine<T> {
  const groups: ReleaseLine<T> = [];
  let last: Version | undefined;
  for (const { published, version } of line) {
    const group = last && compareBases(last, version) === 0 ? groups.at(-1) : undefined;
    const isFinal = version.stage === finalStage;
    if (group) (isFinal ? group.finals : group.candidates).push(published);
    else groups.push({ candidates: isFinal ? [] : [published], finals: isFinal ? [published] : [] });
    last = version;
  }
  return groups;
}
