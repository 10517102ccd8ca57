import { UserError } from '../model/errors.ts';
import { joinWords } from '../model/text.ts';
import type { GitBranch } from './git-branches.ts';

/** A branch that is read, by the name under which people know it, and the commit that it ends at. */
export interface ChosenBranch {
  name: string;
  tip: string;
}

/** Every branch is named to git, and a repository with more is meant to keep us busy. */
const mostBranches = 1000;

/** How many names an error offers. */
const mostOffered = 5;

/** The branches that names and patterns mean, each once, that of HEAD first, then in the order of what was asked. */
export function chooseBranches(
  branches: readonly GitBranch[],
  asked: readonly string[],
  head: { ref: string | undefined; tip: string },
  before: ReadonlySet<string>,
): ChosenBranch[] {
  const chosen = new Map<string, string>();
  // In a clone of ours HEAD names no branch, but what HEAD is where it came from.
  const mainName = /^refs\/heads\/(.+)$/.exec(head.ref ?? '')?.[1] ?? 'HEAD';
  for (const name of asked) {
    const found = name === 'HEAD' ? [{ name: mainName, tip: head.tip }] : matchBranches(branches, name);
    // A pattern may have nothing yet, and a branch that was there may be deleted.
    if (found.length === 0 && !isPattern(name) && !before.has(name)) throw explainUnknown(branches, name);
    for (const one of found) if (!chosen.has(one.name)) chosen.set(one.name, one.tip);
  }
  if (chosen.size === 0) {
    throw new UserError(
      `There is no branch ${joinWords(
        asked.map((one) => `"${one}"`),
        'or',
      )}${offer(branches)}.`,
    );
  }
  if (chosen.size > mostBranches) {
    throw new UserError(`${chosen.size} branches are meant, and ${mostBranches} are read at most: name fewer.`);
  }
  const tips = [...chosen].map(([name, tip]) => ({ name, tip }));
  return tips.sort((one, other) => Number(other.name === mainName) - Number(one.name === mainName));
}

/** The branches of a name or pattern: the repository's own, else those that `origin` has, else of any remote, as `origin/x`. */
function matchBranches(branches: readonly GitBranch[], asked: string): ChosenBranch[] {
  const matches = makeMatch(asked);
  for (const prefix of ['refs/heads/', 'refs/remotes/origin/', 'refs/remotes/']) {
    const found = branches.flatMap(({ ref, tip }): ChosenBranch[] => {
      const name = ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
      return name !== undefined && matches(name) ? [{ name, tip }] : [];
    });
    if (found.length > 0) return found;
  }
  return [];
}

const isPattern = (asked: string): boolean => asked.includes('*');

function makeMatch(asked: string): (name: string) => boolean {
  if (!isPattern(asked)) return (name) => name === asked;
  // No regular expression: with many stars that could take for ever.
  const parts = asked.split('*');
  return (name) => {
    let at = 0;
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      const found = index === 0 ? 0 : isLast ? name.length - part.length : name.indexOf(part, at);
      if (found < at || !name.startsWith(part, found)) return false;
      at = found + part.length;
    }
    return true;
  };
}

function explainUnknown(branches: readonly GitBranch[], name: string): UserError {
  return new UserError(`There is no branch "${name}"${offer(branches)}.`);
}

function offer(branches: readonly GitBranch[]): string {
  const names = branches.map(({ ref }) => ref.replace(/^refs\/(heads|remotes)\//, ''));
  if (names.length === 0) return ': the repository has none';
  const more = names.length > mostOffered ? [`${names.length - mostOffered} more`] : [];
  return `: there are ${joinWords([...names.slice(0, mostOffered), ...more])}`;
}
