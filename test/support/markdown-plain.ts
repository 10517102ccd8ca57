import type { ParsedEntry } from '../../src/model/entry.ts';
import type { ParsedLog } from '../../src/model/parsed-log.ts';

/** A line of a Markdown log that tells something, found by plain patterns and without any help of the parser. */
export interface PlainLine {
  number: number;
  kind: 'heading' | 'bullet' | 'text';
  text: string;
}

const heading = /^ {0,3}(?:#{1,6}(?:\s|(?=\[?v?\d+\.\d))|#{2,6}(?=[[\w*`])|<h[1-6][ >])/;
const bullet = /^\s*(?:[-*+•]|\d{1,9}[.)])(?:\s|$)/;
const noText = /^\s*(?:[-=_*\s]{2,}|[-*+•]|#+|\|?[\s:|-]*\|[\s:|-]*|(?:<[^<>]*>\s*)+)\s*$/;
const definition = /^\s*\[[^\]^]+\]:\s*\S+(?:\s+["'(].*["')])?\s*$/;

/** The lines of a log that tell something: no code, comments, settings, rules, tags or definitions of links. */
function readPlainLines(text: string): PlainLine[] {
  const found: PlainLine[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  let fence: { mark: string; column: number; item: number } | undefined;
  let item = -1;
  let comment = false;
  const settingsEnd = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  for (const [index, line] of lines.entries()) {
    if (index <= settingsEnd) continue;
    const column = line.length - line.trimStart().length;
    if (fence !== undefined) {
      const leaves =
        fence.item >= 0 &&
        fence.column > fence.item &&
        column <= fence.item &&
        (heading.test(line) || bullet.test(line));
      if (!leaves) {
        if (line.trim().startsWith(fence.mark) && /^[`~]+$/.test(line.trim())) fence = undefined;
        continue;
      }
      fence = undefined;
    }
    if (comment || /^\s*<!--/.test(line)) {
      comment = !line.includes('-->');
      continue;
    }
    const mark = /^\s*(```+|~~~+)(?!.*`)/.exec(line)?.[1];
    if (mark !== undefined) {
      fence = { mark, column, item };
      continue;
    }
    const next = lines[index + 1] ?? '';
    const isLong = Math.abs(next.trim().length - line.trim().length) <= 1;
    const underlined =
      (/^ {0,3}(?:==+|---+)\s*$/.test(next) || (isLong && /^(?:~~~+|\^\^\^+|"""+|\+\+\++)\s*$/.test(next))) &&
      /\S/.test(line) &&
      column <= 3;
    const isTableHead = line.trim().startsWith('|') && /^[\s|:-]+$/.test(next) && next.includes('-');
    if (line.trim() === '' || noText.test(line) || definition.test(line) || isTableHead) continue;
    const isHeading = heading.test(line) || (underlined && !bullet.test(line) && !line.trim().startsWith('|'));
    if (isHeading) item = -1;
    else if (bullet.test(line) && (item < 0 || column <= item + 1)) item = column;
    else if (column === 0 && (lines[index - 1] ?? '').trim() === '') item = -1;
    found.push({
      number: index + 1,
      kind: isHeading ? 'heading' : bullet.test(line) ? 'bullet' : 'text',
      text: line.trim(),
    });
  }
  return found;
}

/** The words of a text, without targets of links. */
function wordsOf(text: string): string[] {
  const bare = text
    .replace(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g, '] ')
    .replace(/\]\[[^\]]*\]/g, '] ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&\w+;/g, ' ')
    .replace(/[\\`*]/g, '');
  return bare.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const textOf = (entry: ParsedEntry): string => `${entry.subject ?? ''}\n${entry.body}`;

/** What becomes of the plain lines of a log in its parse: how many there are, and those that nothing accounts for. */
export function accountFor(text: string, log: ParsedLog): { headings: number; bullets: number; lost: PlainLine[] } {
  const plain = readPlainLines(text);
  const releaseLines = new Set(log.releases.map((release) => release.line ?? 0));
  const problemLines = new Set(log.problems.map((problem) => problem.line ?? 0));
  const starts = log.entries.map((entry) => entry.line ?? 0);
  const ordered = log.entries.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
  const firstHeading = plain.find((line) => line.kind === 'heading')?.number ?? 0;
  const secondHeading = plain.filter((line) => line.kind === 'heading')[1]?.number ?? Number.POSITIVE_INFINITY;
  const firstRelease = Math.min(...releaseLines, Number.POSITIVE_INFINITY);
  const start = Math.min(firstRelease, secondHeading);
  const starting = new Set(starts);
  const lost: PlainLine[] = [];
  let at = -1;
  const isContents = (line: PlainLine | undefined): boolean =>
    line?.kind === 'bullet' && /^\S+\s+\[[^\]]*\]\((?:#|[\w./-]*\.md)\S*\)$/.test(line.text);
  for (const [index, line] of plain.entries()) {
    // A table of contents before the first release is no text of the log, and neither is what stands over it.
    if (line.number < firstRelease && line.kind !== 'text' && (isContents(line) || isContents(plain[index + 1])))
      continue;
    while ((ordered[at + 1]?.line ?? Number.POSITIVE_INFINITY) <= line.number) at += 1;
    const words = wordsOf(line.text);
    const isIn = (...texts: string[]): boolean => {
      const has = new Set(texts.flatMap(wordsOf));
      return words.every((word) => has.has(word));
    };
    const entry = ordered[at];
    const following = ordered
      .slice(Math.max(at, 0), at + 2)
      .map((each) => `${each.section ?? ''} ${each.release ?? ''}`);
    const release = log.releases.findLast((each) => (each.line ?? 0) <= line.number);
    const isKept =
      words.length === 0 ||
      problemLines.has(line.number) ||
      (line.kind === 'heading' && (releaseLines.has(line.number) || line.number === firstHeading)) ||
      starting.has(line.number) ||
      (line.number < start && line.kind === 'text') ||
      (entry !== undefined && isIn(textOf(entry))) ||
      following.some((each) => isIn(each)) ||
      // A line with a day alone is the release's; one with the way to the list of commits tells nothing of its own.
      (release?.date !== undefined &&
        /\d{4}/.test(line.text) &&
        words.length <= 6 &&
        line.number - (release.line ?? 0) < 6) ||
      (line.kind === 'text' &&
        /https?:|\]\(/.test(line.text) &&
        words.length <= 16 &&
        /full|compare|commits|diff|\.\.\./i.test(line.text)) ||
      (line.kind === 'text' && releaseLines.has(line.number));
    if (!isKept) lost.push(line);
  }
  const count = (kind: PlainLine['kind']): number => plain.filter((line) => line.kind === kind).length;
  return { headings: count('heading'), bullets: count('bullet'), lost };
}
