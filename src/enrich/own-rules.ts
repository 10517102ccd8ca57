import type { SubsystemRulesConfig } from '../model/subsystem-rules.ts';
import { type FileRules, type LogRules, makeFileRules } from './log-rules.ts';
import type { RuleProblem } from './path-rules.ts';
import type { SubsystemRules } from './subsystem-data.ts';
import { keyOf, normalizeName, other } from './subsystem-names.ts';
import { findKnown, type NameTable } from './subsystem-table.ts';

/** Makes the rules of a log that go by files when they are first asked for: of 700 kB of MAINTAINERS that takes a while. */
export function makeOwnFileRules(rules: SubsystemRules): (() => FileRules) | undefined {
  if (!rules.own) return undefined;
  const { own } = rules;
  let made: FileRules | undefined;
  return () => {
    made ??= readOwnRules(own, rules);
    return made;
  };
}

/** The rules of a log that go by files. What is not taken of them is told to `report`. */
export function readOwnRules(own: LogRules, rules: SubsystemRules, report?: (problem: RuleProblem) => void): FileRules {
  return makeFileRules(own, rules.emptyEndings, (name) => findKnown(normalizeName(name), rules), report);
}

/** A table in which the prefixes and scopes that a log's rules name stand for what these say. */
export function withChosenNames(table: NameTable, { config }: LogRules): NameTable {
  const prefixes = listChosen(config.prefixes);
  const scopes = listChosen(config.scopes);
  if (prefixes.size === 0 && scopes.size === 0) return table;
  return {
    ...table,
    ofPrefix(prefix) {
      return (prefix.kind === 'scope' ? scopes : prefixes).get(keyOf(prefix.text)) ?? table.ofPrefix(prefix);
    },
  };
}

/** Who says that a prefix is `other` says that it tells nothing. */
function listChosen(chosen: SubsystemRulesConfig['prefixes'] = {}): Map<string, string[]> {
  return new Map(Object.entries(chosen).map(([text, name]) => [keyOf(text), name === other ? [] : [name]]));
}
