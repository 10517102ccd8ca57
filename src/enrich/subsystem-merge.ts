import type { Merge } from '../model/entry.ts';
import { nameTree } from './headline.ts';

const longestSource = 2000;
/** Parts of a tree's or branch's name that do not say what it is about. */
const emptyWords = new Set(
  `linux linus kernel git tree trees for to from the merge merges tag branch next fix fixes fixed update updates upstream
  stable master main trunk devel dev development queue pull current latest release work new misc all rc mainline maint
  topic topics core`.split(/\s+/),
);

/**
 * What a merge's trees are called, the first tree first: the branch or tag, as quoted, then the last part of the tree's
 * address. In a log that is none of Linux an address tells nothing: it is that of the project or of a fork.
 */
export function readTrees(from: Merge['from'], withAddress: boolean): string[] {
  if (!withAddress && !from.includes("'")) return [];
  // One branch and no more, as most merges within a project are of.
  const quoted = /^[^',]*'(?! of )([^',]*)'$/.exec(from)?.[1];
  if (quoted !== undefined && from.length <= longestSource) return [quoted];
  return from
    .slice(0, longestSource)
    .split(', ')
    .flatMap((source) => {
      // What is quoted stands at the odd places: branches 'a' and 'b' of there.
      const quoted = source.split("'").filter((_, index, all) => index % 2 === 1 && index < all.length - 1);
      const end = source.lastIndexOf("' of ");
      const address = end < 0 ? source : source.slice(end + "' of ".length);
      return withAddress && (end >= 0 || quoted.length === 0) ? [...quoted, nameTree(address)] : quoted;
    });
}

/** The part of a tree's name that says what it is about: `cifs` of `cifs-2.6`, `ext4` of `ext4_for_linus`. */
export function coreOfTree(tree: string): string {
  const last = tree.slice(tree.lastIndexOf('/') + 1).toLowerCase();
  const words = (last.includes('_') ? last.replaceAll('_', '-') : last).split('-');
  return words.filter((word) => !emptyWords.has(word) && !isVersion(word)).join('-');
}

/** Whether a word is a version; few begin as one, which is asked first. */
const isVersion = (word: string): boolean => /^[v.\dr]/.test(word) && /^v?[\d.]+(?:rc\d*)?$|^rc\d*$/.test(word);
