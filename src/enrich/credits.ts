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

// Texts are many and credits are few, so these are written to be fast where there is nothing to find.
const preposition = /\b(?:[Bb]y|[Ff]rom):?\s+/g;
const gratitude = /hank|redit|udos|urtesy|uthor/g;
const deed = /ed[\s,.:;]/g;
const otherDeed = /found\s(?:that|out|the|an?)\b|sent\s(?:the|an?|this)\b|points\sout|suggests/g;
const possession = /['’]s\s/g;

const toSomebody =
  /(?:s|\syou)?(?:\s+(?:also|again|goes?|going|out|is|are|due|belongs?|a|lot|very|much|once)){0,4}(?:\s+to)?:?\s+/y;
const ofSomebody = /\s+of\s+/y;
const wrote = /s?:\s+/y;
const withSomebody = /(?:[a-z]+\s+){0,2}?with\s+/y;
/** What follows on somebody's deed; `noticed by` tells of another's. */
const active = /\s*(?!by\b)/y;
const object = /\s*(?:out|the|an?|this|these|me|us|some)\b/y;
const gift = new RegExp(`(?:[a-z]+\\s+){0,2}?(?:${[...belongings].join('|')})\\b`, 'y');

/**
 * Finds the people whom a text credits: who reported, noticed or suggested something, whose patch or idea it was, who
 * is thanked. Each comes once. Better none than a wrong one: a name of one word counts only behind a plain phrase such
 * as `reported by`.
 */
export function findCredits(text: string): Person[] {
  const found = new Map<string, Person>();
  const add = (person: Person | undefined): void => {
    if (person === undefined) return;
    const key = person.name.toLowerCase();
    if (!found.has(key) || person.email !== undefined) found.set(key, person);
  };
  const addAt = (at: number | undefined, need: Need | undefined): void => {
    if (at === undefined || need === undefined || isParagraph(text, at)) return;
    for (const person of readNames(text, at, need)) add(person);
  };
  eachMatch(preposition, text, (start, end) => {
    if (mayBeName(text, end)) addAt(end, needBehind(text, start));
  });
  eachEnd(gratitude, text, (end) => {
    const last = text.charAt(end - 1);
    addAt(matchEnd(last === 'y' ? ofSomebody : last === 'r' ? wrote : toSomebody, text, end), 'whole');
  });
  eachEnd(deed, text, (end) => {
    const word = wordBefore(text, end - 1);
    if (company.has(word)) addAt(matchEnd(withSomebody, text, end), 'whole');
    const needsObject = told.get(word);
    if (needsObject === undefined || matchEnd(needsObject ? object : active, text, end) === undefined) return;
    add(readNameBefore(text, end - 1 - word.length));
  });
  eachMatch(otherDeed, text, (start) => add(readNameBefore(text, start)));
  // Most texts have no apostrophe, and looking for one takes a tenth of the time.
  const mayPossess = text.includes("'") || text.includes('’');
  eachEnd(possession, mayPossess ? text : '', (end) => {
    if (matchEnd(gift, text, end) !== undefined) add(readNameBefore(text, end - 3));
  });
  return [...found.values()];
}

/** Whether a paragraph begins here. */
function isParagraph(text: string, at: number): boolean {
  let breaks = 0;
  for (let before = at - 1; before >= 0 && /\s/.test(text.charAt(before)); before -= 1) {
    if (text.charAt(before) === '\n') breaks += 1;
  }
  return breaks > 1;
}

/** Whether no small letter stands here, or a word that goes before names. */
function mayBeName(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x61 || code > 0x7a || /^(?:both|also|user|mostly)\s/.test(text.slice(at, at + 7));
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

/** Tells where each match ends: there are many, and what a match is made of takes longer than finding it. */
function eachEnd(pattern: RegExp, text: string, take: (end: number) => void): void {
  pattern.lastIndex = 0;
  while (pattern.test(text)) take(pattern.lastIndex);
}

function eachMatch(pattern: RegExp, text: string, take: (start: number, end: number) => void): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) take(match.index, pattern.lastIndex);
}
