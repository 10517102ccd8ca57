import { finalStage, parseVersion, type Version } from '../enrich/version.ts';
import { isOpenRelease } from '../model/release.ts';

/** Under which heading an entry stands: its day and release, each empty where the log tells none. */
export interface Heading {
  date: string;
  release: string;
}

/** An entry that is stored, or stands in the text, under its heading. */
export interface Headed {
  heading: Heading;
}

/**
 * Finds which stored entries the entries of a text are, of such as have the same content. Those under the same heading
 * first; then those whose release got another day, or whose day another release; then those that were waiting for a
 * release. Any other is somebody's having done the same once more.
 */
export function matchTwins<Stored extends Headed, Seen extends Headed>(
  stored: readonly Stored[],
  seen: readonly Seen[],
  releases: ReadonlySet<string>,
): [stored: Stored, seen: Seen][] {
  let freeStored = [...stored];
  let freeSeen = [...seen];
  const pairs: [Stored, Seen][] = [];
  /** Pairs those with the same key, in their order; none has no key. */
  const pair = (keyOf: (heading: Heading) => string, nowOf = keyOf): void => {
    if (freeStored.length === 0 || freeSeen.length === 0) return;
    const waiting = new Map<string, Stored[]>();
    for (const one of freeStored.toReversed()) {
      const key = keyOf(one.heading);
      if (key !== '') listIn(waiting, key).push(one);
    }
    const taken = new Set<Stored>();
    freeSeen = freeSeen.filter((one) => {
      const found = waiting.get(nowOf(one.heading))?.pop();
      if (!found) return true;
      taken.add(found);
      pairs.push([found, one]);
      return false;
    });
    freeStored = freeStored.filter((one) => !taken.has(one));
  };
  pair(({ release, date }) => `${release}\n${date}`);
  pair(({ release }) => release);
  pair(({ date }) => date);
  pair(
    (before) => (isWaiting(before, releases) ? 'waiting' : ''),
    ({ release }) => (release === '' ? '' : 'waiting'),
  );
  pair(candidateOf, ({ release }) => baseOf(parseVersion(release)));
  return pairs;
}

/** Whether what stands under a heading comes under another one by and by: when a version comes out, or gets its name. */
function isWaiting({ release, date }: Heading, releases: ReadonlySet<string>): boolean {
  return isOpenRelease(release) || (date === '' && !releases.has(release));
}

/** The version that a candidate is one of; nothing for any other release. */
function candidateOf({ release }: Heading): string {
  const version = parseVersion(release);
  return version && version.stage < finalStage ? baseOf(version) : '';
}

const baseOf = (version: Version | undefined): string =>
  version ? [version.product, version.letter, ...version.numbers].join(' ') : '';

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const found = lists.get(key) ?? [];
  lists.set(key, found);
  return found;
}
