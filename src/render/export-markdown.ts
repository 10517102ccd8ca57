import type { Entry } from '../model/entry.ts';
import { type LogExport, wholeLog } from '../model/log-export.ts';
import type { ParsedDay, ParsedRelease } from '../model/parsed-log.ts';
import { escapeForMarkdown } from './markdown-escape.ts';

/**
 * A log as a changelog in Markdown, as Keep a Changelog describes it: a heading for each release, or for each day in a log
 * without releases, one for each section, and an item for each entry with its author behind it. What came to a heading
 * later stands under it all the same, so the entries are held until all were read.
 */
export async function* renderMarkdown(log: LogExport): AsyncGenerator<string> {
  const groups = new Map<string, { heading: string; entries: Entry[] }>();
  const isWhole = log.scope === wholeLog;
  const releases = new Map(log.releases.map((release) => [release.name, release]));
  if (isWhole) {
    for (const release of log.releases) groups.set(release.name, { heading: writeRelease(release), entries: [] });
    for (const day of log.days) groups.set(day.date, { heading: writeDay(day), entries: [] });
  }
  for await (const entry of log.entries()) {
    const key = entry.release ?? entry.date;
    const group = groups.get(key) ?? { heading: nameHeading(entry, releases), entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  yield `# Changelog of ${escapeForMarkdown(log.log)}\n`;
  for (const { heading, entries } of groups.values()) {
    yield heading;
    yield* writeSections(entries);
  }
}

/** The items of a heading, those without a section first. */
function* writeSections(entries: readonly Entry[]): Generator<string> {
  const sections = new Map<string, Entry[]>([['', []]]);
  for (const entry of entries) {
    const { section = '' } = entry;
    const own = sections.get(section);
    if (own) own.push(entry);
    else sections.set(section, [entry]);
  }
  for (const [section, own] of sections) {
    if (own.length === 0) continue;
    yield section === '' ? '\n' : `\n### ${escapeForMarkdown(section)}\n\n`;
    yield* own.map(writeItem);
  }
}

function nameHeading({ release, date }: Entry, releases: ReadonlyMap<string, ParsedRelease>): string {
  if (release === undefined) return writeHeading(date === '' ? 'Without a date' : date);
  return writeRelease(releases.get(release) ?? { name: release });
}

function writeRelease({ name, date, yanked }: ParsedRelease): string {
  const parts = [`[${escapeName(name)}]`, ...(date === undefined ? [] : ['-', date]), ...(yanked ? ['[YANKED]'] : [])];
  return writeHeading(parts.join(' '));
}

function writeDay({ date, declared, listed }: ParsedDay): string {
  const missing = declared - listed;
  return `${writeHeading(date)}${missing > 0 ? `\n_${missing} without text._\n` : ''}`;
}

/** In brackets a number begins no list. */
const escapeName = (name: string): string => escapeForMarkdown(`v${name}`).slice(1);

const writeHeading = (text: string): string => `\n## ${text}\n`;

/** An item; its text stands indented below its first line, word for word in its lines. */
function writeItem(entry: Entry): string {
  const { author, headline, subject, body } = entry;
  const by = author.name.trim() === '' ? '' : ` (${escapeForMarkdown(author.name)})`;
  // A headline that was made of the text stands in for nothing of it.
  const rest = subject === undefined && body.replace(/\s+/g, ' ').trim() === headline ? '' : body.trimEnd();
  const lines = rest === '' ? [] : ['', ...writeText(rest.split(/\r?\n/))];
  return `- ${escapeForMarkdown(headline)}${by}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** A text below an item. A backslash keeps a line's end, but for the last of a paragraph. */
function writeText(lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    if (line.trim() === '') return '';
    const isLast = (lines[index + 1] ?? '').trim() === '';
    return `  ${escapeForMarkdown(line.trim())}${isLast ? '' : '\\'}`;
  });
}
