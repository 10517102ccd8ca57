import type { ParsedEntry, Trailer } from '../model/entry.ts';
import type { TieMention } from '../model/tie.ts';
import { mayNameHash } from './tie-hashes.ts';
import { mayNameNumbers, readNumbers } from './tie-numbers.ts';
import { hasHash, sentenceStart } from './tie-words.ts';

/** Of a longer text its beginning and its end are read, where people write such things. */
const readAtMost = { start: 20_000, end: 4_000 };

/** How much of a text without a title of its own is taken for one. */
const longestTitle = 500;

/** One that names more others than these is no change but a list. */
const mostMentions = 100;

const subjectHint = /revert|re-?land|re-?apply|^(?:fixup|squash|amend)! /i;

/**
 * Reads which others an entry names as what it reverts, takes again, fixes or was taken from. Only what is said in the
 * usual forms counts; whether it is true is found out when the names are looked up.
 */
export function readTieMentions(entry: Pick<ParsedEntry, 'subject' | 'body' | 'trailers'>): TieMention[] {
  const { subject = '', body, trailers } = entry;
  const title = subject === '' ? body.slice(0, longestTitle) : subject;
  const isHashed = mayNameHash(body) || mayNameHash(subject);
  const isNamed = namesCommit(trailers);
  const isNumbered = mayNameNumbers(body) || mayNameNumbers(subject);
  if (!isHashed && !isNamed && !isNumbered && !subjectHint.test(title)) return [];
  const text = isHashed || isNumbered ? readText(subject === '' ? body : `${subject}\n\n${body}`) : '';
  const named = readSubject(subject === '' ? (title.split(/(?<=[.!?])\s|\n/, 1)[0] ?? '') : subject);
  const numbers = isNumbered ? readNumbers(text, subjectHint.test(title)) : [];
  const found = addNumbers(readReverts(text, named), numbers);
  readForms(text, found);
  for (const { role, name } of isNamed ? trailers : []) found.push(...readTrailer(role, name));
  if (named?.kind === 'fixes') found.push(named);
  if (found.length < 2) return found;
  const unique = new Map(found.map((one) => [`${one.kind} ${one.hash ?? one.title ?? one.number}`, one]));
  return [...unique.values()].slice(0, mostMentions);
}

/**
 * Adds what is named by numbers: alone where neither a hash nor a title is told for the same, else to the one other that
 * they can be of, for the log may not have its hash, or its title twice.
 */
function addNumbers(found: TieMention[], numbers: readonly TieMention[]): TieMention[] {
  if (numbers.length === 0) return found;
  const isSame = (one: TieMention, other: TieMention): boolean => isTakenAgain(one) === isTakenAgain(other);
  const added = numbers.filter((numbered) => !found.some((one) => isSame(one, numbered)));
  const completed = found.map((one): TieMention => {
    const [only, ...others] = numbers.filter((numbered) => isSame(one, numbered));
    const isOnly = only && others.length === 0 && found.filter((other) => isSame(other, one)).length === 1;
    return isOnly ? { ...one, number: only.number } : one;
  });
  return [...completed, ...added];
}

const isTakenAgain = ({ kind }: TieMention): boolean => kind === 'reapplies';

/** Roles whose value is a commit, and what it is to the entry. */
const tiedRoles = new Map<string, TieMention['kind']>([
  ['fixes', 'fixes'],
  ['cherry-picked-from', 'picks'],
  ['backported-from', 'picks'],
  ['upstream', 'picks'],
  ['upstream-commit', 'picks'],
  ['reverts', 'reverts'],
]);

/** Whether a trailer may name another; all entries are asked. */
function namesCommit(trailers: readonly Trailer[]): boolean {
  for (let at = 0; at < trailers.length; at += 1) if (tiedRoles.has(trailers[at]?.role ?? '')) return true;
  return false;
}

function readTrailer(role: string, value: string): TieMention[] {
  const kind = tiedRoles.get(role);
  const text = value.replace(/\s+/g, ' ');
  const found = kind && trailerForm.exec(text);
  return found ? [makeMention(kind, found[1], text, found[0].length)] : [];
}

/**
 * The paragraphs of a text that have what may name another, in one line each, without what is quoted from somebody else; blanks
 * are single. Most texts have one such at most, and all that is looked for stands in one.
 */
function readText(text: string): string {
  const { start, end } = readAtMost;
  const short = text.length <= start + end ? text : `${text.slice(0, start)}\n\n${text.slice(-end)}`;
  const kept: string[] = [];
  for (const paragraph of splitParagraphs(short.includes('>') ? short.replace(/^[ \t]*>.*$/gm, '') : short)) {
    // A blank that stands alone stays as it is.
    if (hasHash(paragraph, true) || paragraph.includes('#')) kept.push(paragraph.replace(/\s{2,}|[^\S ]/g, ' ').trim());
  }
  return kept.join('\n');
}

/** The paragraphs of a text, between which there are lines without a character. */
function splitParagraphs(text: string): string[] {
  const paragraphs: string[] = [];
  let start = -1;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    const first = at < end ? text.charCodeAt(at) : 0x20;
    const isBlank = (first < 0x21 || first > 0x7e) && text.slice(at, end).trim() === '';
    if (!isBlank && start < 0) start = at;
    if (isBlank && start >= 0) {
      paragraphs.push(text.slice(start, at));
      start = -1;
    }
    at = end + 1;
  }
  if (start >= 0) paragraphs.push(text.slice(start));
  return paragraphs;
}

/** A hash or its beginning; a number alone is rather one of a ticket, unless it is long. */
const hash = '((?=[0-9a-f]*[a-f]|[0-9]{12})[0-9a-f]{7,64})(?![0-9a-z_-]|\\.\\.)';
const trailerForm = new RegExp(`^(?:commit )?${hash}`, 'i');
const scopes = '(?:[\\w./, -]{1,40}: |\\[[^\\]]{1,30}\\] ?){0,3}';

const quotedForm = new RegExp(`^${scopes}(revert|re-?apply|re-?land)\\b:? ["'“‘](.+)["'”’]`, 'i');

/** What the title of a revert, of what takes again, or of a patch for an earlier commit names. */
function readSubject(subject: string): TieMention | undefined {
  if (!subjectHint.test(subject)) return undefined;
  const quoted = quotedForm.exec(subject);
  if (quoted) return { kind: kindOf(quoted[1]), title: quoted[2] };
  const conventional = /^(revert|re-?land|re-?apply)(?:\([^)]{1,60}\))?!?: ?(.+)$/i.exec(subject);
  if (conventional) return { kind: kindOf(conventional[1]), title: unquote(conventional[2] ?? ''), loose: true };
  const tagged = /^\[(re-?land|re-?apply|revert)\] (.+)$/i.exec(subject);
  if (tagged) return { kind: kindOf(tagged[1]), title: tagged[2], loose: true };
  const fixup = /^(?:fixup|squash|amend)! (.+)$/.exec(subject);
  return fixup ? { kind: 'fixes', title: fixup[1] } : undefined;
}

/** A title without the quotes around it. */
const unquote = (title: string): string => title.replace(/^["“](.*)["”]$/, '$1');

const kindOf = (word = ''): 'reverts' | 'reapplies' => (/^revert/i.test(word) ? 'reverts' : 'reapplies');

const revertForm = new RegExp(
  `(?:\\b[Tt]his (?:patch |commit |change )?(?:is an? )?|${sentenceStart})([Pp]artial(?:ly)? |[Pp]artly |[Mm]ostly )?[Rr]everts?:? (parts? of )?(?:of |the |an? |merge |upstream |earlier ){0,3}(?:commits? )?${hash}`,
  'g',
);
const reapplyForm = new RegExp(
  `(?:\\b[Tt]his (?:patch |commit |change )?|${sentenceStart})[Rr]e-?(?:appl(?:y|ies)|lands?):? (?:the |merge |reverted )*(?:commits? )?${hash}`,
  'g',
);
const further = new RegExp(`^(?:,? and |, ?|,? & | )(?:commits? )?${hash}`);

/** What an entry reverts or takes again: the hashes that its text tells, else what its title names. */
function readReverts(text: string, named: TieMention | undefined): TieMention[] {
  const found: TieMention[] = [];
  for (const match of text.includes('evert') ? text.matchAll(revertForm) : []) {
    const kind = match[1] !== undefined || match[2] !== undefined ? 'partly-reverts' : 'reverts';
    found.push(...readHashes(kind, match, 3, text));
  }
  const mayReapply = (text.includes('appl') || text.includes('land')) && /[Rr]e-?(?:appl|land)/.test(text);
  for (const match of mayReapply ? text.matchAll(reapplyForm) : [])
    found.push(...readHashes('reapplies', match, 1, text));
  if (!named || named.kind === 'fixes') return found;
  const own = found.filter(
    ({ kind }) => kind === named.kind || (kind === 'partly-reverts' && named.kind === 'reverts'),
  );
  const [only, ...others] = own;
  if (!only) return [...found, named];
  // The hash may be of a history that was rewritten, and then the title tells.
  if (others.length === 0) only.title ??= named.title;
  return found;
}

/** The hashes behind a form: `abc1234, def5678 and 1234abc`, each perhaps with its title. */
function readHashes(kind: TieMention['kind'], match: RegExpExecArray, group: number, text: string): TieMention[] {
  const found: TieMention[] = [];
  let at = match.index + match[0].length;
  let next: string | undefined = match[group];
  while (next !== undefined && found.length < mostMentions) {
    const mention = makeMention(kind, next, text, at);
    found.push(mention);
    if (mention.title !== undefined) at = text.indexOf(')', at + mention.title.length) + 1;
    const more = further.exec(text.slice(at, at + 100));
    next = more?.[1];
    at += more?.[0].length ?? 0;
  }
  return found;
}

const trouble =
  '\\b(?:fix\\w*|bugs?|regress\\w*|break\\w*|broken?|mistakes?|leak\\w*|crash\\w*|typos?|oversights?|fallout|segfault\\w*)\\b';

/** Forms in which an entry says what it fixes, or where it was taken from; all that have the form have one of its `hints`. */
const forms: readonly { kind: TieMention['kind']; hints: readonly string[]; form: RegExp }[] = [
  { kind: 'fixes', hints: ['ixes'], form: new RegExp(`\\b[Ff]ixes(?::| commit)? ?${hash}`, 'g') },
  {
    kind: 'fixes',
    hints: ['introduced', 'caused', 'broken'],
    form: new RegExp(
      `${trouble}[^.;\\n]{0,120}?\\b(?:introduced|caused|broken) (?:in|by|with|since) (?:commit |merge )?${hash}`,
      'gi',
    ),
  },
  {
    kind: 'fixes',
    hints: ['regression', 'bug', 'breakage'],
    form: new RegExp(`\\b(?:regression|bug|breakage) (?:in|from|since|of) (?:commit )?${hash}`, 'gi'),
  },
  {
    kind: 'fixes',
    hints: ['fix for', 'fix of', 'fix to', 'fixup ', 'fix-up'],
    form: new RegExp(`\\b(?:fix-?up|fix) (?:for|of|to) (?:commit )?${hash}`, 'gi'),
  },
  {
    kind: 'picks',
    hints: ['picked'],
    form: new RegExp(`\\bcherry[- ]?picked (?:from|of) (?:[\\w.-]+ ){0,3}?(?:commit )?${hash}`, 'gi'),
  },
  {
    kind: 'picks',
    hints: ['port from', 'port of', 'ported'],
    form: new RegExp(`\\bback-?port(?:ed)? (?:from|of) (?:[\\w.-]+ ){0,2}?(?:commit )?${hash}`, 'gi'),
  },
  { kind: 'picks', hints: ['upstream'], form: new RegExp(`\\[ ?upstream commit:? ${hash}`, 'gi') },
  { kind: 'picks', hints: ['upstream'], form: new RegExp(`\\b[Cc]ommit ${hash} upstream\\b`, 'g') },
];

/** Adds what a text names in one of the forms. */
function readForms(text: string, found: TieMention[]): void {
  // An expression that looks for words in any letters takes many times as long as looking for them in small ones.
  const small = text.toLowerCase();
  for (let at = 0; at < forms.length; at += 1) {
    const one = forms[at];
    if (!one?.hints.some((hint) => small.includes(hint))) continue;
    for (const match of [...text.matchAll(one.form)].slice(0, mostMentions)) {
      found.push(makeMention(one.kind, match[1], text, match.index + match[0].length));
    }
  }
}

/** A mention of a hash, with the title that stands behind it: `("title")`, or `(title, 2020-01-02)`. */
function makeMention(kind: TieMention['kind'], named: string | undefined, text: string, at: number): TieMention {
  const behind = text.slice(at, at + 300);
  const title =
    /^,? \(?["“](.{3,250}?)["”]\)/.exec(behind)?.[1] ?? /^ \((.{3,250}?), \d{4}-\d\d-\d\d\)/.exec(behind)?.[1];
  return { kind, hash: named, ...(title !== undefined && { title: unquote(title) }) };
}
