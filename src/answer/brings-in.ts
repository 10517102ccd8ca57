import { eachStretch } from '../search/tokens.ts';

/** Verbs of titles that bring a thing in, and what is said of a thing that is there for the first time. */
const brings = setOf(
  'add adds added introduce introduces introduced implement implements implemented new initial first create creates created import imports',
);

/** The same, where a title begins so: elsewhere it is something that goes on. */
const bringing = setOf('adding introducing implementing creating importing');

/** What may follow on the name of a thing that is new, and what such a thing may be. */
const brought = setOf('new initial added introduced implemented');
const leading = setOf('add adds introduce introduces implement implements create first basic rudimentary a an the');
const kinds = setOf(
  'applet command subcommand tool utility driver module implementation support program script option flag library daemon filesystem plugin ' +
    'package builtin function helper class type service backend version import commit functionality rule sketch skeleton draft',
);

/** Whether a word says what kind of thing something is: `module`, `option`. */
export const isKindOfThing = (word: string): boolean => kinds.has(word);

/** Whether a word says that a title is about a test, a text or a list: `docs`, `changelog`. */
export const isBesides = (word: string): boolean => besides.has(word);

/** Of these many belong to something else: `add support for more`, `new function for counting`. */
const partly = setOf('support option flag function functionality rule type class helper');

/** What may stand before "for", "of" or "at" so that what comes behind is still what is brought in. */
const wrapping = setOf('support version implementation cut skeleton framework frontend import draft beginnings basics');

/** Words behind which a title speaks of what something is for, or of where it is put. */
const turning = setOf('for to in of at from into on when with by where if during after before that which');

/** What a title with one of these is about, whatever it names: tests, texts and lists that come along with a thing. */
const besides = setOf(
  'test tests testing documentation docs doc document documented gitignore makefile changelog todo news help readme manpage manpages manual typo typos comment comments example examples',
);

/** What is done to a thing that was there before. */
const mending = setOf(
  'fix fixes fixed fixing remove removes removed removing delete deleted drop dropped rename renamed missing tweak tweaked clean cleanup ' +
    'ignore ignored revert reverted avoid prevent disable disabled obsolete unused kill correct corrected',
);

/** How many words may stand between such a verb and the thing: "add initial support for the new thing". */
const mostBetween = 5;

/** Where a title has a thing: the places of its first and its last word. */
export interface NamedAt {
  start: number;
  end: number;
}

/**
 * The words of a title in their order, as places count them; `joined` are those with a hyphen and more of the same name behind,
 * `options` those that two hyphens lead.
 */
export interface TitleWords {
  words: readonly string[];
  joined: ReadonlySet<number>;
  options: ReadonlySet<number>;
}

/** Lists the words of a title. */
export function listTitleWords(title: string): TitleWords {
  const words: string[] = [];
  const joined = new Set<number>();
  const options = new Set<number>();
  eachStretch(title, (units, start, end, kind) => {
    if (kind !== 'word') return;
    if (units[end] === hyphen && isLetter(units[end + 1] ?? 0)) joined.add(words.length);
    const isLed = start > 1 && units[start - 1] === hyphen;
    if (isLed && (units[start - 2] === hyphen || options.has(words.length - 1))) options.add(words.length);
    words.push(String.fromCharCode(...units.subarray(start, end)));
  });
  return { words, joined, options };
}

const hyphen = 0x2d;
const isLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

/**
 * Whether a title says that it brings in the thing at some place of it: `Add git-svn`, `tc: add support for the sample action`,
 * `pwdx: new applet`, `First cut at git-fetch-pack`; but not what it adds to the thing or for it: `Add -a flag for detach-client`, `Add a
 * test for git-rerere`, `introduce a rerere-gc task`. The thing's own name says nothing: `Add git-clean`.
 */
export function bringsIn({ words, joined }: TitleWords, { start, end }: NamedAt): boolean {
  if (joined.has(end) || isMended(words, { start, end }) || isBeside(words, { start, end })) return false;
  return saysNew(words, { start, end }, mostBetween);
}

/** How many words may stand between in a text, where several names may be listed. */
const mostListed = 12;

/**
 * Whether a sentence of a text, or an item of a list, says the same: there a sentence may go on with what comes along (`Add lathe() and
 * tests`), and a ChangeLog has the names in parentheses (`* cut.c (lathe): New function.`).
 */
export function bringsInText(sentence: string, name: string): boolean {
  const listed = listTitleWords(sentence);
  const { words, joined, options } = listed;
  const ofLog = /\(([^()]*)\):(.*)/s.exec(sentence);
  const isOption = name.startsWith('--');
  const isBefore = tellsOfBefore(sentence.replace(/^\W+/, ''));
  return findName(words, name).some(({ start, end }) => {
    if (joined.has(end) || (options.has(start) && !isOption)) return false;
    const verb = words.findLastIndex((word, place) => place < start && (brings.has(word) || bringing.has(word)));
    const isAside = verb >= 0 && words.slice(verb, start).some((word) => besides.has(word) || mending.has(word));
    const isOfIt = ofIt.has(words[end + 1] ?? '') || isPutInto(words.slice(end + 1));
    if (!isBefore && !isAside && !isOfIt && saysNew(words, { start, end }, mostListed)) return true;
    return ofLog !== null && bringsLogged(ofLog, name);
  });
}

/** With one of these behind a name it is something of the thing that is added: `Add lathe tests`, `Add lathe fixes`. */
const ofIt = setOf([...besides, 'fix fixes bugfix bugfixes cleanup cleanups tweaks'].join(' '));

/** Whether what stands behind a name says that it was put into a text or a list: `Add lathe to the manual`. */
function isPutInto([lead = '', ...others]: readonly string[]): boolean {
  return /^(?:to|in|into)$/.test(lead) && others.slice(0, mostBetween).some((word) => besides.has(word));
}

/** What a ChangeLog says of names that are new. */
const logged =
  /^\s*(?:new|added)(?: (?:static|global|public|internal|helper))*(?: (?:function|macro|variable|global|static|constant|rule|file|type|struct|enum|method|class|prototype|script|program|option|command|target)s?)?\s*(?:[.,;(]|$)/i;

const bringsLogged = ([, names = '', said = '']: RegExpExecArray, name: string): boolean =>
  logged.test(said) && findName(listTitleWords(names).words, name).length > 0;

function saysNew(words: readonly string[], { start, end }: NamedAt, most: number): boolean {
  const verb = words.findLastIndex(
    (word, place) => place < start && (brings.has(word) || (place === 0 && bringing.has(word))),
  );
  if (verb >= 0) {
    const between = words.slice(verb + 1, start);
    const isTurned = between.some((word, place) => turning.has(word) && !wrapping.has(between[place - 1] ?? ''));
    return between.length <= most && !isTurned;
  }
  // What is named before all else is what the rest is said of.
  return start <= 2 && tellsOfNew(words.slice(end + 1));
}

/** What has a name more often is no sentence, and is read no further. */
const mostPlaces = 16;

/** The first places of a name of one word or more. */
function findName(words: readonly string[], name: string): NamedAt[] {
  const wanted = listTitleWords(name).words;
  const found: NamedAt[] = [];
  if (wanted.length === 0) return found;
  for (let start = 0; start < words.length && found.length < mostPlaces; start += 1) {
    if (wanted.every((word, place) => words[start + place] === word))
      found.push({ start, end: start + wanted.length - 1 });
  }
  return found;
}

/** Whether what is said of a thing is that it is new, and nothing of it: `new command`, `add support`, `add a tool to see more`. */
function tellsOfNew(said: readonly string[]): boolean {
  const start = said.findIndex((word) => !brought.has(word) && !leading.has(word) && !/^\d$/.test(word));
  if (start === 0) return false;
  const [kind, next] = start < 0 ? [] : said.slice(start);
  if (kind === undefined) return said.some((word) => brought.has(word) || brings.has(word));
  return kinds.has(kind) && (!partly.has(kind) || next === undefined || brought.has(next));
}

/** The same of a thing that is asked for by a name of one word or more, wherever the title has it. */
export function bringsInNamed(title: string, name: string): boolean {
  const listed = listTitleWords(title);
  return findName(listed.words, name).some((at) => !listed.options.has(at.start) && bringsIn(listed, at));
}

/** Whether a title says that something is brought in, whatever it is. */
export function bringsAnything(words: readonly string[]): boolean {
  return words.some((word, place) => brings.has(word) || (place === 0 && bringing.has(word)));
}

/** No place of a title. */
export const nowhere: NamedAt = { start: -1, end: -1 };

/** Whether a title says that what it names at some place was there before. */
export const isMended = (words: readonly string[], at: NamedAt): boolean => hasBeside(words, at, mending);

/** Whether a sentence tells what was added before, or when: `Since 1.2 added it, …`, `where one is added`. */
const tellsOfBefore = (sentence: string): boolean => /\s(?:added|introduced|implemented|created)\b/i.test(sentence);

/** Whether it is about a test, a text or a list of what it names. */
const isBeside = (words: readonly string[], at: NamedAt): boolean => hasBeside(words, at, besides);

const hasBeside = (words: readonly string[], { start, end }: NamedAt, some: ReadonlySet<string>): boolean =>
  words.some((word, place) => (place < start || place > end) && some.has(word));

/**
 * Whether a title says no more than what a thing is called, with its kind, with others or with what it is there for: `codec:
 * any-delimiter codec`, `Rule: max-params`, `unit-info module: what is known of units`. Where nothing tells of the thing before, that
 * brings it in.
 */
export function namesAlone(title: string, name: string): boolean {
  const text = title
    .toLowerCase()
    .replace(/["'`“”()]/g, '')
    .trim();
  const [, head, told] = /^([^:]*):\s+(.*)$/s.exec(text) ?? [];
  if (head === undefined || told === undefined) return isName(text, name);
  return isName(told, name) || behindName(head, name)?.isKind === true;
}

/** Whether a text is a name, or one among others, and tells at most what it is for. */
function isName(text: string, name: string): boolean {
  const behind = behindName(text, name)?.rest;
  if (behind === undefined) return false;
  const { words } = listTitleWords(behind);
  const isListed = /^(?:$|\.$|,| and\b)/.test(behind) || turning.has(words[0] ?? '');
  return isListed && !words.some((word) => mending.has(word));
}

/** What stands behind a name, and behind the kind of thing that it is. */
function behindName(text: string, name: string): { rest: string; isKind: boolean } | undefined {
  if (!text.startsWith(name)) return undefined;
  const rest = text.slice(name.length);
  const kind = /^ (\w+)(?!-)/.exec(rest)?.[1] ?? '';
  return kinds.has(kind) ? { rest: rest.slice(kind.length + 1), isKind: true } : { rest, isKind: false };
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
