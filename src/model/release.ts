import type { Day } from './day.ts';

/** Something that was published under a name: a tag of a repository, or a version heading of a changelog. */
export interface Release {
  name: string;
  date?: Day | undefined;
  /** It came before a release of the same version, to be tried out: `v2.30.0-rc1`. */
  candidate?: true | undefined;
  /** It was withdrawn. */
  yanked?: true | undefined;
  /** Told where it is looked up: it was made on a branch that the log does not have, and so were changes in it. */
  elsewhere?: true | undefined;
}

/** The release that first contains a change: a candidate only where no other one has it. */
export interface FirstRelease extends Release {
  /** The first candidate of that release that has the change, where there is one. */
  firstCandidate?: Release | undefined;
}

/** The release of one package that first contains a change, in a repository that tags several packages. */
export interface PackageRelease {
  /** What the package is called in its tags. */
  package: string;
  /** Absent where no release of the package has the change. */
  first?: FirstRelease | undefined;
  /** Whether that is the first release that the package has. */
  isEarliest?: true | undefined;
  /** Whether the main line has the change as well. */
  onMain: boolean;
}

/** Which options of a query speak of releases: first in this one, not in this one, in this one. */
export const releaseFilters = ['release', 'from', 'to'] as const;

export type ReleaseFilter = (typeof releaseFilters)[number];

/** The releases of one log. */
export interface Releases {
  /** The newest first. */
  all: readonly Release[];
  /** Those of the project itself, of which there are most, and not of a part that is released on its own. */
  main: readonly Release[];
  /** The newest of these that is no candidate. */
  newest?: Release | undefined;
  /** The release that a name means: the very name, or the version with or without a `v`; undefined where none is. */
  find(name: string): Release | undefined;
  /** What first contains an entry; undefined where nothing does. */
  of(sequence: number): FirstRelease | undefined;
  /** The same among the releases of the package that one of its subsystems is; undefined where none is tagged by itself. */
  ofPackage(sequence: number, subsystems: readonly string[]): PackageRelease | undefined;
  /** How many entries are first in each of some releases, of those that `counts` lets through. */
  countFirst(names: readonly string[], counts: (sequence: number) => boolean): number[];
  /** What lets through the entries that a filter asks for. Throws a UserError for a name that no release has. */
  makeTest(filter: ReleaseFilter, name: string): (sequence: number) => boolean;
}

const openNames =
  /^(?:unreleased|un-released|next|next (?:release|version)|upcoming|coming soon|development|in development|dev|master|main|head|trunk|git|tip|nightly|wip|tbd|future)(?: (?:changes|version|release))?$/i;

/** Whether a heading is that of what will be in the next release. */
export function isOpenRelease(name: string): boolean {
  return openNames.test(name.trim());
}
