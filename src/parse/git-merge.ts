import type { Merge } from '../model/entry.ts';

/**
 * What a merge's message says it brings: the titles below headings such as `* name:` or `* name: (21 commits)`, as
 * `git merge --log` writes them.
 */
export function readMergeMessage(subject: string, body: string): Merge {
  const from = /^Merge\s+(.*?)(?:\s+into\s+\S+)?$/.exec(subject)?.[1] ?? subject;
  const listed: string[] = [];
  let stated = 0;
  let shown = 0;
  let truncated = false;
  let inside = false;
  for (const line of body.split('\n')) {
    const heading = /^\* \S.*?:(?: \((\d+) commits?\))?$/.exec(line);
    if (heading) {
      inside = true;
      if (heading[1] !== undefined) stated += Number(heading[1]);
    } else if (inside && line.trim() === '...') truncated = true;
    else if (inside && line.startsWith('  ')) {
      listed.push(line.trim());
      shown += 1;
    } else inside = false;
  }
  const declared = stated > 0 ? stated : truncated || shown === 0 ? undefined : shown;
  return { from, declared, listed, truncated: truncated || undefined };
}
