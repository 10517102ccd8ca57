import type { Day } from '../model/day.ts';
import { findWrittenDay } from './written-day.ts';

/** A version heading of a NEWS file. */
export interface NewsHeading {
  /** The version as printed. */
  name: string;
  date: Day | undefined;
  /** The day as printed, where the calendar has none such. */
  impossible?: string | undefined;
  /**
   * How sure its words make it: `strong` speaks of a version, `dated` has a day beside the number, `weak` is a number
   * alone or behind a name, which counts only where its place tells.
   */
  strength: 'strong' | 'dated' | 'weak';
  /** Nothing but the version and its day. */
  bare: boolean;
  /** It speaks of the time since a version, `Changes since 1.2`: of the one after it. */
  since: boolean;
}

/** No heading is longer. */
const longestHeading = 140;

const versionForm = /^["'`(]?([vV]?\d+(?:[.]\w+)*[\w.+~*-]*?|[vV]\d[\w.+~*-]*?)[.,:;?"'`)]*$/;
const namedVersionForm = /^([A-Za-z][A-Za-z+]*(?:-[A-Za-z+]+)*)[-_@#]([vV]?\d+(?:\.\w+)+[\w.+~-]*?)[.,:;]*$/;
const strongWord =
  /^(?:versions?|releases?|released|changes?|changed|news|new|noteworthy|overview|what's|whats|highlights?)$/;
const smallWord =
  /^(?:in|for|of|to|from|between|with|since|the|and|&|on|at|by|as|major|minor|main|important|user-visible|visible|user|bugs?|fix(?:es|ed)?|features?|notes?|final|stable|previous|this|until|into|via|->|=>|→|-+)$/;
const behindWord =
  /^(?:release[sd]?|final|stable|beta|alpha|featured?|maintenance|enhancement|bug-?fix|security|candidate|version|update|development|branch|unstable|dev|rc\d*|-+|–|—)$/;
/** Stands between two versions, of which the later one counts. */
const connector = /^(?:to|and|->|=>|→)$/;
const weekDay = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}$/;
const unreleased = /^(?:unreleased|next|upcoming|git(?: head| master)?|head|master|trunk|in development)$/;

/** Reads a heading such as `Version 1.2.3 (2024-05-01)`, `* Noteworthy changes in release 1.2 [stable]` or `foo 1.2`. */
export function readNewsHeading(line: string): NewsHeading | undefined {
  if (line.length > longestHeading * 2) return undefined;
  const text = dropMarks(line);
  if (text === '' || text.length > longestHeading || !/^[\p{L}\p{N}"'`(]/u.test(text)) return undefined;
  if (unreleased.test(text.replace(/:$/, '').toLowerCase())) {
    return { name: 'Unreleased', date: undefined, strength: 'weak', bare: true, since: false };
  }
  // Most lines are text, which has no number or is long.
  if (!/\d/.test(text)) return undefined;
  const found = findWrittenDay(text);
  const rest = found === undefined ? text : `${text.slice(0, found.start)} \u0000 ${text.slice(found.end)}`;
  const read = readWords(rest.trim().split(/\s+/));
  if (read === undefined) return undefined;
  const hasDay = found !== undefined;
  return {
    name: read.name,
    date: found?.day,
    ...(hasDay && found.day === undefined ? { impossible: text.slice(found.start, found.end) } : {}),
    strength: read.strong ? 'strong' : hasDay ? 'dated' : 'weak',
    bare: read.bare,
    since: read.since,
  };
}

/** The line without stars, dashes and the like around it, as outlines and old files have them. */
function dropMarks(line: string): string {
  return line
    .trim()
    .replace(/^(?:\*{1,6}\s|=\s|[=#~-]{2,80}\s|\[(?=[^\]]*\]$))\s*/, '')
    .replace(/\s[*=#~-]{2,80}$|\]$(?<=^[^[]*\])/, '')
    .trim();
}

interface Words {
  name: string;
  strong: boolean;
  bare: boolean;
  since: boolean;
}

/** Reads the words of a heading; the day is a zero character. A sentence, which has other words too, is none. */
function readWords(words: readonly string[]): Words | undefined {
  let name: string | undefined;
  let strong = false;
  let names = 0;
  let since = false;
  for (const [index, word] of words.entries()) {
    const plain = word.toLowerCase().replace(/^["'`(]+|["'`,:;.)!?]+$/g, '');
    if (plain === '' || plain === '\u0000' || weekDay.test(plain)) continue;
    const stage = name === undefined ? undefined : readStage(words, index);
    if (stage !== undefined) {
      name = `${name} ${stage}`;
      names += 1;
      continue;
    }
    const version = readVersion(word, words, index);
    if (version !== undefined && (name === undefined || isUpTo(words, index))) {
      name = version;
      since = !isUpTo(words, index) && /\b(?:since|from)\b/i.test(words.slice(Math.max(0, index - 3), index).join(' '));
    } else if (name !== undefined && version === undefined) {
      if (connector.test(plain) && words.slice(index + 1, index + 4).some((later) => versionForm.test(later))) continue;
      strong ||= /^releases?d?$/.test(plain);
      // Words such as "stable release" may follow the version, and behind a mark whatever people add.
      if (isSetOff(words, index)) return { name: since ? `since ${name}` : name, strong, bare: false, since };
      if (!behindWord.test(plain)) return undefined;
      names += 1;
    } else if (strongWord.test(plain)) strong = true;
    else if (!smallWord.test(plain) && version === undefined) {
      names += 1;
      // A product's name has a few words at most, which do not end a sentence or begin in lower case after a capital.
      if (names > 4 || /[.;!?]$/.test(word) || plain.length > 30) return undefined;
    }
  }
  if (name === undefined) return undefined;
  if (!strong && names > 3) return undefined;
  return { name: since ? `since ${name}` : name, strong, bare: names === 0, since };
}

/** The version that a word is. A number without a full stop is one only behind a word, or where nothing else is there. */
function readVersion(word: string, words: readonly string[], index: number): string | undefined {
  const found = versionForm.exec(word);
  if (found !== null) {
    const version = found[1] ?? '';
    if (/^0x|^[([]/i.test(word) || /^[^(]*\)/.test(word)) return undefined;
    if (/^\d+$/.test(version)) {
      // A year is none; a number alone begins no other heading than one of nothing else.
      if (/^(?:19|20)\d{2}$/.test(version) || version.length > 4) return undefined;
      if (words.length > 1 && index === 0 && words[1] !== '\u0000') return undefined;
    }
    return version;
  }
  return namedVersionForm.exec(word)?.[2];
}

/** The stage of a version that ends in the number at this index, `alpha 2`; undefined where it is none. */
function readStage(words: readonly string[], index: number): string | undefined {
  const stage = /^(?:alpha|beta|rc|candidate|preview|pre|patch)$/i.exec(words[index - 1] ?? '')?.[0];
  const number = /^(\d{1,3})[?:.,]?$/.exec(words[index] ?? '')?.[1];
  return stage === undefined || number === undefined ? undefined : `${stage} ${number}`;
}

/** Whether a version is the later one of two: `from 1.0 to 1.1`, `between 1.0 and 1.1`, `1.0 => 1.1`. */
function isUpTo(words: readonly string[], index: number): boolean {
  const before = words
    .slice(Math.max(0, index - 4), index)
    .join(' ')
    .toLowerCase();
  return /(?:\bto|\band|->|=>|→)(?: (?:version|release|\p{L}[\p{L}+-]*))?$/u.test(before);
}

/** Whether what stands behind the version is set off from it: `(stable)`, `- Ada Lamp`, `, the first release`. */
function isSetOff(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  const before = words[index - 1] ?? '';
  if (/^["'`([“‘<\p{Emoji_Presentation}]/u.test(word) || /[,:;]$/.test(before)) return true;
  return (/^[-–—/]+$/.test(before) || before === '\u0000') && words.length - index <= 6;
}
