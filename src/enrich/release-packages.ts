import type { StoredRelease } from '../model/release-facts.ts';
import { type CommitGraph, type FirstReleases, findFirstReleases, type PlacedRelease } from './first-releases.ts';
import type { ReleaseLine } from './release-lines.ts';
import { keyOf } from './subsystem-names.ts';
import { parseVersion } from './version.ts';

/** The package that a change belongs to, in a repository that tags several. */
export interface PackageLine {
  /** What it is called in its tags, in small letters. */
  name: string;
  line: number;
  /** Whether the subsystem is called as the package is, and not only as its end: `util` of `tokio-util`. */
  exact: boolean;
}

/**
 * Makes what finds the package of a change among the lines beside the main one: by one of its subsystems, which is called as
 * the tags are (`@acme/tool@1.2.0`, `packages/tool/v3` for `tool`), perhaps without the main product before it (`util` for
 * `tokio-util-0.7.1` beside `tokio-1.0.0`).
 */
export function makePackageFinder(
  releases: readonly StoredRelease[],
): (subsystems: readonly string[]) => PackageLine | undefined {
  const products = new Map<number, string>();
  for (const { name, line } of releases) products.set(line, parseVersion(name)?.product ?? '');
  const main = products.get(0) ?? '';
  const known = new Map<string, PackageLine>();
  const add = (key: string, found: PackageLine): void => void (known.has(key) || key === '' || known.set(key, found));
  const others = [...products].filter(([line, product]) => line !== 0 && product !== '');
  for (const [line, name] of others) add(packageKey(name), { name, line, exact: true });
  const prefix = packageKey(main);
  for (const [line, name] of others) {
    const key = packageKey(name);
    if (prefix !== '' && key.startsWith(prefix)) add(key.slice(prefix.length), { name, line, exact: false });
  }
  if (prefix !== '') known.delete(prefix);
  return (subsystems) => {
    for (const subsystem of subsystems) {
      const found = known.get(packageKey(subsystem));
      if (found) return found;
    }
    return undefined;
  };
}

/** A name as names of packages are compared: the last part of a path or scope. */
const packageKey = (name: string): string => keyOf(name.slice(name.lastIndexOf('/') + 1).replace(/^@/, ''));

/** Finds what first contains each commit among the releases of one line alone. */
export function findFirstOfLine(graph: CommitGraph, releases: readonly StoredRelease[], line: number): FirstReleases {
  const groups: ReleaseLine<PlacedRelease> = [];
  for (const [number, { line: own, place, node, candidate }] of releases.entries()) {
    if (own !== line || node === undefined) continue;
    groups[place] ??= { candidates: [], finals: [] };
    groups[place][candidate ? 'candidates' : 'finals'].push({ number, node });
  }
  return findFirstReleases(graph, [groups.filter((group) => group !== undefined)]);
}
