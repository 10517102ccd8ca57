import { other } from '../enrich/subsystem-names.ts';
import { listNumbers } from '../model/ranges.ts';
import { listKinds, type RuleKind, type SubsystemRulesConfig } from '../model/subsystem-rules.ts';
import { isEntry, readSubsystems } from '../search/columns.ts';
import type { Shard } from '../search/shard.ts';
import type { Store } from '../store/store.ts';
import type { IndexRules } from './index-rules.ts';
import { chooseRules, findRuleTroubles, keepRules, type RuleTroubles } from './log-rules.ts';
import { openIndex } from './open-index.ts';

/** What came of new rules for a log. */
export interface RulesReport extends RuleTroubles {
  log: string;
  /** Whether they are other than those that were there. */
  changed: boolean;
  /** Which kinds of rules count, in their order; undefined where the log has no rules of its own. */
  kinds?: RuleKind[] | undefined;
  /** How many entries have a subsystem that is not `other`, and how many there are. */
  named: number;
  entries: number;
}

/** How many entries have a subsystem that is not `other`. */
function countNamed(shards: readonly Shard[], gone: ReadonlySet<number>): number {
  let named = 0;
  for (const { columns, records, first, facts } of shards) {
    const none = facts.subsystems.indexOf(other);
    for (let unit = 0; unit < records; unit += 1) {
      if (((columns.flags[unit] ?? 0) & isEntry) === 0 || gone.has(first + unit)) continue;
      if (readSubsystems(columns, unit)[0] !== none) named += 1;
    }
  }
  return named;
}

/**
 * Gives a stored log other rules for its subsystems, or none (null), or those that it has (undefined), and makes its index by them. Nothing of the source is read:
 * files with rules are those that the last import found. Throws a UserError where there is no such log.
 */
export async function applyRules(
  store: Store,
  name: string,
  given: SubsystemRulesConfig | null | undefined,
  rules: IndexRules,
): Promise<RulesReport> {
  // A writer would make the log.
  await store.openLog(name);
  const writer = await store.writeLog(name, 'new rules');
  try {
    const { current } = writer;
    if (!current) throw new Error(`the log "${name}" is gone`);
    const before = await current.rules();
    const own = chooseRules(before, given);
    const row = await keepRules(writer, own, before);
    const changed = row?.file !== current.catalogue.rules?.file;
    const log = changed ? await writer.commit({ ...current.catalogue, rules: row }) : current;
    const { shards } = await openIndex(log, rules);
    return {
      log: name,
      changed,
      ...(own?.config && { kinds: listKinds(own.config) }),
      named: countNamed(shards, listNumbers(log.catalogue.gone)),
      entries: log.catalogue.entries,
      ...findRuleTroubles(own, rules.subsystems, log.catalogue),
    };
  } finally {
    await writer.close();
  }
}
