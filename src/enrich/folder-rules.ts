import { cutFolderPattern, findFault, findStarPart } from '../model/folder-pattern.ts';
import type { PathRules, RuleProblem } from './path-rules.ts';
import { makePathTree } from './path-tree.ts';

interface FolderRule {
  pattern: string;
  parts: readonly string[];
  name: string;
  depth: number;
  plain: number;
}

/**
 * Makes the rules that a log's operator wrote for its folders: `fs/ext4/**` and `fs/ext4/` for all below a folder, `*.md`
 * for files at the top, `**` for any folders. A `*` in the name stands for what the first one of the pattern did: where
 * `packages/*` is `*`, each folder of `packages` has its own name. The deepest pattern that matches is taken, then that
 * with more plain characters, then the first.
 */
export function makeFolderRules(
  folders: Readonly<Record<string, string>>,
  report: (problem: RuleProblem) => void,
): PathRules {
  const tree = makePathTree<FolderRule>();
  for (const [pattern, name] of Object.entries(folders)) {
    const wrong = findFault(pattern, name);
    if (wrong !== undefined) {
      report({ where: 'folders', message: `"${pattern}" ${wrong}` });
      continue;
    }
    const parts = cutFolderPattern(pattern);
    const deep = parts.at(-1) === '**';
    const inside = deep ? parts.slice(0, -1) : parts;
    const rule: FolderRule = {
      pattern,
      parts: inside,
      name,
      depth: inside.filter((part) => part !== '**').length,
      plain: pattern.replace(/[*?/]/g, '').length,
    };
    tree.add(inside, deep || pattern.endsWith('/') ? 'below' : 'both', rule);
  }
  return {
    match(path) {
      let best: FolderRule | undefined;
      tree.find(path, (rule) => {
        if (!best || rule.depth > best.depth || (rule.depth === best.depth && rule.plain > best.plain)) best = rule;
      });
      if (!best) return undefined;
      const { pattern, name, depth } = best;
      const isMade = name.includes('*');
      const given = isMade ? name.replace('*', findStar(best.parts, path)) : name;
      return { name: given, isChosen: !isMade, depth, rule: `the folder rule ${pattern}` };
    },
  };
}

/** What the first `*` of a pattern that matches a path stands for. */
function findStar(parts: readonly string[], path: string): string {
  const at = findStarPart(parts);
  const part = parts[at] ?? '';
  const found = path.split('/')[at] ?? '';
  const star = part.indexOf('*');
  const tail = part.slice(star + 1);
  return tail === '' || /[*?]/.test(tail) ? found.slice(star) : found.slice(star, found.length - tail.length);
}
