import { camelWords, type Identity, localPart, nameWords } from '../model/identity.ts';
import { fold } from '../model/text.ts';

/** One way in which somebody's name is written. */
export interface Spelling {
  /** The index of the person. */
  person: number;
  text: string;
  /** The words of the name, in their order, with those inside a name written as one. */
  words: readonly string[];
}

/** The names of all people of a log, made ready for finding them. */
export interface NameTable {
  people: readonly Identity[];
  spellings: readonly Spelling[];
  /** For each word of a name, the spellings that have it, as indexes in their order. */
  words: ReadonlyMap<string, readonly number[]>;
  /** People by a whole name: its words in alphabetical order, with the initials and without. */
  wholes: ReadonlyMap<string, readonly number[]>;
  /** People by what they are called in one word: a login, a mailbox, a name without its spaces. */
  nicknames: ReadonlyMap<string, readonly number[]>;
  emails: ReadonlyMap<string, readonly number[]>;
  /**
   * People by what they may be called in short: all their initials, the first name with the last one's initial, the first
   * initial with the last name, a word of a mailbox.
   */
  shorts: ReadonlyMap<string, readonly number[]>;
}

/** Prepares the names of a log's people once, so that each search takes little. */
export function prepareNames(people: readonly Identity[]): NameTable {
  const spellings: Spelling[] = [];
  const words = new Map<string, number[]>();
  const wholes = new Map<string, number[]>();
  const nicknames = new Map<string, number[]>();
  const emails = new Map<string, number[]>();
  const shorts = new Map<string, number[]>();
  for (const [person, identity] of people.entries()) {
    for (const text of [identity.name, ...identity.names]) {
      const own = nameWords(text);
      const all = [...own, ...camelWords(text)];
      for (const word of all) note(words, word, spellings.length);
      spellings.push({ person, text, words: all });
      // A name without any letter, such as "????", is known by all of it.
      note(wholes, own.length > 0 ? wholeName(own) : fold(text), person);
      note(wholes, wholeName(withoutInitials(own)), person);
      note(nicknames, own.join(''), person);
      for (const short of shortenName(own)) note(shorts, short, person);
    }
    for (const email of identity.emails) {
      note(emails, email, person);
      note(nicknames, compact(localPart(email)), person);
      for (const word of nameWords(localPart(email))) if (word.length > 3) note(shorts, word, person);
    }
  }
  return { people, spellings, words, wholes, nicknames, emails, shorts };
}

/** `jrs`, `js`, `joses` and `jsantos` of `jose r santos`; none of a single word. */
function shortenName(words: readonly string[]): string[] {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2 || words.length > 5) return [];
  const initials = words.map((word) => word.charAt(0)).join('');
  const logins = first.length < 3 || last.length < 2 ? [] : [first + last.charAt(0), first.charAt(0) + last];
  const outer = first.charAt(0) + last.charAt(0);
  return [...new Set([initials, outer]), ...logins];
}

/** A key for a whole name, in which the order of its words does not count. */
export const wholeName = (words: readonly string[]): string => words.toSorted().join(' ');

/** The words of a name without the initials; all of them where it has nothing else. */
export function withoutInitials(words: readonly string[]): readonly string[] {
  const long = words.filter((word) => word.length > 1);
  return long.length > 0 ? long : words;
}

/** A login as it is compared: without dots, dashes and the like. */
export const compact = (text: string): string => nameWords(text).join('');

/** Notes a number under a key, once. Numbers come in their order. */
function note(map: Map<string, number[]>, key: string, number: number): void {
  if (key === '') return;
  const numbers = map.get(key);
  if (numbers === undefined) map.set(key, [number]);
  else if (numbers.at(-1) !== number) numbers.push(number);
}
