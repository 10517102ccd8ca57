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
 * most releases first. Names that gave way to one another, each with higher versions than the one before it, are those of one
 * product.
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
  const lines = [...products.values()].map((line) => findTerm(line.sort(compareVersioned)));
  const [main, ...others] = lines.sort(
    (one, other) => other.finals - one.finals || other.line.length - one.line.length,
  );
  if (!main) return [];
  const whole = [main];
  // The larger ones first: a part that had releases of its own stands beside one of them.
  for (const term of others) if (whole.every((one) => gaveWay(term, one) || gaveWay(one, term))) whole.push(term);
  const beside = others.filter((term) => !whole.includes(term));
  const joined = whole.flatMap(({ line }) => line).sort(compareVersioned);
  return [joined, ...beside.map(({ line }) => line)].map(groupVersions);
}

function compareVersioned<T extends Published>(one: Versioned<T>, other: Versioned<T>): number {
  return compareVersions(one.version, other.version) || (one.published.name < other.published.name ? -1 : 1);
}

/** The releases under one name, and when and at which versions it was in use. */
interface Term<T> {
  line: readonly Versioned<T>[];
  finals: number;
  from: { version: Version | undefined; day: Day | undefined };
  to: { version: Version | undefined; day: Day | undefined };
}

/** Of so few the last ones under a name may come behind the first ones under the next: an old branch goes on for a while. */
const stragglers = 0.05;

function findTerm<T extends Published>(line: readonly Versioned<T>[]): Term<T> {
  const finals = line.filter(({ version }) => version.stage === finalStage);
  const published = finals.length > 0 ? finals : line;
  const versions = published.map(({ version }) => version);
  const days = published.flatMap(({ published: { date } }) => date ?? []).sort();
  const late = Math.floor(published.length * stragglers);
  return {
    line,
    finals: finals.length,
    from: { version: versions[late], day: days[late] },
    to: { version: versions.at(-1 - late), day: days.at(-1 - late) },
  };
}

/** Whether one name was given up when the other one began, which went on with higher versions. */
function gaveWay({ to }: Term<unknown>, { from }: Term<unknown>): boolean {
  if (!to.version || !from.version || compareVersions(to.version, from.version) > 0) return false;
  return to.day !== undefined && from.day !== undefined && to.day <= from.day;
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
