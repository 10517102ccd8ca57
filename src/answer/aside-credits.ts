import { notNames } from '../enrich/credit-words.ts';

// Initials have their dots; a line may end within a name, a paragraph may not.
const word = String.raw`(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}'’-]*(?:\.\p{Lu}[\p{L}'’-]*)*)`;
const gap = String.raw`(?:[ \t]+|[ \t]*\n[ \t]*)`;
const name = `${word}(?:${gap}(?:(?:van|von|de|der|da|la|le)${gap})*${word}){1,3}`;
const login = String.raw`@?[A-Za-z][\w-]{2,38}`;
const and = String.raw`(?:,(?:\s+and)?\s+|\s+and\s+|\s*[&+]\s*)`;
const namesOf = (one: string, more = one): string => `${one}(?:${and}(?:${more}))*`;
const names = namesOf(name, `${name}|${login}`);

/** What may stand before names in brackets: "(also by Jane Doe)", "(after Jane Doe)". */
const lead = `(?:(?:also|mostly|idea|help|patch|fix|report|thanks)\\s+)*(?:(?:after|by|from|to|via|with)\\s+)?`;
const inBrackets = (list: string): string => String.raw`[([]${lead}(${list})(?:,[^()[\]]{0,60})?[)\]]`;

const patterns = [
  // "(Jane Doe)", "[Jane Doe & jroe]" or "(Jane Doe, closes #12)" where a sentence or a line ends.
  `${inBrackets(names)}(?=[\\s.,;]*(?:\\n|$)|\\.\\s)`,
  `[.!?]\\s+${inBrackets(names)}(?=\\s)`,
  // "Closes #12 [jroe]" and "[jroe@example.org]" where a line ends; no "[ci-skip]".
  String.raw`#\d+\)?\.?[ \t]+\[(?!no-?ci|ci\b|skip)(${namesOf(`(?:${name}|${login})`)})(?:@[\w.-]+\.\w+)?\][.]?[ \t]*$`,
  String.raw`\s\[([A-Za-z][\w.-]{1,38})@[\w.-]+\.[a-z]{2,12}\][.]?[ \t]*$`,
  // "Problem: … (jroe)": such a text names whoever reported it and whoever solved it, by a login too.
  `\\b(?:Problem|Solution):\\s[^]{1,600}?${inBrackets(namesOf(`(?:${name}|${login})`))}[\\s.]*(?=\\n[ \\t]*\\n|\\sSolution:|(?![^]))`,
  // "…, from Jane Doe", as what is told last of a title; "fix for …, by Jane Doe <mail>", as what is told last of a sentence.
  `[,;.]\\s+(?:[Ff]rom|[Ww]ith\\s+help\\s+from)\\s+(${name})`,
  `(?<!\\b(?:it|them|this|that))\\s(?:by|from|via|courtesy(?:\\s+of)?)\\s+(${namesOf(name)})(?=\\s*<[^<>\\s]+@|[.;]?\\s*(?:\\n|$)|[.;]\\s)`,
  // "Based on Jane Doe's work", "joint work with Jane Doe", "Patches de Jane Doe".
  `\\b(?:[Bb]ased|[Bb]uilt|[Mm]odell?ed) (?:up)?on (${name})(?:['’]s?\\s|\\s+(?:work|code|patch))`,
  `\\b(?:[Jj]oint(?:ly)?|[Cc]ollaboration|[Ww]ork done)(?: \\w+){0,2} with (${namesOf(name)})`,
  `\\b(?:[Pp]atch(?:es)?|[Cc]orrections?|[Cc]ontributions?|[Ss]uggestions?) (?:de|di|von|par|por) (${namesOf(name)})`,
].map((pattern) => new RegExp(pattern, 'gmu'));

/** Texts are read no further for these. */
const mostRead = 2500;

/**
 * People whom a text names beside what it says: in brackets where a sentence ends, or by a "from" that ends one. Some logs
 * credit whoever reported or wrote something in no other way.
 */
export function findAsideCredits(text: string): string[] {
  const read = text.slice(0, mostRead);
  const found = patterns.flatMap((pattern) => [...read.matchAll(pattern)]);
  const all = found.flatMap((match) => (match[1] ?? '').split(parted).map(tidy));
  return [...new Set(all.filter(isName))];
}

const parted = new RegExp(and, 'u');

const tidy = (one: string): string => one.replace(/^@|['’]s?$/g, '').replace(/\s+/g, ' ');

const isName = (text: string): boolean =>
  text.split(' ').every((part) => !notNames.has(part.toLowerCase()) && !/^\p{Lu}{2,}s?$/u.test(part));
