import { compareVersions, parseVersion, type Version } from '../enrich/version.ts';
import { compareDays } from '../model/day.ts';
import type { Release, Releases } from '../model/release.ts';

/**
 * The releases of a series, `6.2` or `7.x`: what came with them is in the last of them, and not in the release before the
 * first. Undefined where no release is of it.
 */
export function findSeries(releases: Releases, typed: string): { from?: string; to: string } | undefined {
  const wanted = readNumbers(typed);
  if (wanted === undefined) return undefined;
  const versions = sortVersions(releases);
  const isOf = ({ version }: { version: Version }): boolean =>
    wanted.every((number, place) => (version.numbers[place] ?? 0) === number);
  const last = versions.findLast(isOf);
  if (last === undefined) return undefined;
  const before = versions[versions.findIndex(isOf) - 1];
  return { ...(before && { from: before.release.name }), to: last.release.name };
}

/**
 * The release of the next version that came later, or of the version before that came earlier: an old series may go on for long
 * beside a new one. Undefined where none is, or what is named is no release of the project's.
 */
export function findBeside(releases: Releases, name: string, step: 1 | -1): Release | undefined {
  const versions = sortVersions(releases);
  const own = versions.find((one) => one.release.name === name);
  if (own === undefined) return undefined;
  const { version, release } = own;
  const others = versions.filter((other) => {
    const isDated = other.release.date !== undefined && release.date !== undefined;
    const isRight = !isDated || Math.sign(compareDays(other.release.date ?? '', release.date ?? '')) !== -step;
    return isRight && Math.sign(compareVersions(other.version, version)) === step;
  });
  return (step === 1 ? others[0] : others.at(-1))?.release;
}

/** The releases of the project that are no candidates, by their versions. */
const sortVersions = (releases: Releases): { release: Release; version: Version }[] =>
  releases.main
    .flatMap((release) => {
      const version = release.candidate ? undefined : parseVersion(release.name);
      return version === undefined ? [] : [{ release, version }];
    })
    .sort((one, other) => compareVersions(one.version, other.version));

/** The numbers that all releases of a series begin with. */
function readNumbers(typed: string): number[] | undefined {
  const found = /^v?(\d{1,6}(?:\.\d{1,6}){0,3})(?:\.[x*])?$/i.exec(typed.trim());
  return found?.[1]?.split('.').map(Number);
}
