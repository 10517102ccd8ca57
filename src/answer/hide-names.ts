import { UserError } from '../model/errors.ts';
import { hideAddresses } from '../model/hide-addresses.ts';
import type { FirstRelease, Release, Releases } from '../model/release.ts';
import type { Branches } from './branches.ts';

/** The releases of a log without the addresses in their names. A name means the same as it was given out. */
export function hideInReleases(releases: Releases): Releases {
  const { all, main, newest, find, of, ofPackage, countFirst, makeTest } = releases;
  const meant = findMeant(all.map(({ name }) => name));
  const show = <R extends Release>(release: R): R => ({ ...release, name: hideAddresses(release.name) });
  const showFirst = (first: FirstRelease): FirstRelease => ({
    ...show(first),
    ...(first.firstCandidate && { firstCandidate: show(first.firstCandidate) }),
  });
  return {
    all: all.map(show),
    main: main.map(show),
    ...(newest && { newest: show(newest) }),
    find(name) {
      const found = find(meant(name));
      return found && show(found);
    },
    of(sequence) {
      const first = of(sequence);
      return first && showFirst(first);
    },
    ofPackage(sequence, subsystems) {
      const own = ofPackage(sequence, subsystems);
      if (!own) return undefined;
      return { ...own, package: hideAddresses(own.package), ...(own.first && { first: showFirst(own.first) }) };
    },
    countFirst: (names, counts) => hideInError(() => countFirst(names.map(meant), counts)),
    makeTest: (filter, name) => hideInError(() => makeTest(filter, meant(name))),
  };
}

/** The branches of a log in the same way. */
export function hideInBranches({ names, of, makeTest }: Branches): Branches {
  const meant = findMeant(names);
  return {
    names: names.map(hideAddresses),
    of: (sequence) => of(sequence).map(hideAddresses),
    makeTest: (name) => hideInError(() => makeTest(meant(name))),
  };
}

/** What finds the name that was given out so; any other one is as it was typed. */
function findMeant(names: readonly string[]): (typed: string) => string {
  const hidden = new Map<string, string>();
  for (const name of names) {
    const shown = hideAddresses(name).toLowerCase();
    if (shown.includes('@…') && !hidden.has(shown)) hidden.set(shown, name);
  }
  return (typed) => hidden.get(typed.trim().toLowerCase()) ?? typed;
}

/** What an error quotes of a log has no addresses either. */
function hideInError<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(hideAddresses(error.message), error.code, { cause: error });
  }
}
