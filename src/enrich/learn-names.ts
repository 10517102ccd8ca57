import type { LearnedName, LearnedSubsystems } from './subsystem-data.ts';
import { isContainer, judgeKind, keyOf, normalizeName } from './subsystem-names.ts';

const mostNames = 500;
const fewestOwned = 10;
/** Types of conventional commits that say a kind of change where such are used, and name parts of other projects. */
const commitTypes = new Set(['perf', 'style', 'revert', 'security']);
const sourceFile = /[^./ ]\.(?:c|h|cc|cpp|hpp|s|rs|go|py|sh|pl|rb|js|ts|java|tcl)$/;

/** What a log's titles were counted to have. */
export interface TitleCounts {
  titles: number;
  /** Whether titles are written as conventional commits. */
  conventional: boolean;
  /** Whether the log is one of Linux, whose drivers are numbered and are no series. */
  kernel: boolean;
  /** Prefixes as written, in lower case. */
  prefixes: ReadonlyMap<string, number>;
  /** Those of them that stand behind a name that is known beforehand, as `pvr2fb` does in `fb: pvr2fb:`. */
  nested: ReadonlyMap<string, number>;
  /** Words in titles whose prefix is another. */
  words: ReadonlyMap<string, number>;
}

interface Group {
  forms: Map<string, number>;
  total: number;
  /** Written as packages of npm are, `@scope/name`, which is one name. */
  packaged: boolean;
}

/** How often a prefix must recur to be a name, in a log with so many titles. */
const thresholdOf = (titles: number): number => Math.max(3, Math.round(Math.sqrt(titles) / 20));

/** Chooses the names among the prefixes of titles: those that recur and are no kind of change, variants made one. */
export function chooseNames(counts: TitleCounts): Pick<LearnedSubsystems, 'names' | 'folders' | 'owners' | 'series'> {
  const least = thresholdOf(counts.titles);
  const { bare, paths, folders } = sortPrefixes(counts.prefixes, least);
  const mentions = new Map<string, number>();
  for (const [word, count] of counts.words) raise(mentions, keyOf(word), count);
  const series = counts.kernel ? [] : findSeries(bare);
  const owners = foldOwners(bare);
  joinVariants(bare);
  const proven = findProven(counts.nested, least - 1);
  for (const [key, { forms, total }] of bare) {
    const numbered = series.some((each) => key.startsWith(each) && /^\d{3,}/.test(key.slice(each.length)));
    if (
      (total < least && !proven.has(key)) ||
      numbered ||
      (counts.conventional && commitTypes.has(mostFrequent(forms)))
    )
      bare.delete(key);
  }
  const taken = new Set([...bare.values()].flatMap(({ forms }) => [...forms.keys()].map(keyOf)));
  const whole = [...paths].filter(([path, group]) => {
    const isFile = !group.packaged && taken.has(keyOf(lastPart(path)));
    return group.total >= least && !isFile;
  });
  const names = [...bare.values(), ...whole.map(([, group]) => group)].map(({ forms, total }): LearnedName => {
    const name = mostFrequent(forms);
    const aliases = [...forms.keys()].filter((form) => keyOf(form) !== keyOf(name));
    return { name, count: total, aliases, word: isWord(name, total, mentions) };
  });
  names.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const kept = names.slice(0, mostNames);
  return {
    names: kept,
    folders: [...folders]
      .filter(([folder, count]) => count >= least && !taken.has(keyOf(folder)) && !isContainer(folder))
      .map(([folder]) => folder)
      .slice(0, mostNames),
    owners,
    series: series.filter((each) => kept.some((entry) => entry.name === each)),
  };
}

/** Prefixes that need to recur less often to be names, for what stands before them is one. */
function findProven(nested: ReadonlyMap<string, number>, least: number): Set<string> {
  return new Set([...nested].filter(([, count]) => count >= least).map(([text]) => keyOf(normalizeName(text))));
}

/** Sorts prefixes into single names and paths, leaves kinds of change out, and counts the folders of the paths. */
function sortPrefixes(prefixes: ReadonlyMap<string, number>, least: number) {
  const bare = new Map<string, Group>();
  const paths = new Map<string, Group>();
  const named = Array.from(prefixes, ([text, count]) => ({ text, count, name: normalizeName(text) }));
  const files = countFiles(named);
  const folders = new Map<string, number>();
  for (const { text, count, name } of named) {
    const judged = name === '' ? 'kind' : judgeKind(text, name);
    if (judged === 'kind') continue;
    // git has commands named add, merge and revert, and files of these names, too.
    if (judged === 'doubtful' && (files.get(name.split(/[-/]/, 1)[0] ?? '') ?? 0) < least) continue;
    if (name.includes('/')) {
      addForm(paths, name, name, count).packaged = text.startsWith('@');
      if (!text.startsWith('@')) raise(folders, name.slice(0, name.indexOf('/')), count);
    } else addForm(bare, keyOf(name), name, count);
  }
  return { bare, paths, folders };
}

/** How often prefixes name a file of each name, as `builtin/revert.c` and `revert.c` do. */
function countFiles(prefixes: readonly { text: string; count: number; name: string }[]): Map<string, number> {
  const files = new Map<string, number>();
  for (const { text, count, name } of prefixes) {
    if (sourceFile.test(text) || name.includes('/')) raise(files, lastPart(name), count);
  }
  return files;
}

function raise(map: Map<string, number>, key: string, count: number): void {
  map.set(key, (map.get(key) ?? 0) + count);
}

function addForm(groups: Map<string, Group>, key: string, name: string, count: number): Group {
  const group: Group = groups.get(key) ?? { forms: new Map(), total: 0, packaged: false };
  raise(group.forms, name, count);
  group.total += count;
  groups.set(key, group);
  return group;
}

/** Makes one group of `test` and `tests`, and of `doc`, `docs` and `documentation`. */
function joinVariants(groups: Map<string, Group>): void {
  const join = (key: string, otherKey: string): void => {
    const group = groups.get(key);
    const twin = groups.get(otherKey);
    if (!group || !twin || group === twin) return;
    for (const [form, count] of twin.forms) addForm(groups, key, form, count);
    groups.delete(otherKey);
  };
  for (const key of [...groups.keys()]) if (key.length > 2) join(key, `${key}s`);
  join('documentation', 'doc');
  join('documentation', 'docs');
}

/**
 * Finds first parts that many names have and that add nothing, as where `git-apply` and `apply` are both used, and
 * folds such names into what stands behind that part.
 */
function foldOwners(groups: Map<string, Group>): string[] {
  const pairs = new Map<string, { name: string; rest: string; count: number }[]>();
  for (const [key, group] of groups) {
    const name = mostFrequent(group.forms);
    const dash = name.indexOf('-');
    if (dash < 0) continue;
    const rest = name.slice(dash + 1);
    const alone = groups.get(keyOf(rest))?.total ?? 0;
    if (group.total < 3 || alone <= group.total) continue;
    const owner = name.slice(0, dash);
    pairs.set(owner, [...(pairs.get(owner) ?? []), { name: key, rest, count: group.total }]);
  }
  const owners: string[] = [];
  for (const [owner, found] of pairs) {
    const sum = found.reduce((total, pair) => total + pair.count, 0);
    if (found.length < fewestOwned || (groups.get(keyOf(owner))?.total ?? 0) > sum) continue;
    owners.push(owner);
    for (const { name, rest, count } of found) {
      const group = groups.get(name);
      if (!group) continue;
      groups.delete(name);
      addForm(groups, keyOf(rest), rest, count);
    }
  }
  return owners;
}

/** Finds stems that a dozen or more numbers of three digits and more follow, as those of numbered test files. */
function findSeries(groups: Map<string, Group>): string[] {
  const members = new Map<string, number>();
  for (const key of groups.keys()) {
    const stem = /^([a-z]+)\d{3,}/.exec(key)?.[1];
    if (stem !== undefined) members.set(stem, (members.get(stem) ?? 0) + 1);
  }
  return [...members].filter(([, count]) => count >= 12).map(([stem]) => stem);
}

/**
 * Whether a name tells its subsystem wherever a title has it: titles with another prefix hardly ever mention it. Common
 * words (`diff`, `test`) are mentioned everywhere.
 */
function isWord(name: string, count: number, words: ReadonlyMap<string, number>): boolean {
  return name.length >= 4 && count >= 10 && (words.get(keyOf(name)) ?? 0) * 9 <= count;
}

function mostFrequent(forms: ReadonlyMap<string, number>): string {
  let best = '';
  let most = 0;
  for (const [form, count] of forms) {
    if (count > most || (count === most && form < best)) [best, most] = [form, count];
  }
  return best;
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
