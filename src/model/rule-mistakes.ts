import { UserError } from './errors.ts';
import { findFault } from './folder-pattern.ts';
import {
  findOrderMistakes,
  makeRuleMistake,
  type RuleMistake,
  type SubsystemRulesConfig,
  subsystemRulesSchema,
} from './subsystem-rules.ts';
import { joinWords } from './text.ts';

/** What is wrong with rules as somebody wrote them, each mistake with its place; none where they can be used. */
export function findRuleMistakes(value: unknown): RuleMistake[] {
  const read = subsystemRulesSchema.safeParse(value);
  if (!read.success) {
    return read.error.issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return [makeRuleMistake(issue.path, issue.message)];
      const known = joinWords(Object.keys(subsystemRulesSchema.shape));
      return issue.keys.map((key) => makeRuleMistake([...issue.path, key], `is no kind of rule: there are ${known}`));
    });
  }
  const { folders = {} } = read.data;
  const faults = Object.entries(folders).flatMap(([pattern, name]) => {
    const message = findFault(pattern, name);
    return message === undefined ? [] : [makeRuleMistake(['folders', pattern], message)];
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
