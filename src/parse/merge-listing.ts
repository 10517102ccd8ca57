import type { Merge } from '../model/entry.ts';

/** A merge's listing and the lines it takes, from index `start` up to `end`. */
export interface MergeListing {
  merge: Merge;
  start: number;
  end: number;
}

/**
 * Finds what git-fmt-merge-msg(1) writes into a merge's message: `* TREE: (21 commits)` or, where all are shown,
 * `* TREE:`; then titles, one a line, up to an ellipsis or a blank line. A merge of several trees has several such lists,
 * which become one: the trees parted by commas, the counts added up.
 */
export function findMergeListing(lines: readonly string[]): MergeListing | undefined {
  let found: MergeListing | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const startsParagraph = index === 0 || isBlank(lines[index - 1]) || index === found?.end;
    const next = startsParagraph ? readListing(lines, index) : undefined;
    if (next === undefined) continue;
    found = found === undefined ? next : join(found, next);
    index = next.end - 1;
  }
  return found;
}

function readListing(lines: readonly string[], start: number): MergeListing | undefined {
  const header = readHeader(lines[start] ?? '', lines[start + 1] ?? '');
  if (header === undefined) return undefined;
  const { from, declared } = header;
  const merge: Merge = declared === undefined ? { from, listed: [] } : { from, declared, listed: [] };
  let end = start + 1;
  for (; end < lines.length && !isBlank(lines[end]); end += 1) {
    const title = lines[end]?.trim() ?? '';
    if (readHeader(lines[end] ?? '', lines[end + 1] ?? '') !== undefined) break;
    if (title === '...') return { merge: { ...merge, truncated: true }, start, end: end + 1 };
    merge.listed.push(title);
  }
  return { merge, start, end };
}

function readHeader(line: string, next: string): { from: string; declared?: number } | undefined {
  if (!line.startsWith('* ')) return undefined;
  const text = line.trimEnd();
  const count = / \((\d{1,9}) commits?\)$/.exec(text);
  const tree = count === null ? text : text.slice(0, count.index);
  if (!tree.endsWith(':')) return undefined;
  const from = tree.slice(2, -1).trim();
  if (from === '') return undefined;
  if (count !== null) return { from, declared: Number(count[1]) };
  // Without a count the line may be an item of any list: the tree or the indented titles below it must tell.
  const isTree = /:\/\/|^'.*' of |^[\w.-]+:\//.test(from) || (/^\S+$/.test(from) && /^\s+\S/.test(next));
  return isTree ? { from } : undefined;
}

function join(first: MergeListing, next: MergeListing): MergeListing {
  const merge: Merge = {
    from: `${first.merge.from}, ${next.merge.from}`,
    listed: [...first.merge.listed, ...next.merge.listed],
  };
  // A list without a count is whole, so its own length is its count.
  if (first.merge.declared !== undefined || next.merge.declared !== undefined) {
    merge.declared = countOf(first.merge) + countOf(next.merge);
  }
  if (first.merge.truncated === true || next.merge.truncated === true) merge.truncated = true;
  return { merge, start: first.start, end: next.end };
}

const countOf = (merge: Merge): number => merge.declared ?? merge.listed.length;
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';
