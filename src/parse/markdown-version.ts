import type { Day } from '../model/day.ts';
import { type FoundDate, findDate } from './markdown-dates.ts';
import { plainText } from './markdown-inline.ts';

/** What a heading says of a version. */
export interface VersionHeading {
  /** As printed, without brackets, without a leading "Version" or "Release". */
  name: string;
  date: Day | undefined;
  /** The text of a date that the calendar does not have. */
  impossible: string | undefined;
  yanked: boolean;
  package: string | undefined;
  /** Words of the heading that tell something else, such as a code name. */
  rest: string;
  /** It is nothing but a version and what goes with one. A heading with more words may be about something else. */
  exact: boolean;
  /** It names no version, only a day or a month. */
  dateOnly: boolean;
}

const longest = 400;
const unreleased =
  /^(?:(?:un-?released|upcoming|next|vnext|head|master|main|trunk|develop|dev|in development|not yet released|work in progress|wip|tbd)(?: (?:release|version|changes))?|changes since last release)$/i;
const leads = /^(?:version|release[ds]?|ver\.?|rel\.?)$/i;
/** What stands in front of a version that the heading is about, whatever has that version. */
const aboutVersion =
  /^(?:(?:major|minor|notable|significant|new|other|all) )?(?:changes|what['’]s new|new(?: features)?|release notes|news|change ?log) (?:in|for|of) /i;
/** Words behind a version that make it another version. */
const stages = /^(?:alpha|beta|rc|pre|preview|dev|milestone|m)[-.]?\d*$/i;
/** Words beside a version that tell nothing of their own. */
const idle =
  /^(?:released?|released on|on|date|latest|current|lts|stable|maintenance|pre-?release|release|version|final|ga|the|of|unreleased|not|yet|tbd|tba|tag|diff|major|minor|patch|security|bugfix|hotfix|deprecated)$/i;
const aboutOther =
  /^(?:from|to|for|since|until|with|and|migrat\w*|upgrad\w*|support\w*|before|after|between|requires?|using|about|drop\w*|add\w*|fix\w*)$/i;

const between =
  /^(?:(?:\w{1,20} )?changes (?:between|from) .{1,60}? (?:and|to) (?:[a-z]{1,20} )?|(?:version )?v?\d[\w.-]{0,20} to )(?=v?\d)/i;

const versionForm = /^(?:v\.?)?\d+(?:\.(?:\d+|x))*(?:[-+~_][0-9a-z.+_~-]*|\.?[a-z][0-9a-z.+_~-]*)?$/i;

/** Reads a heading's text as that of a version, else undefined. */
export function readVersion(raw: string): VersionHeading | undefined {
  // A line that a version control system keeps up is none, and neither is what stands behind the marks of a comment.
  if (raw.length > longest * 3 || /^--|\$(?:Id|Revision)\b/.test(raw)) return undefined;
  // A link of reStructuredText, `text <target>`_.
  const unlinked = raw.replace(/`([^`<>]{1,100}?) ?<[^`<>]{1,300}>`_{1,2}/g, '$1');
  const text = plainText(unlinked.replace(/\{[#.:][^{}]*\}/g, ' ').replace(/[★☆]/g, ' ')).slice(0, longest);
  const yanked = /\byanked\b/i.test(text);
  const withoutMark = yanked ? text.replace(/[[(]?\byanked\b[\])]?/i, ' ') : text;
  const whole = withoutMark.replace(/[[\]]/g, ' ').replace(/\s+/g, ' ').trim();
  // Of two versions with what changed between them, the later one is the release.
  const bare = whole.replace(between, '').replace(aboutVersion, '');
  const found = findDate(bare);
  const around = found === undefined ? bare : `${bare.slice(0, found.start)} | ${bare.slice(found.end)}`;
  const base = { ...readDate(bare, found), yanked };
  const open = trimMarks(around);
  if (unreleased.test(open)) {
    return {
      ...base,
      ...plainName(/^unreleased/i.test(open) ? 'Unreleased' : open),
      exact: /^(?:un|not|next|upc|vnext)/i.test(open),
    };
  }
  const words = around.split(/[\s,;"“”()|]+/).filter((word) => word !== '');
  const index = words.findIndex((word, at) => isVersion(word, words, at, found !== undefined));
  if (index < 0) return found === undefined || open !== '' ? undefined : readDateOnly(bare, found, base);
  return { ...base, ...nameVersion(words, index, bare !== whole), dateOnly: false };
}

const plainName = (name: string) => ({ name, package: undefined, rest: '', exact: true, dateOnly: false });

function readDate(text: string, found: FoundDate | undefined): Pick<VersionHeading, 'date' | 'impossible'> {
  const impossible = found?.impossible ? text.slice(found.start, found.end) : undefined;
  return { date: found?.date, impossible };
}

function readDateOnly(
  text: string,
  found: FoundDate,
  base: Pick<VersionHeading, 'date' | 'impossible' | 'yanked'>,
): VersionHeading | undefined {
  if (found.open || found.impossible) return undefined;
  return { ...base, ...plainName(text.slice(found.start, found.end)), dateOnly: true };
}

/** Takes marks that part a version from a date off both ends of a text. */
function trimMarks(text: string): string {
  return text.replace(/^[\s|:;,/.()–—-]+/, '').replace(/[\s|:;,/()–—-]+$/, '');
}

/** Whether a word of a heading is its version: the first one that may be, after nothing that speaks of another matter. */
function isVersion(word: string, words: readonly string[], at: number, dated: boolean): boolean {
  const before = words.slice(0, at).filter((each) => !isMark(each));
  if (before.length > 3 || before.some((each) => aboutOther.test(each) && !leads.test(before.join(' ')))) return false;
  const bare = trimMarks(word).replace(/\.$/, '');
  const { version } = splitPackage(bare);
  if (version.length > 80 || !versionForm.test(version)) return false;
  if (/^(?:v\.?)?\d+\.(?:\d|x\b|(?:alpha|beta|rc)\b)/i.test(version)) return true;
  // A lone number needs something that makes it a version; a year is none.
  if (
    /^(?:19|20)\d\d$/.test(version) ||
    !/^v?\d+(?:[-+][0-9a-z.-]*|(?:[a-z]|(?:a|b|rc|alpha|beta)\d*))?$/i.test(version)
  )
    return false;
  if (/^v\d/i.test(version) || version !== bare) return true;
  const lead = before.join(' ');
  const alone = words.every((each, index) => index === at || isMark(each));
  if (leads.test(lead) || (before.length === 0 && (dated || alone))) return true;
  // `door 12`, where a name in small letters is that of a program.
  return at === 1 && /^[a-z][a-z\d_-]*$/.test(lead) && /^\d+$/.test(version) && words.slice(2).every(isMark);
}

const isMark = (word: string): boolean => !/[\p{L}\p{N}]/u.test(word);

/** Parts `foo@1.2.0` and `foo-v1.2.0`; the package is empty where there is none. */
function splitPackage(word: string): { package: string; version: string } {
  const at = word.lastIndexOf('@');
  if (at > 0) return { package: word.slice(0, at), version: word.slice(at + 1) };
  const dash = /^([a-z@][\w@/.-]*?)[-/_](v?\d+\.\d+.*)$/i.exec(word.length > 200 ? '' : word);
  return dash ? { package: dash[1] ?? '', version: dash[2] ?? '' } : { package: '', version: word };
}

function nameVersion(
  words: readonly string[],
  index: number,
  isSaid: boolean,
): Omit<VersionHeading, 'date' | 'impossible' | 'yanked' | 'dateOnly'> {
  const before = words.slice(0, index).filter((word) => !isMark(word));
  const after = words.slice(index + 1).filter((word) => !isMark(word));
  let name = trimMarks(words[index] ?? '').replace(/\.$/, '');
  while (after[0] !== undefined && stages.test(trimMarks(after[0]))) {
    name += ` ${trimMarks(after.shift() ?? '')}`;
    if (after[0] !== undefined && /^\d{1,3}$/.test(after[0])) name += ` ${after.shift()}`;
  }
  const { package: inWord } = splitPackage(name.split(' ')[0] ?? '');
  const isIdle = (word: string): boolean => idle.test(trimMarks(word)) || leads.test(trimMarks(word));
  const named = leads.test(before.join(' ')) ? [] : before.filter((word) => !isIdle(word)).map(trimMarks);
  const isPlain = after.every(isIdle);
  // What stands in front of a version and nothing else does is the name of what has it.
  const packageName = isPlain && inWord === '' ? named.join(' ') : inWord;
  const rest = isPlain && inWord === '' ? '' : wordsAround(words, index, name);
  return {
    name,
    package: packageName === '' ? undefined : packageName,
    rest,
    exact: isPlain && (named.length === 0 || isSaid),
  };
}

/** What a heading says besides its version, as printed but for the marks between the two. */
function wordsAround(words: readonly string[], index: number, name: string): string {
  const after = words.slice(index + name.split(' ').length);
  const isIdle = (word: string): boolean => word === '|' || idle.test(trimMarks(word)) || leads.test(trimMarks(word));
  return trimMarks([...words.slice(0, index), ...after].filter((word) => !isIdle(word)).join(' '));
}
