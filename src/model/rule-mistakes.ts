import { UserError } from './errors.ts';
import { findFault } from './folder-pattern.ts';
import {
  findOrderMistakes,
  type RuleMistake,
  type SubsystemRulesConfig,
  subsystemRulesSchema,
} from './subsystem-rules.ts';

/** What is wrong with rules as somebody wrote them, each mistake with its place; none where they can be used. */
export function findRuleMistakes(value: unknown): RuleMistake[] {
  const read = subsystemRulesSchema.safeParse(value);
  if (!read.success) {
    return read.error.issues.map(({ path, message }) => ({ place: path.map(String).join('.'), message }));
  }
  const { folders = {} } = read.data;
  const faults = Object.entries(folders).flatMap(([pattern, name]) => {
    const message = findFault(pattern, name);
    return message === undefined ? [] : [{ place: `folders.${pattern}`, message }];
  });
  return [...faults, ...findOrderMistakes(read.data)];
}

/** Reads rules as somebody wrote them. Throws a UserError that tells the first mistake and its place in `what`. */
export function readRules(value: unknown, what: string): SubsystemRulesConfig {
  const [first, ...others] = findRuleMistakes(value);
  if (!first) return subsystemRulesSchema.parse(value);
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const place = first.place === '' ? '' : `${first.place}: `;
  throw new UserError(`${what} has rules that cannot be used: ${place}${first.message}${more}.`);
}
