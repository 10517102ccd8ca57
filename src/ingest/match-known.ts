import { compareBases, finalStage, parseVersion } from '../enrich/version.ts';
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
  const freeStored = new Set(stored);
  const freeSeen = new Set(seen);
  const pairs: [Stored, Seen][] = [];
  const pair = (fits: (before: Heading, now: Heading) => boolean): void => {
    for (const one of freeSeen) {
      for (const other of freeStored) {
        if (!fits(other.heading, one.heading)) continue;
        pairs.push([other, one]);
        freeStored.delete(other);
        freeSeen.delete(one);
        break;
      }
    }
  };
  pair((before, now) => before.release === now.release && before.date === now.date);
  pair((before, now) => before.release !== '' && before.release === now.release);
  pair((before, now) => before.date !== '' && before.date === now.date);
  pair((before, now) => wasWaiting(before, now, releases));
  return pairs;
}

/** Whether what stood under one heading comes under another by and by: when a version comes out, or gets its name. */
function wasWaiting(before: Heading, now: Heading, releases: ReadonlySet<string>): boolean {
  if (now.release === '') return false;
  if (before.release !== '' && isOpenRelease(before.release)) return true;
  if (before.date === '' && !releases.has(before.release)) return true;
  const [old, version] = [parseVersion(before.release), parseVersion(now.release)];
  return old !== undefined && version !== undefined && old.stage < finalStage && compareBases(old, version) === 0;
}
