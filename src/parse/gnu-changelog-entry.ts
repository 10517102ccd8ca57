import type { ParsedEntry, Person, Trailer } from '../model/entry.ts';
import { readItemHead, readTagFiles } from './gnu-changelog-files.ts';
import type { GnuHeading } from './gnu-changelog-heading.ts';
import {
  type Block,
  cutIndent,
  endsInHeading,
  indentOf,
  isBugsOnly,
  isCredit,
  isReference,
  isRule,
  readGnuBullet,
  readTrailerLine,
} from './gnu-changelog-lines.ts';
import { readPeople } from './gnu-changelog-people.ts';
import { cutSubject, joinText, longestSubject, takeOff } from './gnu-changelog-subject.ts';
import { parsePeople } from './person.ts';

/** Files that are longer than this are left out of a subject. */
const longestFiles = 80;
/** A message of its own has at least so much on its first line. */
const fewestWords = 20;

/** The lines of an item: from `start` up to `end`. */
interface Item {
  start: number;
  end: number;
  paths: string[];
  /** All it says, and its part behind the files. */
  whole: string;
  text: string;
}

/** Makes an entry of the blocks of one change. The id is the caller's. */
export function makeGnuEntry(id: string, heading: GnuHeading, blocks: readonly Block[]): ParsedEntry {
  const { lines, trailers } = takeTrailers(joinBlocks(blocks));
  const items = readItems(lines);
  const { subject, body } = splitSubject(lines, items);
  const [author, ...others] = heading.people;
  const paths = [...new Set([...readTagFiles(lines[0] ?? ''), ...items.flatMap((item) => item.paths)])];
  return {
    id,
    date: heading.date ?? '',
    author: author ?? { name: '' },
    subject,
    body,
    trailers: [...others.map((person) => ({ role: 'co-authored-by', ...person })), ...trailers],
    notes: heading.remarks,
    ...(paths.length === 0 ? {} : { paths }),
    line: blocks[0]?.line,
  };
}

/** The lines of the blocks without their common indent, a blank line between two blocks. */
function joinBlocks(blocks: readonly Block[]): string[] {
  const indent = indentOf(blocks[0]?.lines[0] ?? '').width;
  return blocks.flatMap(({ lines }, index) => {
    const cut = lines.map((line) => cutIndent(line, indent).trimEnd());
    return index === 0 ? cut : ['', ...cut];
  });
}

/** Takes out the lines that name people in a role and say nothing else. */
function takeTrailers(lines: readonly string[]): { lines: string[]; trailers: Trailer[] } {
  const trailers: Trailer[] = [];
  const kept: string[] = [];
  for (const line of lines) {
    const found = /^[A-Za-z]/.test(line) && kept.length > 0 ? readTrailerLine(line) : undefined;
    const people = found?.person ? readTrailerPeople(found.value) : [];
    if (found === undefined || people.length === 0) kept.push(line);
    else for (const person of people) trailers.push({ role: found.role, ...person });
  }
  while (kept.at(-1) === '') kept.pop();
  return { lines: kept, trailers };
}

/** The people of a trailer; none where it says more than their names. */
function readTrailerPeople(value: string): Person[] {
  const found = value.includes('<') ? readPeople(value).people : parsePeople(value);
  const people = found.filter(({ name }) => name !== '' && !name.includes(':'));
  const named = people.map(({ name, email }) => (email === undefined || email === name ? name : name + email)).join('');
  return lettersOf(named) === lettersOf(value.replaceAll(' and ', ' ')) ? people : [];
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

function readItems(lines: readonly string[]): Item[] {
  const items: Item[] = [];
  let start = -1;
  const endItem = (end: number): void => {
    if (start < 0) return;
    const first = readGnuBullet(lines[start] ?? '') ?? '';
    const below = lines.slice(start + 1, end);
    // Bugs and thanks below it are no part of what it says, nor is what stands under a rule.
    const other = below.findIndex((line) => isRule(line) || (/^\s*[A-Z(]/.test(line) && isReference(line)));
    const whole = joinText([first, ...(other < 0 ? below : below.slice(0, other))]);
    items.push({ start, end, whole, ...readItemHead(whole) });
    start = -1;
  };
  for (const [index, line] of lines.entries()) {
    // Inside an item a list with dashes belongs to it.
    const begins =
      readGnuBullet(line) !== undefined &&
      (/^\s*\*/.test(line) ? indentOf(line).width < 4 : indentOf(line).width === 0 && start < 0);
    if (begins || line === '') endItem(index);
    if (begins) start = index;
  }
  endItem(lines.length);
  return items;
}

/** Takes the subject out of the lines: the title, else what the first item says. Together they hold every word. */
function splitSubject(lines: readonly string[], items: readonly Item[]): { subject: string; body: string } {
  const [first] = items;
  const end = lines.findIndex((line, index) => line === '' || index === first?.start);
  const title = lines.slice(0, end < 0 ? lines.length : end);
  const rest = (taken: string, item?: Item, skip = 0): string =>
    trimBlanks(takeOff(lines, item?.start ?? 0, taken, skip, item !== undefined)).join('\n');
  if (
    title.length > 0 &&
    first?.start !== 0 &&
    !(first !== undefined && (isBugsOnly(title) || isCredit(title) || endsInHeading(title)))
  ) {
    const subject = readTitle(title);
    return { subject, body: rest(subject) };
  }
  const telling = items.find((item) => item.text !== '');
  const item = telling ?? first;
  if (item === undefined) return { subject: '', body: lines.join('\n') };
  const head = item.whole.slice(0, item.whole.length - item.text.length);
  const message = readMessage(lines, item);
  // A list of files above the text of all of them is no title, nor is a long one before it.
  if (telling !== undefined && (item !== first || message !== undefined || head.length > longestFiles)) {
    const subject = message ?? cutSubject(item.text, 0);
    return { subject, body: rest(subject, item, countSolid(head)) };
  }
  const subject = item.whole.length <= longestSubject ? item.whole : cutSubject(item.whole, head.length);
  return { subject, body: rest(subject, item) };
}

/** The title of a message that begins on the line below the files. */
function readMessage(lines: readonly string[], item: Item): string | undefined {
  const above = item.whole.length - item.text.length;
  if (above === 0) return undefined;
  let solid = countSolid(item.whole.slice(0, above));
  for (let index = item.start; index < item.end; index += 1) {
    if (solid <= 0) break;
    const line = lines[index] ?? '';
    solid -= countSolid(index === item.start ? (readGnuBullet(line) ?? '') : line);
    const below = lines.slice(index + 1, Math.min(item.end, index + 12));
    if (solid === 0 && (below[0] ?? '').trim().length >= fewestWords) return readTitle(below);
  }
  return undefined;
}

/** A title: its first line where another sentence follows below, else the whole first sentence. */
function readTitle(lines: readonly string[]): string {
  const first = (lines[0] ?? '').trim();
  const alone =
    lines.length === 1 ||
    isReference(lines[1] ?? '') ||
    (first.length >= 8 && first.length <= 100 && !/[,;(-]$/.test(first) && !/^\s*[\p{Ll}(\d&]/u.test(lines[1] ?? ''));
  if (alone && first.length <= longestSubject) return first;
  const joined = joinText(lines);
  return joined.length <= longestSubject ? joined : cutSubject(joined, 0);
}

const countSolid = (text: string): number => text.replace(/\s+/g, '').length;

function trimBlanks(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => line.trim() !== '');
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => line.trim() !== '') + 1);
}
