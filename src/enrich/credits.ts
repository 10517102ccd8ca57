import type { Person } from '../model/entry.ts';
import { wordBefore, wordsBefore } from './credit-context.ts';
import { matchEnd } from './credit-name-words.ts';
import { type Need, readNameBefore, readNames } from './credit-names.ts';
import {
  adverbs,
  bareAdverbs,
  belongings,
  company,
  deeds,
  gifts,
  sources,
  told,
  workDeeds,
  works,
} from './credit-words.ts';

// Texts are many and credits are few, so these are written to be fast where there is nothing to find: what follows, or what
// goes before, is asked for within the expression.
const preposition = /\b(?:[Bb]y|[Ff]rom):?\s+(?=[^a-z\s]|(?:both|also|user|mostly)\s)/g;
const gratitude = /hank|redit|udos|urtesy|uthor/g;
/** What words of deeds end with; the words are read where they may be such. */
const deedEndings = [...told.keys(), ...company].map((word) => word.slice(1, -'ed'.length));
const deed = new RegExp(`ed[\\s,.:;](?<=(?:${deedEndings.join('|')})ed[^])`, 'g');
const otherDeed = /found\s(?:that|out|the|an?)\b|sent\s(?:the|an?|this)\b|points\sout|suggests/g;
const possession = new RegExp(`['’]s\\s(?=(?:[a-z]+\\s+){0,2}?(?:${[...belongings].join('|')})\\b)`, 'g');

const toSomebody =
  /(?:s|\syou)?(?:\s+(?:also|again|goes?|going|out|is|are|due|belongs?|a|lot|very|much|once)){0,4}(?:\s+to)?:?\s+/y;
const ofSomebody = /(?:\s+of)?:?\s+/y;
const wrote = /s?:\s+/y;
const withSomebody = /(?:[a-z]+\s+){0,2}?with\s+/y;
/** What follows on somebody's deed; `noticed by` tells of another's. */
const active = /\s*(?!by\b)/y;
const object = /\s*(?:out|the|an?|this|these|me|us|some)\b/y;

/**
 * Finds the people whom a text credits: who reported, noticed or suggested something, whose patch or idea it was, who
 * is thanked. Each comes once. Better none than a wrong one: a name of one word counts only behind a plain phrase such
 * as `reported by`.
 */
export function findCredits(text: string): Person[] {
  let found: Found;
  // Taken by their numbers: the engine takes many times as long to compile what takes pairs apart, for each thread anew.
  let places = listPlaces(preposition, text);
  for (let at = 0; at < places.length; at += 2) {
    found = addAt(found, text, places[at + 1], needBehind(text, places[at] ?? 0));
  }
  places = listPlaces(gratitude, text);
  for (let at = 0; at < places.length; at += 2) {
    const end = places[at + 1] ?? 0;
    const last = text.charAt(end - 1);
    const behind = matchEnd(last === 'y' ? ofSomebody : last === 'r' ? wrote : toSomebody, text, end);
    found = addAt(found, text, behind, last === 'k' ? 'thanked' : 'whole');
  }
  places = listPlaces(deed, text);
  for (let at = 0; at < places.length; at += 2) found = addDeed(found, text, places[at + 1] ?? 0);
  places = listPlaces(otherDeed, text);
  for (let at = 0; at < places.length; at += 2) found = add(found, readNameBefore(text, places[at] ?? 0));
  // Most texts have no apostrophe, and looking for one takes a tenth of the time.
  places = text.includes("'") || text.includes('’') ? listPlaces(possession, text) : nowhere;
  for (let at = 0; at < places.length; at += 2) found = add(found, readNameBefore(text, (places[at + 1] ?? 0) - 3));
  return found ? [...found.values()] : [];
}

/** Who was found so far, by their names in small letters; nothing is made for texts without any, which are most. */
type Found = Map<string, Person> | undefined;

function add(found: Found, person: Person | undefined): Found {
  if (person === undefined) return found;
  const key = person.name.toLowerCase();
  const all = found ?? new Map<string, Person>();
  if (!all.has(key) || person.email !== undefined) all.set(key, person);
  return all;
}

function addAt(found: Found, text: string, at: number | undefined, need: Need | undefined): Found {
  if (at === undefined || need === undefined || isParagraph(text, at)) return found;
  let all = found;
  for (const person of readNames(text, at, need)) all = add(all, person);
  return all;
}

/** Adds who did the deed whose word ends before this place, or with whom. */
function addDeed(found: Found, text: string, end: number): Found {
  const word = wordBefore(text, end - 1);
  const all = company.has(word) ? addAt(found, text, matchEnd(withSomebody, text, end), 'whole') : found;
  const needsObject = told.get(word);
  if (needsObject === undefined || matchEnd(needsObject ? object : active, text, end) === undefined) return all;
  return add(all, readNameBefore(text, end - 1 - word.length));
}

/** Whether a paragraph begins here. */
function isParagraph(text: string, at: number): boolean {
  let breaks = 0;
  for (let before = at - 1; before >= 0 && /\s/.test(text.charAt(before)); before -= 1) {
    if (text.charAt(before) === '\n') breaks += 1;
  }
  return breaks > 1;
}

/**
 * How much of a name it takes behind `by` or `from`, judged by what stands before it; undefined where it is no
 * credit.
 */
function needBehind(text: string, at: number): Need | undefined {
  const before = wordsBefore(text, at, 6);
  const made = before.find((other) => !adverbs.has(other)) ?? '';
  if (gifts.has(made)) return 'any';
  if (works.has(made) || bareAdverbs.has(before[0] ?? '')) return 'whole';
  if (/[Ff]/.test(text.charAt(at))) return sources.has(made) ? 'whole' : undefined;
  if (deeds.has(made)) return 'any';
  // `reported on the list by Jane Doe`
  return workDeeds.has(made) || before.some((other) => deeds.has(other)) ? 'whole' : undefined;
}

const nowhere: readonly number[] = [];

/** Where each match of an expression begins and where it ends, one behind the other; nothing is made where there are none. */
function listPlaces(pattern: RegExp, text: string): readonly number[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return nowhere;
  const places: number[] = [];
  for (; match !== null; match = pattern.exec(text)) places.push(match.index, pattern.lastIndex);
  return places;
}
