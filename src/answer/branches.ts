import type { BranchParts } from '../model/branch-parts.ts';
import { UserError } from '../model/errors.ts';
import { joinWords } from '../model/text.ts';

/** The branches of one log. */
export interface Branches {
  /** The main one first. */
  names: readonly string[];
  /** Those that an entry is on, in the same order. */
  of(sequence: number): string[];
  /** What lets through the entries on a branch. Throws a UserError for a name that no branch has. */
  makeTest(name: string): (sequence: number) => boolean;
}

/** How many names an error offers. */
const mostOffered = 5;

/** Makes what answers ask about the branches of a log; `parts` is undefined for a log of what HEAD reaches. */
export function makeBranches(log: string, parts: BranchParts | undefined): Branches {
  const names = parts?.branches.map(({ name }) => name) ?? [];
  const setOf = (sequence: number): number => parts?.of[sequence] ?? 0;
  return {
    names,
    of: (sequence) => (parts?.sets[setOf(sequence)] ?? []).map((number) => names[number] ?? ''),
    makeTest(name) {
      const number = findBranch(names, name.trim());
      if (number < 0) throw explainUnknown(log, name, names);
      const has = parts?.sets.map((set) => set.includes(number)) ?? [];
      return (sequence) => has[setOf(sequence)] ?? false;
    },
  };
}

function findBranch(names: readonly string[], name: string): number {
  const exact = names.indexOf(name);
  return exact >= 0 ? exact : names.findIndex((one) => one.toLowerCase() === name.toLowerCase());
}

function explainUnknown(log: string, name: string, names: readonly string[]): UserError {
  if (names.length === 0) {
    const advice = 'import it with --branch, and it has those that are named';
    return new UserError(`The log "${log}" does not tell branches apart: ${advice}.`, 'not-found');
  }
  const wanted = name.toLowerCase();
  const near = names.filter((one) => one.toLowerCase().includes(wanted) || wanted.includes(one.toLowerCase()));
  const offered = [...new Set([...near, ...names])].slice(0, mostOffered);
  return new UserError(`The log "${log}" has no branch "${name}": try ${joinWords(offered, 'or')}.`, 'not-found');
}
