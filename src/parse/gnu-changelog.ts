import type { Detection, Emit, Format, LineParser } from './format.ts';
import { groupChanges } from './gnu-changelog-changes.ts';
import { makeGnuEntry } from './gnu-changelog-entry.ts';
import { type GnuHeading, isVersionHeading, readGnuHeading, readSpoiltHeading } from './gnu-changelog-heading.ts';
import {
  type Block,
  indentOf,
  isBanner,
  isNotice,
  isOrnament,
  isRule,
  kindOf,
  readGnuBullet,
} from './gnu-changelog-lines.ts';
import { readAuthorLine } from './gnu-changelog-people.ts';
import { makeReleaseFinder } from './gnu-changelog-releases.ts';

/** Where there is more text above the first heading, or a list, it is another kind of text that quotes a log. */
const mostLinesAbove = 80;
const mostBulletsAbove = 2;

/** A heading and what stands below it. */
interface Section {
  heading: GnuHeading;
  /** The indent of its first text; undefined before that. */
  indent: number | undefined;
  /** Behind the last change: rights, and settings of an editor. */
  inNotice: boolean;
}

/** The log of GNU projects: `2007-07-11  Name  <mail>` and below, with an indent, `* file (function): text`. */
export const gnuChangelog: Format = {
  name: 'gnu-changelog',
  title: 'a GNU ChangeLog',
  detect: detectGnuChangelog,
  parse: parseGnuChangelog,
};

function detectGnuChangelog(head: readonly string[]): Detection {
  const first = Math.max(
    0,
    head.findIndex((line) => line.trim() !== ''),
  );
  const misfit: Detection = { fits: false, line: first + 1, expected: '"2007-07-11  Name  <mail>"' };
  const index = head.findIndex((line) => isHeading(line));
  if (index < 0 || index > mostLinesAbove) return misfit;
  const above = head.slice(first, index);
  const other = above.some((line) => /^\S{1,80} \([^()]{1,80}\) .{1,80};|^commit [0-9a-f]{40}/.test(line));
  if (other || above.filter((line) => readGnuBullet(line) !== undefined).length > mostBulletsAbove) return misfit;
  const below = head.slice(index + 1);
  const headings = below.filter(isHeading).length;
  const commits = below.filter((line) => /^commit [0-9a-f]{40}/.test(line)).length;
  const next = below.find((line) => line.trim() !== '');
  const begun = next === undefined || /^\s/.test(next) || readGnuBullet(next) !== undefined || isHeading(next);
  const items = below.some((line) => readGnuBullet(line) !== undefined);
  return begun && commits <= headings && (headings > 0 || items) ? { fits: true } : misfit;
}

/** Whether a line is a heading of somebody rather than of a version. */
function isHeading(line: string): boolean {
  const heading = readGnuHeading(line);
  return heading !== undefined && heading.people.length > 0 && !isVersionHeading(heading.people[0]?.name ?? '');
}

function parseGnuChangelog(emit: Emit): LineParser {
  const positions = new Map<string, number>();
  const releases = makeReleaseFinder(emit);
  let number = 0;
  let section: Section | undefined;
  /** Lines since the last blank one, and whether they belong to nothing. */
  let block: Block | undefined;
  let astray = false;
  let afterHeading = false;

  const report = (kind: string, message: string): void =>
    emit({ kind: 'problem', problem: { kind, message, line: number } });
  const changes = groupChanges((blocks) => {
    if (section === undefined) return;
    const { heading } = section;
    const day = heading.date ?? 'undated';
    const position = (positions.get(day) ?? 0) + 1;
    positions.set(day, position);
    const entry = makeGnuEntry(`${day}#${position}`, heading, blocks);
    releases.look(blocks, entry.subject ?? '', heading.date);
    const release = releases.of(heading.date);
    emit({ kind: 'entry', entry: release === undefined ? entry : { ...entry, release } });
  });
  const endBlock = (): void => {
    // A rule between changes is none.
    if (block !== undefined && !block.lines.every(isRule)) changes.take({ ...block, kind: kindOf(block.lines) });
    block = undefined;
    // What stands above the first heading is one text.
    if (section !== undefined) astray = false;
  };
  const openSection = (heading: GnuHeading): void => {
    endBlock();
    astray = false;
    changes.end();
    if (heading.date === undefined) report('impossible-date', `"${heading.text}" has no day of the calendar`);
    section = { heading, indent: undefined, inNotice: false };
    const name = heading.people[0]?.name ?? '';
    if (isVersionHeading(name)) {
      section.heading = { ...heading, people: [] };
      releases.open(/[vV]?\d+\.\S*/.exec(name)?.[0] ?? name, heading.date, number);
    } else for (const remark of heading.remarks) releases.openLine(remark, number, heading.date);
    afterHeading = true;
  };
  /** Text that belongs to no entry is told once for each paragraph. */
  const takeStray = (text: string): void => {
    if (astray) return;
    if (isOrnament(text)) return;
    if (releases.openLine(text, number)) return;
    astray = true;
    const where = section === undefined ? 'text above the first heading' : 'text that belongs to no entry';
    report(section === undefined ? 'text-before-first-heading' : 'text-outside-entry', where);
  };
  /** Whether a line without an indent is the log's own and no part of a change. */
  const isOutside = (into: Section, text: string): boolean =>
    readGnuBullet(text) === undefined &&
    ((into.indent !== 0 && (block === undefined || isOrnament(text))) || isBanner(text));

  return {
    line(text) {
      number += 1;
      if (text.trim() === '') {
        endBlock();
        afterHeading = false;
        return;
      }
      const heading = readGnuHeading(text);
      if (heading !== undefined) {
        openSection(heading);
        return;
      }
      // Nothing that is marked as an item is passed over.
      if (astray && section !== undefined && readGnuBullet(text) !== undefined) astray = false;
      if (section === undefined || astray) {
        takeStray(text);
        return;
      }
      if (section.inNotice) {
        if (readGnuBullet(text) !== undefined) takeStray(text);
        return;
      }
      const author = afterHeading ? readAuthorLine(text) : undefined;
      if (author !== undefined) {
        section.heading = {
          ...section.heading,
          people: [...section.heading.people, ...author.people],
          remarks: [...section.heading.remarks, ...author.remarks],
        };
        return;
      }
      afterHeading = false;
      const { width } = indentOf(text);
      if (block === undefined && isNotice(text)) {
        section.inNotice = true;
        return;
      }
      if (width === 0 && (section.indent !== undefined || isOrnament(text)) && isOutside(section, text)) {
        const spoilt = block === undefined ? readSpoiltHeading(text) : undefined;
        if (spoilt !== undefined) openSection(spoilt);
        else {
          endBlock();
          takeStray(text);
        }
        return;
      }
      section.indent ??= width;
      if (block === undefined) block = { kind: 'text', lines: [], line: number };
      block.lines.push(text);
    },
    end() {
      endBlock();
      changes.end();
    },
  };
}
