import type { Detection } from './format.ts';
import {
  closesFence,
  columnOf,
  isBlank,
  readAtxHeading,
  readBullet,
  readFence,
  readHtmlHeading,
  readUnderline,
} from './markdown-lines.ts';
import { isBoldHeading } from './markdown-names.ts';
import { readVersion } from './markdown-version.ts';

const title = /\b(?:change ?log|changes|history|release notes?|releases|news|what['’]s (?:new|changed))\b/i;
const linkOrTicks = /\]\(|`/;

/** Judges the first lines of a text: a heading with a version makes it a changelog in Markdown, and so does a title. */
export function detectMarkdown(head: readonly string[]): Detection {
  const first = Math.max(
    0,
    head.findIndex((line) => !isBlank(line)),
  );
  let fence: string | undefined;
  let isTitled = false;
  for (const [index, line] of head.entries()) {
    if (fence !== undefined) {
      if (closesFence(line, fence)) fence = undefined;
      continue;
    }
    fence = readFence(line);
    const heading = headingAt(head, index);
    if (heading === undefined) {
      if (isTitled && readBullet(line) !== undefined) return { fits: true };
      if (isDatedVersion(head, index)) return { fits: true };
      continue;
    }
    if (readVersion(heading) !== undefined) return { fits: true };
    if (readAtxHeading(line) !== undefined && title.test(heading)) isTitled = true;
  }
  return { fits: false, line: first + 1, expected: '"## [1.2.0]"' };
}

function headingAt(head: readonly string[], index: number): string | undefined {
  const line = head[index] ?? '';
  const marked = readAtxHeading(line) ?? readHtmlHeading(line);
  if (marked !== undefined) return marked.text;
  if (readUnderline(head[index + 1] ?? '', line) === undefined || isBlank(line) || columnOf(line) > 3) return undefined;
  return line.trim();
}

/** Whether a line is a version in bold, or one with its day over a list in which there is more of Markdown. */
function isDatedVersion(head: readonly string[], index: number): boolean {
  const line = head[index] ?? '';
  if (columnOf(line) > 0 || line.length > 120 || !/\d/.test(line)) return false;
  const version = readVersion(line);
  if (!version?.exact || version.dateOnly) return false;
  if (isBoldHeading(line)) return true;
  const next = head.slice(index + 1, index + 3).find((each) => !isBlank(each)) ?? '';
  return version.date !== undefined && readBullet(next) !== undefined && linkOrTicks.test(next);
}
