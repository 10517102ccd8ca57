import { isCreditRole } from '../enrich/credit-roles.ts';
import type { Entry } from '../model/entry.ts';
import type { Deed } from '../model/reading.ts';
import { findAsideCredits } from './aside-credits.ts';
import { peopleInEntry } from './entry-people.ts';

/** Whom an entry credits with a deed. */
export interface Credited {
  names: string[];
  /** Whether they are credited with something else, as far as it says. */
  guessed: boolean;
}

type Told = Deed | 'idea' | 'check';

/** Words that tell what somebody did. */
const deedWords: Record<Told, string> = {
  report:
    'report\\w*|notic\\w+|found|finds?|spott\\w+|discover\\w+|complain\\w*|observ\\w+|detect\\w+|caught|saw|point(?:ed|s)|rais(?:ed|es)',
  patch:
    'patch\\w*|fix\\w*|wr(?:ote|itten|ites)|implement\\w*|submitt\\w+|contribut\\w+|sent|suppli\\w+|provid\\w+|code\\w*|solution|solv\\w+|original\\w*|author\\w*|based|joint',
  debug: 'diagnos\\w+|debug\\w*|analy[sz]\\w+|investigat\\w+|bisect\\w*|track(?:ed|ing)|figured',
  idea: 'suggest\\w*|propos\\w*|idea|discuss\\w*|advice|hint\\w*',
  check: 'review\\w*|test(?:ed|s|ing)|ack\\w*|help\\w*|assist\\w*',
};
const deeds = ['report', 'patch', 'debug', 'idea', 'check'] as const;
const deedWord = new RegExp(`\\b(?:${deeds.map((deed) => `(?<${deed}>${deedWords[deed]})`).join('|')})(?!\\w)`, 'gi');

/**
 * Those whom an entry credits with a deed, in a trailer or in its text: who reported what it mends, or whose patch it is. Where
 * nobody is, whoever is named without a word of what they did; for a report, who is credited with something else, as a
 * guess. Nobody reports what they mend themselves, unless the text says so.
 */
export function findCredited(entry: Entry, deed: Deed): Credited {
  const text = `${entry.subject ?? ''}\n\n${entry.subject === entry.body ? '' : entry.body}`;
  const names = peopleInEntry(entry, 'credited');
  const read = readDeeds(entry, text, names);
  for (const one of deed === 'report' ? (['report', 'debug'] as const) : [deed]) {
    const told = names.filter((name) => read.get(name)?.has(one));
    if (told.length > 0) return { names: told, guessed: false };
  }
  if (deed === 'debug') return { names: [], guessed: true };
  const asides = new Set(findAsideCredits(text));
  const others = names.filter((name) => (deed === 'report' ? name !== entry.author.name : asides.has(name)));
  const plain = others.filter((name) => (read.get(name)?.size ?? 0) === 0);
  if (plain.length > 0) return { names: plain, guessed: !plain.some((name) => asides.has(name)) };
  const guesses = others.filter((name) => deed === 'report' && !read.get(name)?.has('check'));
  return { names: guesses, guessed: true };
}

type Deeds = Set<Told>;

/** What each of some people did, by the words that stand nearest to them. */
function readDeeds(entry: Entry, text: string, names: readonly string[]): ReadonlyMap<string, Deeds> {
  const read = new Map(names.map((name): [string, Deeds] => [name, new Set()]));
  const add = (name: string, found: Iterable<Told>): void => {
    for (const one of found) read.get(name)?.add(one);
  };
  for (const { role, name } of entry.trailers) {
    if (isCreditRole(role))
      add(
        name,
        listDeeds(role.replaceAll('-', ' ')).flatMap(({ deed }) => deed),
      );
  }
  let heading: string | undefined;
  let end = 0;
  const places = listPlaces(text, names);
  for (const [index, place] of places.entries()) {
    const before = text.slice(end, place.start);
    const behind = text.slice(place.end, places[index + 1]?.start);
    const paragraph = before.lastIndexOf('\n\n');
    if (paragraph !== -1) heading = undefined;
    heading =
      before
        .slice(paragraph + 1)
        .match(headings)
        ?.at(-1) ?? heading;
    const found = nearestDeeds(before, behind, heading);
    for (const name of place.names) add(name, found);
    end = place.end;
  }
  return read;
}

/** Names that stand side by side in a text. */
interface Place {
  names: string[];
  start: number;
  end: number;
}

/** Where names stand in a text; several that are only parted by commas or "and" are one place. */
function listPlaces(text: string, names: readonly string[]): Place[] {
  const places: Place[] = [];
  for (const { name, start, end } of findNames(text, names)) {
    const last = places.at(-1);
    if (last && joined.test(text.slice(last.end, start))) {
      last.names.push(name);
      last.end = Math.max(last.end, end);
    } else places.push({ names: [name], start, end });
  }
  return places;
}

/** What a text may go on with behind a piece of names, and the name that ends there. */
interface NameTree {
  name?: string;
  next: Map<string, NameTree>;
}

/** Where names stand in a text as whole words, whatever blanks part these. The text is read once for all of them. */
function findNames(text: string, names: readonly string[]): { name: string; start: number; end: number }[] {
  const root: NameTree = { next: new Map() };
  for (const name of names) {
    let tree = root;
    for (const { piece } of cutPieces(name)) {
      const next = tree.next.get(piece) ?? { next: new Map() };
      tree.next.set(piece, next);
      tree = next;
    }
    tree.name = name;
  }
  // A text of a megabyte has half a million pieces.
  const pieces = names.length === 0 ? [] : cutPieces(text);
  return pieces.flatMap(({ start }, index) => {
    const found: { name: string; start: number; end: number }[] = [];
    if (isWord(pieces[index - 1]?.piece)) return found;
    let tree: NameTree | undefined = root;
    for (let at = index; tree !== undefined; at += 1) {
      const end = pieces[at]?.start ?? text.length;
      if (tree.name !== undefined && !isWord(pieces[at]?.piece)) found.push({ name: tree.name, start, end });
      tree = tree.next.get(pieces[at]?.piece ?? '');
    }
    return found;
  });
}

/** The words, blanks and signs of a text. */
const cutPieces = (text: string): { piece: string; start: number }[] =>
  [...text.matchAll(/[\p{L}\p{N}]+|\s+|[^\s\p{L}\p{N}]/gu)].map(({ 0: piece, index: start }) => ({
    piece: /^\s/.test(piece) ? ' ' : piece,
    start,
  }));

const isWord = (piece = ''): boolean => /^[\p{L}\p{N}]/u.test(piece);

const joined = /^\s*(?:<[^>]*>)?\s*(?:,|,?\s*and|[&+])?\s*@?$/;

/** Where a sentence or what is said of somebody else begins. */
const begins = /[.!?;]\s|\n[ \t]*\n|\s(?=(?:Problem|Solution):\s)|\n(?=[-*] )/g;
/** What parts what is said of two people. */
const parts = /,\s|\s(?:and|but|with|while)\s/;
/** Some messages tell under such headings what was reported, and what the patch does. */
const headings = /\b(?:Problem|Solution):(?=\s)/g;

/**
 * The deeds of somebody that are told nearest: before a `by` that is told which it is, else on either side. In brackets it is
 * what is told there, or by the heading.
 */
function nearestDeeds(before: string, behind: string, heading: string | undefined): Told[] {
  const sentence = before.slice([...before.matchAll(begins)].at(-1)?.index ?? 0);
  const bracket = /[([](?=[^)\]]*$)/.exec(sentence);
  const end = behind.search(bracket ? /[)\]]/ : begins);
  const rest = (end === -1 ? behind : behind.slice(0, end)).split(parts)[0] ?? '';
  const said = sentence.slice(bracket?.index ?? 0);
  const [left, right] = [listDeeds(said), listDeeds(rest)];
  const [last, first] = [left.at(-1), right[0]];
  if (last && (isBy.test(said) || !first || said.length - last.end <= first.start)) {
    const other = left.at(-2);
    const isBoth = other && /^\s*(?:,|and|&|\/|\+)\s*(?:\w+\s*)?$/.test(said.slice(other.end, last.start));
    return isBoth ? [other.deed, last.deed] : [last.deed];
  }
  if (first) return [first.deed];
  return heading === undefined ? [] : [heading === 'Problem:' ? 'report' : 'patch'];
}

const isBy = /\b(?:by|from|via|de|par):?\s*["(@]?$/i;

interface Mention {
  deed: Told;
  start: number;
  end: number;
}

function listDeeds(text: string): Mention[] {
  return [...text.matchAll(deedWord)].flatMap(({ index, 0: word, groups = {} }) => {
    const deed = deeds.find((one) => groups[one] !== undefined);
    return deed === undefined ? [] : [{ deed, start: index, end: index + word.length }];
  });
}
