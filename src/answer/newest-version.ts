import type { AskedWord, Preference } from '../model/reading.ts';
import { isBesides } from './brings-in.ts';
import { judgeKind } from './change-kind.ts';
import type { WeighedChange } from './weigh-changes.ts';

/** The name of what is asked for in its newest version: "bump zlib", the latest; undefined for any other question. */
export function readVersioned(asked: readonly AskedWord[], prefer: Preference | undefined): string | undefined {
  const [one, other] = asked.filter(({ text }) => text !== 'bump');
  const isBump = asked.length > 1 && asked.some(({ text }) => text === 'bump');
  return isBump && prefer === 'latest' && other === undefined ? one?.text.toLowerCase() : undefined;
}

const takes = /\b(?:bump|updat|upgrad|vendor|deps|dependenc|sync|mov|switch|import|use|using|roll)/i;
/** What may stand between a name and its version. */
const version =
  /^[\s"'`)\]:]*(?:(?:to|from|at|version|release|requirement|dependency|v?\d[\w.-]*|->|=>|→|[@^~=v]+)[\s"'`]*){0,5}?v?\d+(?:\.\w+)+/i;

/** Puts the latest change before all others whose title takes a version of something: `Bump zlib to 1.3`. */
export function bringNewestVersion(changes: readonly WeighedChange[], name: string): WeighedChange[] {
  const newest = changes
    .filter(({ entry }) => judgeKind(entry, []) >= 0 && takesVersion(entry.subject ?? '', name))
    .reduce<WeighedChange | undefined>((last, change) => (last && isLater(last, change) ? last : change), undefined);
  const best = newest ?? changes[0];
  return best ? [{ ...best, isFirst: newest !== undefined }, ...changes.filter((change) => change !== best)] : [];
}

const isLater = (one: WeighedChange, other: WeighedChange): boolean =>
  one.entry.date > other.entry.date || (one.entry.date === other.entry.date && one.hit.sequence < other.hit.sequence);

/** Whether a title takes a version of just that: `bump zlib-ng to 2.0` takes none of zlib, and no text or test of it is meant. */
function takesVersion(title: string, name: string): boolean {
  const text = title.toLowerCase();
  if (!takes.test(text) || text.split(/\W+/).some(isBesides)) return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isOwn = !/(?:[\w-]|@[\w-]+\/)$/.test(text.slice(Math.max(0, at - longest), at));
    if (isOwn && version.test(text.slice(at + name.length, at + name.length + longest))) return true;
  }
  return false;
}

/** A version stands near the name, and so does the scope that a package is of. */
const longest = 60;
