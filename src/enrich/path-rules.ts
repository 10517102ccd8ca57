/** What a rule says of a path. */
export interface PathMatch {
  /** The subsystem. */
  name: string;
  /** Whether somebody chose that name for this log; else it is made of a title or an owner. */
  isChosen: boolean;
  /** How many folders deep the pattern is. */
  depth: number;
  /** The rule, as it is told to people: `F: fs/ext4/ of EXT4 FILE SYSTEM in MAINTAINERS`. */
  rule: string;
}

/** Tells subsystems by paths, in one way. */
export interface PathRules {
  /** What the rules say of a path; undefined where none has it. */
  match(path: string): PathMatch | undefined;
}

/** What a title or an owner is called; undefined where it is no subsystem. */
export type NameRule = (title: string) => Pick<PathMatch, 'name' | 'isChosen'> | undefined;

/** Something in rules that is not taken, and where. */
export interface RuleProblem {
  /** The file, or the part of the configuration. */
  where: string;
  line?: number | undefined;
  message: string;
}

/** The longest pattern that is taken, and how many there may be: what is more is left out and told. */
export const patternLimits = { length: 1000, count: 50_000 };
