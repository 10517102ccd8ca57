import type { ParsedEntry } from '../model/entry.ts';
import type { LearnedSubsystems, SubsystemRules } from './subsystem-data.ts';
import { type Evidence, fromBody, fromMerge, fromPrefixes, fromSentence, fromTouched } from './subsystem-evidence.ts';
import { normalizeName, other } from './subsystem-names.ts';
import { findNearest } from './subsystem-nearest.ts';
import { makeNameTable } from './subsystem-table.ts';

/** What of an entry its subsystems are found by. */
export type SubsystemSource = Pick<ParsedEntry, 'subject' | 'body' | 'merge' | 'paths'> & { headline: string };

/** Finds subsystems in one log. */
export interface SubsystemFinder {
  /** An entry's subsystems, the main one first; `other` alone where nothing tells. */
  ofEntry(entry: SubsystemSource): string[];
  /** The same of one title, such as a merge lists. */
  ofTitle(title: string): string[];
  /** What an entry's subsystems rest on, in a few words. */
  why(entry: SubsystemSource): string;
  /** The names that a person may mean: the one that is so called or, where there is none, the nearest. */
  resolve(typed: string): string[];
  /** Whether a name or alias is known as it is typed, so that `resolve` does not guess. */
  knows(typed: string): boolean;
  /** All names that an entry may get, those that recur most first. */
  names: readonly string[];
}

/** The first text of an entry without a title, in which a prefix may stand. */
const longestStart = 300;
const nothing: Evidence = { names: [other], why: () => 'nothing in it tells' };

/** Makes the finder for one log, from the known names and what the log taught. */
export function makeSubsystemFinder(rules: SubsystemRules, learned: LearnedSubsystems): SubsystemFinder {
  const table = makeNameTable(rules, learned);
  const ofTitle = (title: string): readonly string[] =>
    (fromPrefixes(title, table) ?? fromSentence(title, table))?.names ?? [];

  const judge = (entry: SubsystemSource): Evidence => {
    const { body, merge } = entry;
    const found = merge && fromMerge(merge, ofTitle, table, learned.kernel);
    if (found) return found;
    // A merge's own title says where it came from; what it brought may stand below.
    const subject = merge ? undefined : entry.subject;
    const start = subject ?? body.slice(0, longestStart).trimStart();
    return (
      fromPrefixes(start, table) ??
      (entry.paths && fromTouched(entry.paths, table)) ??
      fromSentence(subject ?? (merge ? start : entry.headline), table) ??
      (learned.kernel ? fromBody(body, table) : undefined) ??
      nothing
    );
  };
  const exact = new Set(table.names);
  const look = (typed: string): string | undefined => {
    const name = normalizeName(typed);
    // `angular/build` is a name here, though a path of that form would be about its parts.
    return name === other || exact.has(name) ? name : table.ofPrefix({ text: typed.trim(), kind: 'prefix' }).at(-1);
  };

  return {
    ofEntry: (entry) => [...judge(entry).names],
    ofTitle: (title) => {
      const names = ofTitle(title);
      return names.length === 0 ? [other] : [...names];
    },
    why: (entry) => judge(entry).why(),
    resolve(typed) {
      const name = look(typed);
      return name === undefined ? findNearest(typed.trim(), table.names) : [name];
    },
    knows: (typed) => look(typed) !== undefined,
    names: table.names,
  };
}
