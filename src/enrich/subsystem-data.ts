import * as z from 'zod';
import type { LogRules } from './log-rules.ts';
import type { EmptyEndings } from './section-names.ts';
import { keyOf, nameShape } from './subsystem-names.ts';

const words = z.array(z.string().min(1)).default([]);

/** The shape of `data/subsystems.json`. */
const subsystemDataSchema = z.object({
  about: z.string().optional(),
  /** What titles of sections in MAINTAINERS end with and that says nothing, in lower case, the longer first. */
  emptyEndings: words,
  names: z.array(
    z.strictObject({
      name: z.string().regex(nameShape, 'names are lower-case letters, digits and . _ + / -'),
      aliases: words,
      /** Names that count only in strong positions: title prefix, tree, path, configuration symbol. */
      strong: words,
      /** Whether the name counts in running text, or there only as the first part of an identifier. */
      prose: z.union([z.boolean(), z.literal('identifiers')]).default(true),
      /** Others build on it: in running text it gives way to any other name. */
      serves: z.boolean().default(false),
      paths: words,
      trees: words,
    }),
  ),
});

/** What a word or an identifier stands for in running text. */
export interface ProseName {
  name: string;
  serves: boolean;
  /** Whether it counts as a word of its own, too, or only as the first part of an identifier. */
  word: boolean;
}

/** The subsystems that are known beforehand, ready to be looked up. */
export interface SubsystemRules {
  names: readonly string[];
  /** In a strong position: a name or alias as `keyOf` makes it. */
  strong: ReadonlyMap<string, string>;
  prose: ReadonlyMap<string, ProseName>;
  /** Beginnings of paths, without a slash at the end. */
  paths: ReadonlyMap<string, string>;
  /** Names that no ordinary word resembles: they tell what kind of log it is. */
  telling: ReadonlySet<string>;
  /** What titles of sections end with and that says nothing. */
  emptyEndings: EmptyEndings;
  /** The rules of the log at hand, where it has rules of its own. */
  own?: LogRules | undefined;
}

/** Checks the content of `data/subsystems.json` and makes it ready. Throws where it has another shape or a doubled name. */
export function makeSubsystemRules(data: unknown): SubsystemRules {
  const { names, emptyEndings } = subsystemDataSchema.parse(data);
  const strong = new Map<string, string>();
  const prose = new Map<string, ProseName>();
  const paths = new Map<string, string>();
  for (const entry of names) {
    const { name, serves } = entry;
    const all = [name, ...entry.aliases, ...entry.strong, ...entry.trees];
    for (const word of new Set(all.map(keyOf))) {
      const taken = strong.get(word);
      if (taken !== undefined) throw new Error(`"${word}" stands for two subsystems: ${taken} and ${name}`);
      strong.set(word, name);
    }
    for (const alias of entry.aliases) prose.set(keyOf(alias), { name, serves, word: true });
    if (entry.prose !== false) prose.set(keyOf(name), { name, serves, word: entry.prose === true });
    for (const path of entry.paths) paths.set(path, name);
  }
  const telling = new Set(names.filter((entry) => entry.prose === true).map((entry) => entry.name));
  return { names: names.map((entry) => entry.name), strong, prose, paths, telling, emptyEndings };
}

/** A name that a log's own titles taught. */
export interface LearnedName {
  name: string;
  /** How many titles have it as a prefix. */
  count: number;
  aliases: string[];
  /** Whether it is told apart well enough to count wherever a title has it. */
  word: boolean;
}

/** What a log taught of its subsystems; plain data, kept beside what else is derived from the log. */
export interface LearnedSubsystems {
  /** How many titles it was learnt from, those that merges list among them. */
  titles: number;
  /** Whether the log is one of Linux, so that all known names and aliases count in it. */
  kernel: boolean;
  names: LearnedName[];
  /** Folders that hold many parts, for paths of which nothing else is known. */
  folders: string[];
  /** First parts that add nothing: where `git` is one, `git-apply` is `apply`. */
  owners: string[];
  /** Names whose numbered kin belong to them: where `t` is one, `t3404` is `t`. */
  series: string[];
}

const strings = z.array(z.string());

function isLearnedName(learned: Partial<Record<keyof LearnedName, unknown>> | null | undefined): boolean {
  if (typeof learned?.name !== 'string' || !nameShape.test(learned.name)) return false;
  if (!Number.isSafeInteger(learned.count) || Number(learned.count) < 0) return false;
  const { aliases, word } = learned;
  return typeof word === 'boolean' && Array.isArray(aliases) && aliases.every((alias) => typeof alias === 'string');
}

/** The shape of learnt subsystems wherever they come from a file. */
export const learnedSubsystemsSchema: z.ZodType<LearnedSubsystems> = z.object({
  titles: z.number().int().nonnegative(),
  kernel: z.boolean(),
  // One check for all names: a schema for each of some hundred takes several milliseconds whenever a log is opened.
  names: z.custom<LearnedName[]>((names) => Array.isArray(names) && names.every(isLearnedName)),
  folders: strings,
  owners: strings,
  series: strings,
});
