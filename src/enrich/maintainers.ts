import type { RuleText } from '../model/subsystem-rules.ts';
import { type LinearPattern, makeLinearPattern } from './linear-pattern.ts';
import { hasWildcard } from './name-glob.ts';
import type { NameRule, PathMatch, PathRules, RuleProblem } from './path-rules.ts';
import { patternLimits } from './path-rules.ts';
import { makePathTree } from './path-tree.ts';

/** A part of the source that has a heading in MAINTAINERS. */
interface Section {
  title: string;
  file: string;
  named: ReturnType<NameRule>;
}

/** A line of a section. */
interface FilePattern {
  section: Section;
  /** As it is written, behind `F:` or `X:`. */
  text: string;
  excludes: boolean;
  depth: number;
  order: number;
}

interface PathPattern {
  section: Section;
  text: string;
  pattern: LinearPattern;
  order: number;
}

/** How long all patterns of `N:` lines together may be, in instructions, and how much of a path they see. */
const mostInstructions = 20_000;
const longestPath = 500;

/** An `N:` line is as if its pattern were in no folder: any `F:` line that is for less than everything is better. */
const depthOfPattern = 0;
/** A pattern that begins with `*` is for files anywhere. */
const depthOfAnywhere = -1;

/**
 * Reads files as the kernel's MAINTAINERS is written: sections that begin with a title, with lines `F:` (files and
 * folders), `N:` (regular expressions of paths) and `X:` (what a section does not have). As its get_maintainer.pl does, the
 * section with the deepest pattern is taken, a pattern for the files of a folder being deeper than one for the folder; a
 * pattern that ends without `/` has each name that begins so. Of equally deep ones the pattern with more plain characters
 * is taken, then the first. A pattern for all files tells nothing.
 */
export function readMaintainers(
  texts: readonly RuleText[],
  nameTitle: NameRule,
  report: (problem: RuleProblem) => void,
): PathRules {
  const tree = makePathTree<FilePattern>();
  const patterns: PathPattern[] = [];
  let order = 0;
  let instructions = 0;

  const addFile = (section: Section, text: string, excludes: boolean): string | undefined => {
    if (text.length > patternLimits.length) return `has more than ${patternLimits.length} characters`;
    if (order >= patternLimits.count) return `is one of more than ${patternLimits.count}`;
    const isFolder = text.endsWith('/');
    const parts = text
      // The kernel's script makes expressions of patterns, so some write `k\+p` where they mean it word for word.
      .replace(/\\(.)/g, '$1')
      .replace(/^\.?\//, '')
      .split('/')
      .filter((part) => part !== '');
    // `*` and `*/` are for all that no other section has.
    if (!excludes && (text === '*' || parts.every((part) => part === '**') || (parts.length === 1 && text === '*/')))
      return;
    order += 1;
    const depth = text.startsWith('*') ? depthOfAnywhere : parts.length;
    const value: FilePattern = { section, text, excludes, depth, order };
    if (isFolder) tree.add(parts, 'below', { ...value });
    else {
      // The name of a folder is as good as one with a slash; a file's need not end there.
      if (!hasWildcard(text)) tree.add(parts, 'below', value);
      const last = parts.pop() ?? '';
      tree.add([...parts, last.endsWith('*') ? last : `${last}*`], 'here', value);
    }
    return undefined;
  };
  const addPattern = (section: Section, text: string): string | undefined => {
    try {
      // White space has no meaning in them.
      const pattern = makeLinearPattern(text.replace(/(?<!\\)\s+/g, ''));
      instructions += pattern.size;
      if (instructions > mostInstructions) return 'is one of too many';
      order += 1;
      patterns.push({ section, text, pattern, order });
      return undefined;
    } catch (error) {
      if (error instanceof RangeError) return `is not taken: ${error.message}`;
      throw error;
    }
  };

  for (const { path, text } of texts) {
    let section: Section | undefined;
    let before = '';
    for (const [index, line] of text.split('\n').entries()) {
      const [, sign = '', rest = ''] = /^([A-Z]):\s*(.*)$/.exec(line) ?? [];
      if (sign === '') {
        const title = line.trim();
        if (title !== '' && !title.startsWith('#')) {
          before = title;
          section = undefined;
        }
        continue;
      }
      section ??= { title: before, file: path, named: nameTitle(before) };
      const value = rest.trim();
      if (value === '') continue;
      const wrong =
        sign === 'F' || sign === 'X'
          ? addFile(section, value, sign === 'X')
          : sign === 'N'
            ? addPattern(section, value)
            : undefined;
      if (wrong !== undefined) report({ where: path, line: index + 1, message: `${sign}: ${value} ${wrong}` });
    }
  }

  const isBetter = (one: FilePattern, other: FilePattern | undefined): boolean =>
    !other ||
    one.depth - other.depth > 0 ||
    (one.depth === other.depth && (countPlain(one.text) - countPlain(other.text) || other.order - one.order) > 0);

  return {
    match(path) {
      const found: FilePattern[] = [];
      tree.find(path, (value) => found.push(value));
      const excluded = new Set(found.filter(({ excludes }) => excludes).map(({ section }) => section));
      let best: FilePattern | undefined;
      for (const one of found) if (!one.excludes && !excluded.has(one.section) && isBetter(one, best)) best = one;
      if (best && best.depth > depthOfPattern) return describe('F', best, best.depth);
      const seen = path.slice(0, longestPath);
      const named = patterns.find(({ section, pattern }) => !excluded.has(section) && pattern.test(seen));
      return named ? describe('N', named, depthOfPattern) : best && describe('F', best, best.depth);
    },
  };
}

const countPlain = (text: string): number => text.replace(/[*?]/g, '').length;

/** A section without a name that could be a subsystem's tells nothing, and hides those that are for more. */
function describe(
  sign: string,
  { section, text }: { section: Section; text: string },
  depth: number,
): PathMatch | undefined {
  const { title, file, named } = section;
  return named && { ...named, depth, rule: `${sign}: ${text} of ${title} in ${file}` };
}
