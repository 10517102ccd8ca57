import type { RuleText } from '../model/subsystem-rules.ts';
import { hasWildcard } from './name-glob.ts';
import type { NameRule, PathMatch, PathRules, RuleProblem } from './path-rules.ts';
import { patternLimits } from './path-rules.ts';
import { makePathTree, type Reach } from './path-tree.ts';
import { isContainer } from './subsystem-names.ts';

/** A line of the file. Of those that match a path in one section, the last counts. */
interface OwnersLine {
  section: string;
  pattern: string;
  /** What it is about; undefined where it says that nobody owns the files, or all files are meant. */
  named: ReturnType<NameRule>;
  /** The section, the team or the folder, as it is written. */
  told: string;
  excludes: boolean;
  depth: number;
  order: number;
}

/** A section of GitLab's: `[Name]`, `^[Name]` where its approval is optional, `[Name][2]`, and owners of its lines behind. */
const sectionLine = /^\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+(.*))?$/;

/**
 * Reads a CODEOWNERS file. The last line that matches a path counts; on GitLab, the last of each section. What a line is
 * about is told by the section, then by the first team that owns the files (`@org/team-storage`), then, where people own
 * them, by the folder that the pattern names. A line for all files tells nothing. GitLab's way of reading patterns is used
 * where the file has sections or lies in `.gitlab`.
 */
export function readCodeowners(text: RuleText, nameOwner: NameRule, report: (problem: RuleProblem) => void): PathRules {
  const tree = makePathTree<OwnersLine>();
  const lines = text.text.split('\n').map((line) => line.trim());
  const isGitLab = text.path.startsWith('.gitlab/') || lines.some((line) => sectionLine.test(line));
  let section = { title: '', owners: '' };
  let order = 0;

  const addLine = (line: string): string | undefined => {
    const { pattern, owners } = splitLine(line);
    const excludes = pattern.startsWith('!');
    if (excludes && !isGitLab) return 'begins with "!", which has no meaning here';
    if (pattern.length > patternLimits.length) return `has more than ${patternLimits.length} characters`;
    if (order >= patternLimits.count) return `is one of more than ${patternLimits.count}`;
    order += 1;
    const plain = (excludes ? pattern.slice(1) : pattern).replace(/\\(.)/g, '$1');
    const { parts, reach } = cutPattern(plain, isGitLab);
    const isAll = parts.every((part) => part === '**' || part === '*');
    const owned = owners === '' ? section.owners : owners;
    // A section's own name tells, whoever owns the files.
    const isOwned = owned !== '' || section.title !== '';
    const told = isAll || !isOwned ? '' : section.title || chooseOwner(owned) || chooseFolder(parts);
    const named = told === '' ? undefined : nameOwner(told);
    const depth = parts.filter((part) => part !== '**').length;
    tree.add(parts, reach, { section: section.title.toLowerCase(), pattern, told, named, excludes, depth, order });
    return undefined;
  };

  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [isSection, title = '', owners = ''] = (isGitLab && sectionLine.exec(line)) || [];
    if (isSection !== undefined) {
      section = { title: title.trim(), owners: dropComment(owners).trim() };
      continue;
    }
    const wrong = addLine(line);
    if (wrong !== undefined) report({ where: text.path, line: index + 1, message: `${line.slice(0, 100)} ${wrong}` });
  }

  return {
    match(path) {
      const last = new Map<string, OwnersLine>();
      const excluded = new Set<string>();
      tree.find(path, (line) => {
        if (line.excludes) excluded.add(line.section);
        else if (line.order > (last.get(line.section)?.order ?? 0)) last.set(line.section, line);
      });
      let best: OwnersLine | undefined;
      for (const line of last.values()) {
        if (!line.named || excluded.has(line.section)) continue;
        // Of several sections the one whose pattern is deepest is about it most.
        if (!best || line.depth > best.depth || (line.depth === best.depth && line.order > best.order)) best = line;
      }
      return best && describe(best, text.path);
    },
  };
}

function describe({ named, told, pattern, depth }: OwnersLine, file: string): PathMatch | undefined {
  return named && { ...named, depth, rule: `${pattern} of ${told} in ${file}` };
}

/** A pattern ends at the first blank that no backslash stands before; a comment ends the owners. */
function splitLine(line: string): { pattern: string; owners: string } {
  const [whole = line, pattern = line] = /^((?:\\.|[^\s\\]|\\$)+)/.exec(line) ?? [];
  return { pattern, owners: dropComment(line.slice(whole.length)).trim() };
}

const dropComment = (text: string): string => text.replace(/(?:^|\s)#.*$/, '');

/**
 * The parts of a pattern as of a `.gitignore`: one with a slash that is not its end begins at the top, any other is found
 * in every folder; a slash at the end is for folders; what has no slash there is a file or a folder with all in it, but
 * `docs/*` has files of that folder alone. On GitLab only a slash at the beginning is for the top.
 */
function cutPattern(pattern: string, isGitLab: boolean): { parts: string[]; reach: Reach } {
  const inner = pattern.replace(/\/+$/, '');
  const isTop = isGitLab ? pattern.startsWith('/') : inner.includes('/');
  const parts = pattern.split('/').filter((part) => part !== '');
  if (!isTop) parts.unshift('**');
  const last = parts.at(-1);
  if (pattern.endsWith('/')) return { parts, reach: 'below' };
  if (last === '**') return { parts: parts.slice(0, -1), reach: 'below' };
  return { parts, reach: last === '*' ? 'here' : 'both' };
}

/** The first team, `@org/team`, without the sign at its beginning; none where people own the files. */
function chooseOwner(owners: string): string {
  return owners.split(/\s+/).find((owner) => /^@[^/\s@]+\/\S+$/.test(owner)) ?? '';
}

/** The last folder of a pattern that does not hold all sources; where it has none, its file. */
function chooseFolder(parts: readonly string[]): string {
  const names = parts.filter((part) => !hasWildcard(part));
  const isFile = parts.at(-1) === names.at(-1) && /\.[A-Za-z0-9]+$/.test(names.at(-1) ?? '');
  const folders = isFile ? names.slice(0, -1) : names;
  return folders.findLast((folder) => !isContainer(folder.toLowerCase())) ?? (isFile ? (names.at(-1) ?? '') : '');
}
