import * as z from 'zod';

/** The kinds of rules, in the order in which they are asked. */
const ruleKinds = ['maintainers', 'codeowners', 'folders', 'prefixes', 'scopes', 'text'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** Those that go by the files that a change touches. */
export const pathKinds = ['maintainers', 'codeowners', 'folders'] as const;
export type PathKind = (typeof pathKinds)[number];

/** The files that are looked for where none is named, the first that the repository has. */
const usualFiles: Record<'maintainers' | 'codeowners', readonly string[]> = {
  maintainers: ['MAINTAINERS'],
  codeowners: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
};

const nameText = 'is the name of a subsystem in quotes';
const name = z
  .string(nameText)
  .max(40, 'is longer than 40 characters')
  .regex(/^[a-z0-9][a-z0-9._+/-]*$/, 'is no name of a subsystem: use lower-case letters, digits and . _ + / -');
/** `*` stands for what the first `*` of the pattern does. */
const nameOrStar = z
  .string(nameText)
  .max(40, 'is longer than 40 characters')
  .regex(
    /^[a-z0-9*][a-z0-9._+/-]*\*?[a-z0-9._+/-]*$/,
    'is no name of a subsystem: use lower-case letters, digits, . _ + / - and one *',
  )
  .refine((text) => text.split('*').length <= 2, 'has more than one *');
const file = z
  .string()
  .min(1, 'is empty: name a file, or write true')
  .max(1000)
  // It is handed to git behind `HEAD:`.
  .regex(/^[^\p{Cc}]+$/u, 'has control characters')
  .refine((path) => !/^\/|(?:^|\/)\.\.?(?:\/|$)/.test(path), 'is no path inside the repository: write it from its top');

const pattern = z.string().min(1, 'is empty');
const namesText = 'is an object such as { "doc": "docs" }';

/** The `rules` of a log in `annalist.json`, and the whole of a file that `--rules` names. */
export const subsystemRulesSchema = z.strictObject(
  {
    /** The kernel's way: `true` for the file MAINTAINERS, or the paths of such files, which may have wildcards. */
    maintainers: z
      .union([z.boolean(), file, z.array(file).min(1, 'names no file')], {
        error: 'is true, the path of a file in the repository, or a list of such paths',
      })
      .optional(),
    /** The way of GitHub and GitLab: `true` for the file where they look for it, or its path. */
    codeowners: z.union([z.boolean(), file], { error: 'is true, or the path of a file in the repository' }).optional(),
    /** Patterns of paths and the subsystems they are. */
    folders: z.record(pattern, nameOrStar, 'is an object such as { "packages/*/": "*" }').optional(),
    /** Prefixes of titles, and scopes of conventional commits, that stand for another name than their own. */
    prefixes: z.record(pattern, name, namesText).optional(),
    scopes: z.record(pattern, name, namesText).optional(),
    /** What titles of MAINTAINERS, and owners and sections of CODEOWNERS, are called. */
    names: z.record(pattern, name, namesText).optional(),
    /** Which rules count, the first that tells wins; those that are not in it do not count. */
    order: z
      .array(
        z.enum(ruleKinds, `is no kind of rule: there are ${ruleKinds.join(', ')}`),
        'is a list of kinds of rules, such as ["folders", "prefixes"]',
      )
      .min(1, 'names no rule')
      .optional(),
  },
  'is an object such as { "codeowners": true }',
);

/** How a log's subsystems are told beside what Annalist does by itself. */
export type SubsystemRulesConfig = z.infer<typeof subsystemRulesSchema>;

/** The text of a file that has rules, as the repository has it. */
export interface RuleText {
  path: string;
  text: string;
}

const texts = z.array(z.object({ path: z.string(), text: z.string() }));

/** What is stored of a log's rules. Files with rules stay where nobody asks them any more, for rules that come later. */
export const storedRulesSchema = z.object({
  config: subsystemRulesSchema.optional(),
  maintainers: texts,
  codeowners: texts,
  /** Files that are too large to be read. */
  leftOut: z.array(z.object({ kind: z.enum(['maintainers', 'codeowners']), path: z.string() })).optional(),
});
export type StoredRules = z.infer<typeof storedRulesSchema>;

/** A mistake in rules: where it is, `rules.folders`, and what is wrong there. */
export interface RuleMistake {
  place: string;
  /** The same, step by step. */
  path: readonly PropertyKey[];
  message: string;
}

/** A mistake at a place in rules. */
export const makeRuleMistake = (path: readonly PropertyKey[], message: string): RuleMistake => ({
  place: path.map(String).join('.'),
  path,
  message,
});

/** Which kinds of rules count in a log, in their order. */
export function listKinds(rules: SubsystemRulesConfig): RuleKind[] {
  return [...(rules.order ?? ruleKinds)].filter((kind) => {
    if (kind === 'folders') return rules.folders !== undefined;
    if (kind === 'maintainers' || kind === 'codeowners') return rules[kind] !== undefined && rules[kind] !== false;
    return true;
  });
}

/** Whether rules go by files, so that a log has to store which files its commits touch. */
export function needsPaths(rules: SubsystemRulesConfig | undefined): boolean {
  return rules !== undefined && listKinds(rules).some((kind) => pathKinds.some((each) => each === kind));
}

/** Files of a repository that have rules of one kind. */
export interface RuleFiles {
  kind: 'maintainers' | 'codeowners';
  anyOf?: readonly string[];
  allOf?: readonly string[];
}

/**
 * The files of the repository that have rules: of those under `anyOf` the first that it has is meant, of those under
 * `allOf` each. Paths may have wildcards.
 */
export function listRuleFiles(rules: SubsystemRulesConfig): RuleFiles[] {
  const kinds = listKinds(rules);
  return (['maintainers', 'codeowners'] as const).flatMap((kind): RuleFiles[] => {
    const given = rules[kind];
    if (!kinds.includes(kind) || given === undefined || given === false) return [];
    if (given === true) return [{ kind, anyOf: usualFiles[kind] }];
    return [{ kind, allOf: typeof given === 'string' ? [given] : given }];
  });
}

/** What the order of rules has twice, or lacks: a rule that is written and not asked is a mistake. */
export function findOrderMistakes(rules: SubsystemRulesConfig): RuleMistake[] {
  const { order } = rules;
  if (order === undefined) return [];
  const mistakes: RuleMistake[] = [];
  for (const [index, kind] of order.entries()) {
    if (order.indexOf(kind) < index) mistakes.push(makeRuleMistake(['order', index], `"${kind}" is named twice`));
    const isGiven = kind === 'prefixes' || kind === 'scopes' || kind === 'text' || (rules[kind] ?? false) !== false;
    if (!isGiven)
      mistakes.push(makeRuleMistake(['order', index], `there are no rules "${kind}": add them, or leave it out`));
  }
  for (const kind of ruleKinds) {
    if (kind === 'text' || order.includes(kind) || (rules[kind] ?? false) === false) continue;
    const message = `leaves out "${kind}", so that its rules do not count: add it, or take them away`;
    mistakes.push(makeRuleMistake(['order'], message));
  }
  return mistakes;
}
