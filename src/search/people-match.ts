import { listNames, nameWords } from '../model/identity.ts';
import { isRobot, meansRobots } from '../model/robots.ts';
import { fold } from '../model/text.ts';
import { compact, type NameTable, withoutInitials } from './people-names.ts';
import { firstNameForms } from './short-names.ts';

/** Whether the words of a name fit. */
type WordsTest = (words: readonly string[]) => boolean;

/**
 * Finds the people whom a name means, as people type names: without case, accents and quotes, in any order, by first or
 * last name alone, with initials, possessive, or by e-mail address. The ways are tried from the plainest, and the first
 * that finds anybody settles it. A whole name of two words or more means those who are called just so. One word means
 * all who have it in their name, unless it is the whole name of the one among them who is named most. Logins and
 * mailboxes, and short forms of first names, count where no name is found; initials (`jrs`) and what a login may be made
 * of (`joses`, `jsantos`) only where they are one person's. "Bots" are all whose names are those of robots. Names parted
 * by commas mean all of them. Returns indexes, those named most first.
 */
export function matchIdentities(table: NameTable, wanted: string): number[] {
  const found = matchOne(table, wanted);
  return found.length > 0 ? found : matchAll(table, listNames(wanted));
}

/** All whom several names mean together, where each means somebody. */
function matchAll(table: NameTable, names: readonly string[]): number[] {
  const each = names.length > 1 ? names.map((name) => matchOne(table, name)) : [];
  return each.every((found) => found.length > 0) ? [...new Set(each.flat())].sort((a, b) => a - b) : [];
}

function matchOne(table: NameTable, wanted: string): number[] {
  const robots = matchRobots(table, wanted);
  if (robots.length > 0) return robots;
  const address = readAddress(wanted);
  if (address !== undefined) {
    const found = table.emails().get(address.email) ?? table.whole(nameWords(address.email));
    if (found.length > 0) return [...found];
    return address.name === '' ? [] : matchOne(table, address.name);
  }
  const plain = readPlain(wanted);
  const words = nameWords(plain);
  if (words.length === 0) return [...(table.wordless().get(fold(plain)) ?? [])];
  const possessor = withoutLastS(words);
  for (const find of [matchWords, matchNickname, matchForms, matchShort]) {
    const found = find(table, words);
    if (found.length > 0) return found;
    const owners = possessor === undefined ? [] : find(table, possessor);
    if (owners.length > 0) return owners;
  }
  return [];
}

/** Those whom a name means by words of names alone, which takes no lists of all people; none where it takes more. */
export function matchByWords(table: NameTable, wanted: string): number[] {
  const robots = matchRobots(table, wanted);
  if (robots.length > 0) return robots;
  const words = readAddress(wanted) === undefined ? nameWords(readPlain(wanted)) : [];
  return words.length === 0 ? [] : matchWords(table, words);
}

/** All robots, where a name means them. */
const matchRobots = ({ people }: NameTable, wanted: string): number[] =>
  meansRobots(wanted) ? [...people.keys()].filter((person) => isRobot(people[person]?.name ?? '')) : [];

/** A name as it was typed, without what stands for somebody's thing. */
const readPlain = (wanted: string): string =>
  wanted
    .trim()
    .replace(/^@+/, '')
    .replace(/['’´`]s(?=\s|$)/gi, '');

/** `Name <mail>` or a bare address; `@login` is none. */
function readAddress(wanted: string): { name: string; email: string } | undefined {
  const text = wanted.trim();
  if (text.indexOf('@') < 1) return undefined;
  const open = text.indexOf('<');
  if (open < 0) return { name: '', email: text.toLowerCase() };
  const close = text.indexOf('>', open);
  const email = text.slice(open + 1, close < 0 ? undefined : close);
  return { name: text.slice(0, open).trim(), email: email.trim().toLowerCase() };
}

/** `jeff layton` of `jeff laytons`. */
function withoutLastS(words: readonly string[]): readonly string[] | undefined {
  const last = words.at(-1) ?? '';
  return last.length > 3 && last.endsWith('s') ? [...words.slice(0, -1), last.slice(0, -1)] : undefined;
}

function matchWords(table: NameTable, words: readonly string[]): number[] {
  const whole = words.length > 1 ? table.whole(words) : [];
  if (whole.length > 0) return [...whole];
  const found = findAnchored(table, words, (name) => fits(name, words));
  if (words.length > 1) return found;
  const calledSo = found.filter((person) => nameWords(table.people[person]?.name ?? '').join(' ') === words[0]);
  return found.length > 0 && calledSo[0] === found[0] ? calledSo : found;
}

function matchNickname(table: NameTable, words: readonly string[]): number[] {
  return [...(table.nicknames().get(compact(words.join(''))) ?? [])];
}

function matchShort(table: NameTable, words: readonly string[]): number[] {
  const found = table.shorts().get(compact(words.join(''))) ?? [];
  return words.length === 1 && found.length === 1 ? [...found] : [];
}

/**
 * By the short and long forms of first names; beside a word that fits as it stands, also by the beginnings of words.
 */
function matchForms(table: NameTable, words: readonly string[]): number[] {
  const long = withoutInitials(words);
  const anchors = long.length > 1 ? long : firstNameForms(long[0] ?? '');
  const test: WordsTest = (name) =>
    words.every((word, index) =>
      word.length > 1 ? hasForm(name, word) : fitsInitial(name, word, index, words.length),
    );
  const found = new Set<number>();
  for (const anchor of anchors) for (const person of findAnchored(table, [anchor], test)) found.add(person);
  return [...found].sort((a, b) => a - b);
}

/**
 * People whose name passes a test, among those who have the rarest of these words: in one spelling, or else in all
 * their spellings together.
 */
function findAnchored(table: NameTable, words: readonly string[], test: WordsTest): number[] {
  const known = withoutInitials(words).filter((word) => countOf(table, word) > 0);
  const [anchor = ''] = known.toSorted((a, b) => countOf(table, a) - countOf(table, b));
  const found = new Set<number>();
  const near = new Map<number, Set<string>>();
  for (const index of table.spellingsOf(anchor)) {
    const spelling = table.spelling(index);
    near.set(spelling.person, new Set());
    if (test(spelling.words)) found.add(spelling.person);
  }
  if (found.size > 0) return [...found];
  for (const [person, all] of near) {
    const identity = table.people[person];
    for (const text of identity === undefined ? [] : [identity.name, ...identity.names]) {
      for (const word of nameWords(text)) all.add(word);
    }
    if (test([...all])) found.add(person);
  }
  return [...found];
}

/** Whether a name has all the words that were typed. Among these, initials stand for words. */
function fits(name: readonly string[], typed: readonly string[]): boolean {
  return typed.every((word, index) => {
    if (name.includes(word)) return true;
    return word.length > 1 ? word.length < 4 && hasInitials(name, word) : fitsInitial(name, word, index, typed.length);
  });
}

/**
 * Whether a name has a word with this initial, or the initial is a middle one and the name, as many do, leaves it
 * out.
 */
function fitsInitial(name: readonly string[], initial: string, index: number, length: number): boolean {
  return name.some((word) => word.startsWith(initial)) || (index > 0 && index < length - 1 && name.length < 3);
}

/** Whether the words begin, one after the other, with these letters: `jb` in `j bruce fields`. */
function hasInitials(name: readonly string[], letters: string): boolean {
  return name
    .map((word) => word.charAt(0))
    .join('')
    .includes(letters);
}

function hasForm(name: readonly string[], word: string): boolean {
  const forms = firstNameForms(word);
  return name.some((other) => forms.includes(other) || (word.length > 2 && other.startsWith(word)));
}

const countOf = (table: NameTable, word: string): number => table.spellingsOf(word).length;
