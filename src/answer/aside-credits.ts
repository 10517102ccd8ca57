import { notNames } from '../enrich/credit-words.ts';

const word = String.raw`\p{Lu}[\p{L}'’.-]*`;
const name = `${word}(?:\\s+(?:(?:van|von|de|der|da|la|le)\\s+)*${word}){1,3}`;

/** "(Jane Doe)" or "(Jane Doe, closes #12)" where a sentence or a line ends. */
const inBrackets = new RegExp(`\\((${name}(?:,\\s+${name})*)(?:,[^()]{0,60})?\\)(?=[\\s.,;]*(?:\\n|$)|\\.\\s)`, 'gu');

/** "…, from Jane Doe", as what is told last of a title. */
const fromSomebody = new RegExp(`[,;.]\\s+(?:[Ff]rom|[Ww]ith\\s+help\\s+from)\\s+(${name})`, 'gu');

/** "Based on Jane Doe's work". */
const basedOn = new RegExp(
  `\\b(?:[Bb]ased|[Bb]uilt|[Mm]odell?ed) (?:up)?on (${name})(?:['’]s?\\s|\\s+(?:work|code|patch))`,
  'gu',
);

/** Texts are read no further for these. */
const mostRead = 2500;

/**
 * People whom a text names beside what it says: in brackets where a sentence ends, or by a "from" behind a comma. Some logs
 * credit whoever reported or wrote something in no other way.
 */
export function findAsideCredits(text: string): string[] {
  const read = text.slice(0, mostRead);
  const found = [inBrackets, fromSomebody, basedOn].flatMap((pattern) => [...read.matchAll(pattern)]);
  const names = found.flatMap((match) =>
    (match[1] ?? '').split(/,\s+/).map((one) => one.replace(/['’]s?$|[.,]+$/, '').replace(/\s+/g, ' ')),
  );
  return [...new Set(names.filter(isName))];
}

const isName = (text: string): boolean =>
  text.split(/\s+/).every((part) => !notNames.has(part.toLowerCase()) && !/^\p{Lu}{2,}s?$/u.test(part));
