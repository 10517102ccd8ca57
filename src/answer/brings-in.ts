import { eachStretch } from '../search/tokens.ts';

/** Verbs of titles that bring a thing in, and what is said of a thing that is there for the first time. */
const brings = setOf(
  'add adds added introduce introduces introduced implement implements implemented new initial first create creates created import imports',
);

/** The same, where a title begins so: elsewhere it is something that goes on. */
const bringing = setOf('adding introducing implementing creating importing');

/** What may follow on the name of a thing that is new, and what such a thing may be. */
const brought = setOf('new initial added introduced implemented');
const kinds = setOf(
  'applet command subcommand tool utility driver module implementation support program script option flag library daemon filesystem plugin ' +
    'package builtin function helper class type service backend version import commit functionality rule',
);

/** What may stand before "for", "of" or "at" so that what comes behind is still what is brought in. */
const wrapping = setOf('support version implementation cut skeleton framework frontend import draft beginnings basics');

/** Words behind which a title speaks of what something is for, or of where it is put. */
const turning = setOf('for to in of at from into on when with by where if during after before that which');

/** What a title with one of these is about, whatever it names: tests, texts and lists that come along with a thing. */
const besides = setOf(
  'test tests testing documentation docs doc document documented gitignore makefile changelog todo news help readme typo typos comment comments example examples',
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

/** The words of a title in their order, as places count them; `joined` are those with a hyphen and more of the same name behind. */
export interface TitleWords {
  words: readonly string[];
  joined: ReadonlySet<number>;
}

/** Lists the words of a title. */
export function listTitleWords(title: string): TitleWords {
  const words: string[] = [];
  const joined = new Set<number>();
  eachStretch(title, (units, start, end, kind) => {
    if (kind !== 'word') return;
    if (units[end] === hyphen && isLetter(units[end + 1] ?? 0)) joined.add(words.length);
    words.push(String.fromCharCode(...units.subarray(start, end)));
  });
  return { words, joined };
}

const hyphen = 0x2d;
const isLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

/**
 * Whether a title says that it brings in the thing at some place of it: `Add git-svn`, `tc: add support for the sample action`,
 * `pwdx: new applet`, `First cut at git-fetch-pack`; but not what it adds to the thing or for it: `Add -a flag for detach-client`, `Add a
 * test for git-rerere`, `introduce a rerere-gc task`.
 */
export function bringsIn({ words, joined }: TitleWords, { start, end }: NamedAt): boolean {
  if (joined.has(end) || isLater(words)) return false;
  const verb = words.findLastIndex(
    (word, place) => place < start && (brings.has(word) || (place === 0 && bringing.has(word))),
  );
  if (verb >= 0) {
    const between = words.slice(verb + 1, start);
    const isTurned = between.some((word, place) => turning.has(word) && !wrapping.has(between[place - 1] ?? ''));
    return between.length <= mostBetween && !isTurned;
  }
  // What is named before all else is what the rest is said of.
  const [next, kind] = [words[end + 1] ?? '', words[end + 2]];
  return (
    start <= 2 &&
    ((brought.has(next) && (kind === undefined || kinds.has(kind))) || (next === 'add' && kind === 'support'))
  );
}

/** Whether a title says that what it names was there before, or is about what comes along with it. */
export function isLater(words: readonly string[]): boolean {
  return words.some((word) => mending.has(word) || besides.has(word));
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
