import type { ParsedEntry, SubsystemReason } from '../model/entry.ts';
import type { RuleKind } from '../model/subsystem-rules.ts';
import { nameTree } from './headline.ts';
import { beginsWithFile } from './learn-folders.ts';
import { orderOf, type RuledNames } from './log-rules.ts';
import { makeOwnFileRules, withChosenNames } from './own-rules.ts';
import type { LearnedSubsystems, SubsystemRules } from './subsystem-data.ts';
import {
  type Evidence,
  fromBody,
  fromMerge,
  fromPrefixes,
  fromRules,
  fromSentence,
  fromTouched,
} from './subsystem-evidence.ts';
import { normalizeName, other } from './subsystem-names.ts';
import { findNearest, type NearSubsystems } from './subsystem-nearest.ts';
import type { TitlePrefix } from './subsystem-prefixes.ts';
import { makeNameTable, type NameTable } from './subsystem-table.ts';

/** What of an entry its subsystems are found by. */
export interface SubsystemSource extends Pick<ParsedEntry, 'subject' | 'body' | 'merge' | 'paths'> {
  headline: string;
  /** What its title begins with, or each title that a merge lists, where that was read already. */
  prefixes?: readonly (readonly TitlePrefix[])[] | undefined;
  /** The files that it touches, for the rules of its log, and how many more there are. */
  files?: readonly string[] | undefined;
  moreFiles?: number | undefined;
  /** What those rules say of them, where that was read already. */
  ruled?: RuledNames | undefined;
}

/** Finds subsystems in one log. */
export interface SubsystemFinder {
  /** An entry's subsystems, the main one first; `other` alone where nothing tells. */
  ofEntry(entry: SubsystemSource): string[];
  /** The same, where what an entry's title begins with tells them by itself, so that nothing else of it need be read. */
  ofStart(prefixes: readonly TitlePrefix[]): readonly string[] | undefined;
  /** The same of one title, such as a merge lists. */
  ofTitle(title: string): string[];
  /** What each of an entry's subsystems rests on; empty where nothing tells. */
  why(entry: SubsystemSource): SubsystemReason[];
  /** The name that is so called: a name or alias, a tree (`nfs-2.6`) or its address, prefixes (`fb: pvr2fb`). */
  resolve(typed: string): string | undefined;
  /** What somebody may mean by a name that is none, among the names that a log has. */
  nearest(typed: string, names: readonly string[]): NearSubsystems;
  /** What else a name is called, `nfs client` or `v9fs`. */
  aliasesOf(name: string): readonly string[];
  /** All names that an entry may get, those that recur most first. */
  names: readonly string[];
}

/** The first text of an entry without a title, in which a prefix may stand. */
const longestStart = 300;
const nothing: Evidence = { names: [other], why: () => [] };
/** What is asked in a log without rules of its own: prefixes and scopes together, then the text. */
const usualOrder: readonly (RuleKind | 'titles')[] = ['titles', 'text'];

/** Makes the finder for one log, from the known names and what the log taught. */
export function makeSubsystemFinder(rules: SubsystemRules, learned: LearnedSubsystems): SubsystemFinder {
  const { own } = rules;
  const known = makeNameTable(rules, learned);
  const table = own ? withChosenNames(known, own) : known;
  const order = own ? orderOf(own) : usualOrder;
  const ofPrefixes = rememberLists((prefixes) => fromPrefixes(prefixes, table));
  const fromTitle = (kind: RuleKind | 'titles', prefixes: readonly TitlePrefix[]): Evidence | undefined =>
    kind === 'titles' ? ofPrefixes(prefixes) : fromTitlePart(kind, prefixes, table);
  const fileRules = own && makeOwnFileRules(rules);
  const ofTitle = (title: string, prefixes = table.readPrefixes(title)): readonly string[] => {
    for (const kind of order) {
      const found = fromTitle(kind, prefixes) ?? (kind === 'text' ? fromSentence(title, table) : undefined);
      if (found) return found.names;
    }
    return [];
  };

  const judge = (entry: SubsystemSource): Evidence => {
    const { body, merge, prefixes } = entry;
    const ofListed = (title: string, place: number): readonly string[] => ofTitle(title, prefixes?.[place]);
    const found = merge && fromMerge(merge, ofListed, table, learned.kernel);
    if (found) return found;
    // A merge's own title says where it came from; what it brought may stand below.
    const subject = merge ? undefined : entry.subject;
    const start = subject ?? body.slice(0, longestStart).trimStart();
    const begins = beginsWithFile(start, entry.paths)
      ? []
      : ((merge ? undefined : prefixes?.[0]) ?? table.readPrefixes(start));
    const fromText = (): Evidence | undefined =>
      (entry.paths && fromTouched(entry.paths, table)) ??
      fromSentence(subject ?? (merge ? start : entry.headline), table) ??
      (learned.kernel ? fromBody(body, table) : undefined);
    const ruled = entry.ruled ?? fileRules?.().ofFiles(entry.files, entry.moreFiles) ?? {};
    for (const kind of order) {
      const byFiles = kind === 'maintainers' || kind === 'codeowners' || kind === 'folders' ? ruled[kind] : undefined;
      const evidence =
        (byFiles && fromRules(byFiles, entry.files?.length ?? 0, table)) ??
        fromTitle(kind, begins) ??
        (kind === 'text' ? fromText() : undefined);
      if (evidence) return evidence;
    }
    return nothing;
  };
  const exact = new Set(table.names);
  const look = (typed: string): string | undefined => {
    const name = normalizeName(typed);
    // `angular/build` is a name here, though a path of that form would be about its parts.
    if (name === other || exact.has(name)) return name;
    // Of an address the tree's own name tells, and nothing that stands before it.
    if (/^[\w.@+-]+:(?!\s|$)/.test(typed)) return learned.kernel ? table.ofTree(nameTree(typed.trim())) : undefined;
    const prefix = table.ofPrefix({ text: typed.trim(), kind: 'prefix' }).at(-1);
    return prefix ?? lookAtPrefixes(typed) ?? (name === '' || /\s/.test(name) ? undefined : table.ofTree(name));
  };
  const lookAtPrefixes = (typed: string): string | undefined => {
    if (!/: /.test(typed)) return undefined;
    const last = table.readPrefixes(`${typed.trim().replace(/:$/, '')}:`).at(-1);
    return last && table.ofPrefix(last).at(-1);
  };

  let aliases: Map<string, string[]> | undefined;

  return {
    ofEntry: (entry) => [...judge(entry).names],
    ofStart: (prefixes) => (own ? undefined : ofPrefixes(prefixes)?.names),
    ofTitle: (title) => {
      const names = ofTitle(title);
      return names.length === 0 ? [other] : [...names];
    },
    why: (entry) => judge(entry).why(),
    resolve: look,
    nearest: (typed, names) => findNearest(typed.trim(), names),
    aliasesOf: (name) => {
      aliases ??= listAliases(table.rules, learned);
      return aliases.get(name) ?? [];
    },
    names: table.names,
  };
}

/** Keeps what a list of prefixes tells: equal titles' beginnings are mostly one and the same list. */
function rememberLists(
  find: (prefixes: readonly TitlePrefix[]) => Evidence | undefined,
): (prefixes: readonly TitlePrefix[]) => Evidence | undefined {
  const known = new Map<readonly TitlePrefix[], Evidence | undefined>();
  return (prefixes) => {
    if (prefixes.length === 0) return undefined;
    const before = known.get(prefixes);
    if (before !== undefined || known.has(prefixes)) return before;
    const found = find(prefixes);
    if (known.size >= mostRemembered) known.clear();
    known.set(prefixes, found);
    return found;
  };
}

const mostRemembered = 10_000;

/** What rules of one kind make of a title's prefixes. */
function fromTitlePart(kind: RuleKind, prefixes: readonly TitlePrefix[], table: NameTable): Evidence | undefined {
  if (kind !== 'prefixes' && kind !== 'scopes') return undefined;
  return fromPrefixes(
    prefixes.filter((prefix) => (prefix.kind === 'scope') === (kind === 'scopes')),
    table,
  );
}

/** The aliases of each name, those that are known and those that the log taught. */
function listAliases(rules: SubsystemRules, learned: LearnedSubsystems): Map<string, string[]> {
  const aliases = new Map<string, string[]>();
  const add = (name: string, alias: string): void => {
    if (alias !== name) aliases.set(name, [...(aliases.get(name) ?? []), alias]);
  };
  for (const [alias, name] of rules.strong) add(name, alias);
  for (const entry of learned.names) for (const alias of entry.aliases) add(entry.name, alias);
  return aliases;
}
