const longestPattern = 1000;

/** What is wrong with a folder rule, as the end of a sentence; undefined where nothing is. */
export function findFault(pattern: string, name: string): string | undefined {
  if (pattern.length > longestPattern) return `has more than ${longestPattern} characters`;
  if (cutFolderPattern(pattern).length === 0) return 'names no folder and no file';
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(pattern)) return 'has a part "." or "..": write it from the top of the repository';
  if (/[^/]\*\*|\*\*[^/]/.test(pattern)) return 'has "**" beside other characters: write it between slashes';
  if (name.includes('*') && findStarPart(cutFolderPattern(pattern)) < 0) {
    return 'has no "*" for the one in its name: write the name out, or "folder/*/"';
  }
  if (
    name.includes('*') &&
    cutFolderPattern(pattern)
      .slice(0, findStarPart(cutFolderPattern(pattern)))
      .includes('**')
  ) {
    return 'has "**" before its "*", so that the name is not told';
  }
  return undefined;
}

/** The parts of a folder rule's pattern. */
export const cutFolderPattern = (pattern: string): string[] => pattern.split('/').filter((part) => part !== '');

/** Which of the parts has the first `*` that is not a `**`. */
export const findStarPart = (parts: readonly string[]): number =>
  parts.findIndex((part) => part !== '**' && part.includes('*'));
