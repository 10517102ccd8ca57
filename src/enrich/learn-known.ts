import type { LearnedName, SubsystemRules } from './subsystem-data.ts';
import { findKnown, keepUsed } from './subsystem-table.ts';

/** Adds what was learnt under an alias of a known name (`nfsv4`) to that name, so that each is listed once. */
export function foldKnown(names: readonly LearnedName[], allRules: SubsystemRules, kernel: boolean): LearnedName[] {
  const rules = kernel ? allRules : keepUsed(allRules, names);
  const folded = new Map<string, LearnedName>();
  for (const entry of names) {
    const name = findKnown(entry.name.slice(entry.name.lastIndexOf('/') + 1), rules) ?? entry.name;
    const earlier = folded.get(name);
    const aliases = entry.aliases.filter((alias) => findKnown(alias, rules) === undefined);
    folded.set(name, {
      name,
      count: entry.count + (earlier?.count ?? 0),
      aliases: [...(earlier?.aliases ?? []), ...aliases],
      word: entry.word && (earlier?.word ?? true),
    });
  }
  return [...folded.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
