import type { ParsedRelease } from '../model/parsed-log.ts';
import { shorten } from '../model/text.ts';
import type { Emit, Format, LineParser } from './format.ts';
import { type Block, type Heading, levels, makeBlockCutter } from './markdown-blocks.ts';
import { readDateLine } from './markdown-dates.ts';
import { detectMarkdown } from './markdown-detect.ts';
import { type EntryText, readBlock, readRow } from './markdown-entry.ts';
import { plainText } from './markdown-inline.ts';
import { isContents, isSectionName, isWayElsewhere } from './markdown-names.ts';
import { levelOfColumn, makeOutline } from './markdown-outline.ts';
import { readVersion, type VersionHeading } from './markdown-version.ts';

/**
 * Changelogs in Markdown: Keep a Changelog, what the usual tools write, release notes, and those written by hand.
 * Headings with a version are releases, headings inside of them sections; items, paragraphs and rows of tables entries.
 */
export const markdown: Format = {
  name: 'markdown',
  title: 'a changelog in Markdown',
  detect: detectMarkdown,
  parse: parseMarkdown,
};

/** The release that is open. It is told with the first text under it, for its day may stand there. */
interface OpenRelease {
  level: number;
  told: boolean;
  release: ParsedRelease;
}

/** The level of a release that is a line without marks: every heading is inside of it. */
const unmarked = 0;

function parseMarkdown(emit: Emit): LineParser {
  const positions = new Map<string, number>();
  let current: OpenRelease | undefined;
  let outermost = Number.POSITIVE_INFINITY;
  let isFirstHeading = true;
  let isPreamble = true;
  let releases = 0;

  const report = (kind: string, message: string, line: number): void =>
    emit({ kind: 'problem', problem: { kind, message, line } });

  const add = (text: EntryText, line: number, section: string | undefined): void => {
    const release = current?.release;
    const group = release?.name ?? section ?? 'no release';
    const position = (positions.get(group) ?? 0) + 1;
    positions.set(group, position);
    emit({
      kind: 'entry',
      entry: {
        id: `${group}#${position}`,
        date: release?.date ?? '',
        ...text,
        notes: [],
        ...(release === undefined ? {} : { release: release.name }),
        ...(section === undefined ? {} : { section }),
        line,
      },
    });
  };
  const outline = makeOutline(({ weak, text, line }) => {
    // What only looks like a heading and heads nothing is a text, unless it is a colon alone.
    if (weak && text !== '')
      add(readBlock({ kind: 'paragraph', line, column: 0, lines: [text] }), line, outline.name());
    else report('empty-section', `nothing stands under the heading "${shorten(text, 60)}"`, line);
  });
  const tell = (): void => {
    if (current === undefined || current.told) return;
    current.told = true;
    emit({ kind: 'release', release: current.release });
  };
  const openRelease = (version: VersionHeading, level: number, line: number): void => {
    tell();
    outline.close(0);
    const { name, date, yanked } = version;
    releases += 1;
    isPreamble = false;
    if (level !== unmarked) outermost = Math.min(outermost, level);
    const release: ParsedRelease = { name, ...(date === undefined ? {} : { date }), line };
    if (yanked) release.yanked = true;
    if (version.package !== undefined) release.package = version.package;
    current = { level, told: false, release };
    reportDate(version.impossible, line);
    if (version.rest === '') return;
    tell();
    if (/^@[\w-]+(?:(?:,? and|,)? @[\w-]+)*$/.test(version.rest)) {
      report('name-in-heading', `who made the release is not kept: ${shorten(version.rest, 80)}`, line);
      return;
    }
    add(readBlock({ kind: 'paragraph', line, column: 0, lines: [version.rest] }), line, undefined);
  };
  const reportDate = (impossible: string | undefined, line: number): void => {
    if (impossible !== undefined) report('impossible-date', `"${impossible}" is no day of the calendar`, line);
  };
  /** Whether a version heading opens a release. Deeper than a release it may speak of another product's. */
  const isRelease = (version: VersionHeading, { level }: Heading): boolean => {
    if (level >= levels.line)
      return current === undefined
        ? version.exact && level === levels.line
        : current.level === unmarked && version.exact;
    if (current === undefined || level <= current.level) return true;
    if (version.package !== undefined && version.rest === '' && version.package === current.release.package)
      return true;
    // `other@2.0.0` inside of a release is what the release depends on.
    return version.exact && !version.dateOnly && (version.package === undefined || !version.name.includes('@'));
  };
  /** Takes a line with a date alone as the day of the release that it stands under. */
  const takeDate = (text: string, line: number): boolean => {
    if (current === undefined || current.told || current.release.date !== undefined) return false;
    const found = readDateLine(plainText(text.slice(0, 400)));
    if (found === undefined) return false;
    if (found.date !== undefined) current.release.date = found.date;
    else reportDate(text.trim(), line);
    return true;
  };
  const takeHeading = (heading: Heading): void => {
    const version =
      heading.level > levels.line || heading.level === levels.summary ? undefined : readVersion(heading.text);
    const isNamed = isSectionName(heading.text) && !(heading.level === 1 && /^changes$/i.test(heading.text));
    const isTitle = isFirstHeading && !isNamed && !heading.weak;
    isFirstHeading = false;
    if (version !== undefined && isRelease(version, heading)) {
      openRelease(version, heading.level >= levels.line ? unmarked : heading.level, heading.line);
      return;
    }
    if (version?.dateOnly && outline.isEmpty() && takeDate(heading.text, heading.line)) return;
    if (current === undefined && isTitle) return;
    // A heading as high as the releases ends them, unless it names a kind of changes.
    if (current !== undefined && heading.level <= Math.min(outermost, current.level) && !isSectionName(heading.text)) {
      tell();
      outline.close(0);
      current = undefined;
    }
    tell();
    outline.open(heading);
  };
  /** Whether a paragraph is a version and its day without any mark of a heading. */
  const isVersionLine = (block: Block): VersionHeading | undefined => {
    if (block.lines.length > 1 || block.column > 0 || outermost < Number.POSITIVE_INFINITY) return undefined;
    const version = readVersion(block.lines[0] ?? '');
    return version?.exact && !version.dateOnly && version.date !== undefined ? version : undefined;
  };
  const takeBlock = (block: Block): void => {
    const { kind, line, column, lines } = block;
    const version = kind === 'paragraph' ? isVersionLine(block) : undefined;
    if (version !== undefined) {
      openRelease(version, unmarked, line);
      return;
    }
    if (isPreamble && outline.isEmpty() && (kind !== 'bullet' || isContents(lines))) return;
    if (kind === 'paragraph' && takeDate(lines[0] ?? '', line)) {
      if (lines.length === 1) return;
      takeBlock({ ...block, line: line + 1, lines: lines.slice(1) });
      return;
    }
    tell();
    outline.close(levelOfColumn(column));
    outline.use();
    if (kind === 'paragraph' && isWayElsewhere(lines)) return;
    if (current === undefined && isContents(lines)) return;
    add(readBlock(block), line, outline.name());
  };

  const cutter = makeBlockCutter({
    heading: takeHeading,
    block: takeBlock,
    row({ line, columns, cells }) {
      if (isPreamble && outline.isEmpty()) return;
      tell();
      outline.use();
      add(readRow(columns, cells), line, outline.name());
    },
    closeDetails: () => outline.close(levels.summary),
    problem: report,
  });
  return {
    line: cutter.line,
    end() {
      cutter.end();
      tell();
      outline.close(0);
      if (releases === 0) report('no-release', 'no heading names a version', 1);
    },
  };
}
