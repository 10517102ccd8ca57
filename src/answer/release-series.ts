import { compareVersions, parseVersion, type Version } from '../enrich/version.ts';
import type { Releases } from '../model/release.ts';

/**
 * The releases of a series, `6.2` or `7.x`: what came with them is in the last of them, and not in the release before the
 * first. Undefined where no release is of it.
 */
export function findSeries(releases: Releases, typed: string): { from?: string; to: string } | undefined {
  const wanted = readNumbers(typed);
  if (wanted === undefined) return undefined;
  const versions = releases.main
    .flatMap(({ name, candidate }): { name: string; version: Version }[] => {
      const version = candidate ? undefined : parseVersion(name);
      return version === undefined ? [] : [{ name, version }];
    })
    .sort((one, other) => compareVersions(one.version, other.version));
  const isOf = ({ version }: { version: Version }): boolean =>
    wanted.every((number, place) => (version.numbers[place] ?? 0) === number);
  const last = versions.findLast(isOf);
  if (last === undefined) return undefined;
  const before = versions[versions.findIndex(isOf) - 1];
  return { ...(before && { from: before.name }), to: last.name };
}

/** The numbers that all releases of a series begin with. */
function readNumbers(typed: string): number[] | undefined {
  const found = /^v?(\d{1,6}(?:\.\d{1,6}){0,3})(?:\.[x*])?$/i.exec(typed.trim());
  return found?.[1]?.split('.').map(Number);
}
