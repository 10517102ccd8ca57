import {
  listKinds,
  type PathKind,
  pathKinds,
  type RuleKind,
  type StoredRules,
  type SubsystemRulesConfig,
} from '../model/subsystem-rules.ts';
import { readCodeowners } from './codeowners.ts';
import { makeFolderRules } from './folder-rules.ts';
import { readMaintainers } from './maintainers.ts';
import type { NameRule, PathMatch, PathRules, RuleProblem } from './path-rules.ts';
import { type EmptyEndings, nameSection } from './section-names.ts';
import { normalizeName, other, remember } from './subsystem-names.ts';

/** The rules of one log: what its operator wrote, and the files of the repository that have rules. Plain data. */
export interface LogRules extends StoredRules {
  config: SubsystemRulesConfig;
}

/** A subsystem that the files of a change tell. */
export interface RuledName {
  name: string;
  /** Whether it is called so, whatever else the log calls by that name. */
  isChosen: boolean;
  /** How many of the files, the first of them, and the rule that it is under. */
  files: number;
  path: string;
  rule: string;
}

/** What rules of each kind that go by files say of a change; a kind that tells nothing is not in it. */
export type RuledNames = Partial<Record<PathKind, readonly RuledName[]>>;

/** The rules of a log, ready to be used. */
export interface FileRules {
  /** The subsystems of the files that a change touches; `more` are those of which the names are not known. */
  ofFiles(files: readonly string[] | undefined, more?: number): RuledNames;
  /** The same by names alone, one object for all changes with the same names: for those of a whole log. */
  namesOf(files: readonly string[] | undefined, more?: number): RuledNames;
}

const nothing: RuledNames = {};
const mostNames = 3;
/** Names of paths that are remembered: most files are changed again and again. */
const keptPaths = 100_000;

/** Which rules count in a log, in their order. */
export const orderOf = ({ config }: LogRules): readonly RuleKind[] => listKinds(config);

/** Makes the rules of a log that go by files. What is not taken of them is told to `report`. */
export function makeFileRules(
  rules: LogRules,
  endings: EmptyEndings,
  look: (name: string) => string | undefined = () => undefined,
  report: (problem: RuleProblem) => void = () => undefined,
): FileRules {
  const { config } = rules;
  const chosen = new Map(Object.entries(config.names ?? {}).map(([title, name]) => [foldTitle(title), name]));
  const choose = (title: string, make: () => string): ReturnType<NameRule> => {
    const given = chosen.get(foldTitle(title)) ?? chosen.get(foldTitle(title.replace(/^@/, '')));
    const name = given ?? make();
    return name === '' || name === other ? undefined : { name, isChosen: given !== undefined };
  };
  const nameTitle: NameRule = (title) => choose(title, () => nameSection(title, endings, look));
  const nameOwner: NameRule = (owner) => choose(owner, () => nameTeam(owner));
  const makers: Record<PathKind, () => PathRules[]> = {
    maintainers: () => (rules.maintainers.length === 0 ? [] : [readMaintainers(rules.maintainers, nameTitle, report)]),
    codeowners: () => rules.codeowners.map((text) => readCodeowners(text, nameOwner, report)),
    folders: () => [makeFolderRules(config.folders ?? {}, report)],
  };
  const kinds = listKinds(config).filter((kind) => pathKinds.some((each) => each === kind));
  const matchers = pathKinds
    .filter((kind) => kinds.includes(kind))
    .flatMap((kind) =>
      makers[kind]().map((made) => {
        const match = remember((path: string) => ({ match: keepNamed(made.match(path)) }), keptPaths);
        return { kind, match: (path: string) => match(path).match };
      }),
    );
  // What touches more files than are listed is about no part that these few could tell.
  const isTold = (files: readonly string[] | undefined, more: number): files is readonly string[] =>
    files !== undefined && files.length > 0 && more === 0;
  const shared = new Map<string, RuledNames>();
  return {
    ofFiles(files, more = 0) {
      const found: RuledNames = {};
      if (!isTold(files, more)) return found;
      for (const { kind, match } of matchers) {
        const names = countNames(files, match);
        if (names.length > 0) found[kind] = names.map(tell);
      }
      return found;
    },
    namesOf(files, more = 0) {
      if (!isTold(files, more)) return nothing;
      let key = '';
      const counted = matchers.map(({ kind, match }) => {
        const names = countNames(files, match);
        for (const { match: one } of names) key += `${one.isChosen ? '=' : ''}${one.name} `;
        key += '|';
        return { kind, names };
      });
      const known = shared.get(key);
      if (known) return known;
      const found: RuledNames = {};
      for (const { kind, names } of counted) {
        if (names.length > 0) found[kind] = names.map((one) => ({ ...tell(one), files: 0, path: '', rule: '' }));
      }
      shared.set(key, found);
      return found;
    },
  };
}

/** A name of a folder rule that was made of a path is brought to the form of names. */
function keepNamed(match: PathMatch | undefined): PathMatch | undefined {
  if (!match || match.isChosen) return match?.name === other ? undefined : match;
  const name = normalizeName(match.name);
  return name === '' || name === other ? undefined : { ...match, name };
}

/** A subsystem with how many files are its. */
interface Counted {
  match: PathMatch;
  files: number;
  /** The first of them, and how deep the deepest pattern is. */
  path: string;
  depth: number;
}

const tell = ({ match: { name, isChosen, rule }, files, path }: Counted): RuledName => {
  return { name, isChosen, files, path, rule };
};

/**
 * The subsystems of most files first, then those of a quarter or more of the files that rules know. Where none has a
 * quarter of them, a change is about the whole tree and not about any part.
 */
function countNames(files: readonly string[], match: (path: string) => PathMatch | undefined): Counted[] {
  const found: Counted[] = [];
  const places = new Map<string, Counted>();
  let known = 0;
  let last: Counted | undefined;
  for (const path of files) {
    const matched = match(path);
    if (!matched) continue;
    known += 1;
    // Files of one folder come one after the other.
    if (last?.match.name !== matched.name) last = places.get(matched.name);
    if (last) {
      last.files += 1;
      last.depth = Math.max(last.depth, matched.depth);
    } else {
      last = { match: matched, files: 1, path, depth: matched.depth };
      found.push(last);
      places.set(matched.name, last);
    }
  }
  if (found.length < 2) return found;
  return found
    .filter((one) => one.files * 4 >= known)
    .sort((one, two) => two.files - one.files || two.depth - one.depth)
    .slice(0, mostNames);
}

/** A team without its organisation, `team-storage`; anything else as a name is written. */
function nameTeam(owner: string): string {
  const plain = owner.startsWith('@') ? owner.slice(owner.lastIndexOf('/') + 1) : owner;
  return normalizeName(plain.trim().replace(/[^A-Za-z0-9.+_-]+/g, '-'));
}

const foldTitle = (title: string): string => title.trim().toLowerCase().replace(/\s+/g, ' ');
