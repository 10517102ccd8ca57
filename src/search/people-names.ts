import { camelWords, type Identity, localPart, nameWords } from '../model/identity.ts';
import { fold } from '../model/text.ts';
import { type Steps, workAtOnce } from '../ops/turns.ts';

/** One way in which somebody's name is written. */
export interface Spelling {
  /** The index of the person. */
  person: number;
  text: string;
  /** The words of the name, in their order, with those inside a name written as one. */
  words: readonly string[];
}

/** The names of all people of a log, made ready for finding them: of each part what is asked for. */
export interface NameTable {
  people: readonly Identity[];
  spelling(index: number): Spelling;
  /** The spellings that have a word, as indexes in their order. */
  spellingsOf(word: string): readonly number[];
  /** All words of names, each with the spellings that have it. */
  words(): ReadonlyMap<string, readonly number[]>;
  /** People by a whole name, with its initials or without; the order of its words does not count. */
  whole(words: readonly string[]): readonly number[];
  /** People by a name without any letter, such as "????". */
  wordless(): ReadonlyMap<string, readonly number[]>;
  /** People by what they are called in one word: a login, a mailbox, a name without its spaces. */
  nicknames(): ReadonlyMap<string, readonly number[]>;
  emails(): ReadonlyMap<string, readonly number[]>;
  /**
   * People by what they may be called in short: all their initials, the first name with the last one's initial, the first
   * initial with the last name, a word of a mailbox.
   */
  shorts(): ReadonlyMap<string, readonly number[]>;
  /** Makes in steps what finding any name needs, what finding one needs that no words fit, and the nearest. */
  joinInSteps(): Steps<void>;
  listInSteps(): Steps<void>;
  listNearestInSteps(): Steps<void>;
}

type Lists = Map<string, number[]>;

/** Lists that are made when they are first asked for, or before that in steps. */
interface LateLists {
  get(): Lists;
  inSteps(): Steps<void>;
}

function makeLateLists(fill: (lists: Lists) => Steps<void>): LateLists {
  let made: Lists | undefined;
  return {
    get() {
      if (made) return made;
      made = new Map();
      workAtOnce(fill(made));
      return made;
    },
    *inSteps() {
      if (made) return;
      const lists: Lists = new Map();
      yield* fill(lists);
      made = lists;
    },
  };
}

/** So many people are a step of making lists. */
const stepPeople = 256;

/**
 * Makes the names of a log's people ready, so that each search takes little. Words are looked for in one text of all names:
 * to make lists of all words of tens of thousands of people takes seconds, and most searches need none.
 */
export function prepareNames(people: readonly Identity[]): NameTable {
  const owners: number[] = [];
  const texts: string[] = [];
  for (const [person, { name, names }] of people.entries()) {
    for (const text of [name, ...names]) {
      owners.push(person);
      texts.push(text);
    }
  }
  const wordsAt = (index: number): string[] => {
    const text = texts[index] ?? '';
    return [...nameWords(text), ...camelWords(text)];
  };
  let lines: Lines | undefined;
  const known = new Map<string, number[]>();
  const spellingsOf = (word: string): readonly number[] => {
    const before = known.get(word);
    if (before) return before;
    lines ??= workAtOnce(joinLines(texts));
    const found = findLines(lines, word).filter((index) => wordsAt(index).includes(word));
    if (known.size >= remembered) known.clear();
    known.set(word, found);
    return found;
  };
  const eachPerson = (take: (person: number, identity: Identity, lists: Lists) => void): LateLists =>
    makeLateLists(function* (lists) {
      for (const [person, identity] of people.entries()) {
        take(person, identity, lists);
        if (person % stepPeople === stepPeople - 1) yield;
      }
    });
  const words = makeLateLists(function* (lists) {
    for (const index of texts.keys()) {
      for (const word of wordsAt(index)) note(lists, word, index);
      if (index % stepPeople === stepPeople - 1) yield;
    }
  });
  const wordless = eachPerson((person, { name, names }, lists) => {
    for (const text of [name, ...names]) {
      if (!/[A-Za-z0-9]/.test(text) && nameWords(text).length === 0) note(lists, fold(text), person);
    }
  });
  const nicknames = eachPerson((person, { name, names, emails }, lists) => {
    for (const text of [name, ...names]) note(lists, compact(text), person);
    for (const email of emails) note(lists, compact(localPart(email)), person);
  });
  const emails = eachPerson((person, identity, lists) => {
    for (const email of identity.emails) note(lists, email, person);
  });
  const shorts = eachPerson((person, { name, names, emails }, lists) => {
    for (const text of [name, ...names]) for (const short of shortenName(nameWords(text))) note(lists, short, person);
    for (const email of emails) {
      for (const word of nameWords(localPart(email))) if (word.length > 3) note(lists, word, person);
    }
  });
  return {
    people,
    spelling: (index) => ({ person: owners[index] ?? 0, text: texts[index] ?? '', words: wordsAt(index) }),
    spellingsOf,
    words: words.get,
    whole(words) {
      const key = wholeName(words);
      const [longest = ''] = words.toSorted((one, other) => other.length - one.length);
      const found = new Set<number>();
      for (const index of spellingsOf(longest)) {
        const own = nameWords(texts[index] ?? '');
        if (wholeName(own) === key || wholeName(withoutInitials(own)) === key) found.add(owners[index] ?? 0);
      }
      return [...found];
    },
    wordless: wordless.get,
    nicknames: nicknames.get,
    emails: emails.get,
    shorts: shorts.get,
    *joinInSteps() {
      lines ??= yield* joinLines(texts);
    },
    *listInSteps() {
      for (const lists of [nicknames, shorts, emails, wordless]) yield* lists.inSteps();
    },
    listNearestInSteps: words.inSteps,
  };
}

/** For how many words the spellings that have them are remembered. */
const remembered = 1000;

/** Texts as one, each on a line of its own, in lower case and without accents and quotes, and where each line begins. */
interface Lines {
  all: string;
  starts: Uint32Array;
}

function* joinLines(texts: readonly string[]): Steps<Lines> {
  const starts = new Uint32Array(texts.length);
  const lines: string[] = [];
  let at = 0;
  for (const [index, text] of texts.entries()) {
    // Most names are plain, and what their words are is told by the few that are looked at.
    const line = /^[ !#-&(-_a-~]*$/.test(text)
      ? text.toLowerCase()
      : [...nameWords(text), ...camelWords(text)].join(' ');
    starts[index] = at;
    at += line.length + 1;
    lines.push(line);
    if (index % stepPeople === stepPeople - 1) yield;
  }
  return { all: lines.join('\n'), starts };
}

/** The lines that have a text, in their order. */
function findLines({ all, starts }: Lines, text: string): number[] {
  const found: number[] = [];
  if (text === '') return found;
  for (let at = all.indexOf(text); at >= 0; ) {
    let [low, high] = [found.at(-1) ?? 0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    found.push(low);
    const next = starts[low + 1];
    at = next === undefined ? -1 : all.indexOf(text, next);
  }
  return found;
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
const wholeName = (words: readonly string[]): string => words.toSorted().join(' ');

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
