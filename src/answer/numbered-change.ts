import { listReferences } from '../enrich/references.ts';
import type { Entry, Trailer } from '../model/entry.ts';
import type { AskedWord } from '../model/reading.ts';
import type { SoftWord } from '../search/soft-words.ts';
import type { WeighedChange } from './weigh-changes.ts';

/**
 * What a change is to the ticket of a number: what settles it comes before what is about it by its title, that before what refers
 * to it, and that before what has the number.
 */
export const numberTies = { none: 0, has: 1, refers: 2, request: 2.5, titled: 2.7, settles: 3 } as const;

/** A number behind a mark (`#12`, `gh-12`, `PR#12`), and a ticket's key (`CM-9`). */
const marked = /^(?:[a-z]{1,8}[-#]?)?#(\d{1,9})$|^(?:gh|pr|bz|bug|issue|ticket)-?(\d{1,9})$/i;
const key = /^[A-Z][A-Z0-9]{1,15}-\d{1,9}$/;

/** Words before a number that make it one of a ticket, and those that may stand between. */
const ticket = /^(?:issues?|tickets?|bugs?|pr|prs|mr|mrs|bz|bugzilla|jira|requests?|reports?|defect|gh)$/;
const between = /^(?:number|no|nr|id|#|the)$/;

/** A ticket as a question names it. */
export interface AskedNumber {
  /** Its number or its key, in lower case. */
  number: string;
  /** Whether it may be the number of a key (`CM-9`): what is behind a mark, or a request's, is none. */
  isOpen: boolean;
}

const request = /^(?:prs?|mrs?|pull|merged?|requests?)\b/;

/** Nobody asks about more tickets at once, and each is looked for by itself. */
const mostAsked = 4;

/** The numbers and keys of tickets that a question names, the first few of them, each once. */
export function listAskedNumbers(asked: readonly AskedWord[]): AskedNumber[] {
  const numbers = new Map(readNumbers(asked).map((one) => [`${one.number} ${one.isOpen}`, one]));
  return [...numbers.values()].slice(0, mostAsked);
}

function readNumbers(asked: readonly AskedWord[]): AskedNumber[] {
  const things = asked.filter(({ kind }) => kind === 'thing');
  const said: string[] = [];
  return asked.flatMap((word) => {
    said.push(...(word.before ?? []));
    const last = said.findLast((one) => !between.test(one)) ?? '';
    said.push(word.text.toLowerCase());
    const { text } = word;
    const found = marked.exec(text);
    if (found) return [{ number: found[1] ?? found[2] ?? '', isOpen: false }];
    if (key.test(text)) return [{ number: text.toLowerCase(), isOpen: false }];
    if (!/^\d{1,9}$/.test(text)) return [];
    // Alone, a long number is hardly anything else, unless it is a year.
    const isAlone = things.length === 1 && text.length > 3 && !/^(?:19|20)\d\d$/.test(text);
    return ticket.test(last) || isAlone ? [{ number: text, isOpen: !request.test(last) }] : [];
  });
}

/** Whether it is a request by its words, which a merge settles. */
export const asksRequest = (asked: readonly AskedWord[]): boolean =>
  asked.some(({ text, before = [], after = [] }) =>
    [text.toLowerCase(), ...before, ...after].some((word) => request.test(word)),
  );

/** What a change is to the tickets that a question names: the most that it is to any of them. */
export function tieToNumbers(entry: Entry, numbers: readonly AskedNumber[], isRequest: boolean): number {
  const { none, has, refers, request } = numberTies;
  let most: number = none;
  for (const number of numbers) most = Math.max(most, tieToNumber(entry, number));
  // Who takes a change back refers to what it settled.
  if (/^(?:revert|back ?out)\b/i.test(entry.subject ?? '')) return Math.min(most, refers);
  if ((entry.parents?.length ?? 0) < 2 || most <= has) return most;
  return isRequest ? most : Math.min(most, request);
}

/** How much more of a question's words a change must have to be meant rather than the one that settles the ticket. */
const farMore = 0.15;

/**
 * Parts the changes that are meant by the number of a ticket from all others: those that settle it, or else are about it or refer
 * to it, unless one of the latter has far more of what else is asked. None where they have the number at most.
 */
export function partTied(
  changes: readonly WeighedChange[],
  words: readonly SoftWord[],
): { tied: WeighedChange[]; others: WeighedChange[] } {
  const about = changes.filter(({ tie = numberTies.none }) => tie > numberTies.has);
  const most = Math.max(...about.map(({ tie = numberTies.none }) => tie));
  const besides = words.map((word) => (asksBeside(word) ? word.weight : 0));
  const all = words.reduce((sum, { weight }) => sum + weight, 0);
  const has = ({ fit }: WeighedChange): number =>
    besides.reduce((sum, weight, at) => sum + weight * (fit.has[at] ?? 0), 0);
  const least = Math.max(...about.map((change) => (change.tie === most ? has(change) : 0))) + all * farMore;
  const rivals = about.filter((change) => has(change) >= least);
  const tied = rivals.length > 0 ? rivals : about.filter(({ tie }) => tie === most);
  return { tied, others: changes.filter((change) => !tied.includes(change)) };
}

function tieToNumber({ subject = '', body, trailers }: Entry, number: AskedNumber): number {
  let most: number = Math.max(readTrailers(trailers, number), readText(subject, number, true));
  if (most < numberTies.settles) most = Math.max(most, readText(body, number, subject === ''));
  return most;
}

/** Roles of trailers that name what is settled; the others refer to it. */
const settling =
  /^(?:fix|fixes|fixed|close|closes|closed|resolve|resolves|resolved|addresses|implements|bugs?|issues?|tickets?|jira|bz|bugzilla|pull-request|pr|pr-url|bug-url|buglink|[\w-]+-(?:bug|issue|ticket)s?)$/;

function readTrailers(trailers: readonly Trailer[], { number, isOpen }: AskedNumber): number {
  let most: number = numberTies.none;
  for (const trailer of trailers) {
    if (
      !trailer.name.toLowerCase().includes(number) ||
      !listReferences([trailer]).some((one) => isSame(one, number, isOpen))
    )
      continue;
    most = Math.max(most, settling.test(trailer.role) ? numberTies.settles : numberTies.refers);
  }
  return most;
}

/** `12`, `T12` and `PROJECT-12` are asked for by the number alone, too. */
const isSame = (reference: string, number: string, isOpen: boolean): boolean =>
  reference.toLowerCase() === number || (isOpen && /\d+$/.exec(reference)?.[0] === number);

/** What stands before the number of a ticket: its mark, what kind of thing it is, or its address. */
const mark =
  /(?:#|\b(?:issues?|tickets?|bugs?|prs?|mrs?|bz|bugzilla|gh|requests?|jira)(?:[ :#-]|\s?(?:no|nr|id)?[.:=]?\s?#?)|https?:\/\/[^\s<>]{3,120}[/=][A-Z]{0,8}-?)$/i;

const keyMark = /(?<![\w/-])[A-Z][A-Z0-9]{1,15}-$/;

/** The project whose ticket it is: `team/tool#12`. */
const project = /[\w.-]{1,40}\/[\w.-]{1,40}$/;

/** Other tickets before it, of one list. */
const listed = /(?:(?:[\w./-]*#|\bgh-|\bissues? )?\d{1,9}\s*(?:,|&|\+|\band\b|\/)\s*){1,12}$/i;

/** Verbs that settle it, and what may stand between them and its mark. */
const settles =
  /\b(?:fix(?:es|ed)?|close[sd]?|resolve[sd]?|address(?:es|ed)?|implement(?:s|ed)?|solve[sd]?|bug|ticket|issue|jira|bz)(?:\s?[:=-])?\s*(?:(?:the|for|in|of|from|github|part|also|issues?|bugs?|tickets?|reports?|prs?|pull|requests?)[:\s]*){0,4}$/i;

/** Whether a word of a question says more of a ticket than its number, and that it was settled. */
export const asksBeside = ({ word, kind }: SoftWord): boolean =>
  kind !== 'vague' && !ticket.test(word) && !/^(?:[a-z]+-)?\d+$/.test(word) && !done.test(word);

const done =
  /^(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?|address(?:ed)?|implement(?:ed)?|solve[sd]?|merged?|done|land(?:ed)?)$/;

/** Words of a title that refer to another. */
const elsewhere =
  /\b(?:since|after|before|from|in|by|of|for|see|like|as|than|to|follow-?up|regression|introduced|caused|until|revert|reverts|related|part of|cf)[:\s]*$/i;

/** Where in a text the number of a ticket stands, and what is said of it there. */
function readText(text: string, { number, isOpen }: AskedNumber, isTitle: boolean): number {
  const low = number.includes('-') ? text.toLowerCase() : text;
  let most: number = numberTies.none;
  for (let at = low.indexOf(number); at >= 0; at = low.indexOf(number, at + 1)) {
    if (/\w/.test(low.charAt(at + number.length)) || /[\w.]/.test(low.charAt(at - 1))) continue;
    const before = text.slice(Math.max(0, at - 160), at);
    const own = isOpen ? before.replace(keyMark, '') : before;
    most = Math.max(most, readPlace(own, number.includes('-') || own !== before, isTitle));
    if (most === numberTies.settles) break;
  }
  return most;
}

function readPlace(before: string, isKey: boolean, isTitle: boolean): number {
  const { settles: most, titled, refers, has } = numberTies;
  const found = isKey ? undefined : mark.exec(before);
  if (found === null) return has;
  const lead = before.slice(0, found?.index ?? before.length).replace(project, '');
  // A verb may stand in the mark's own words (`bug 12`), before it, or before the others of a list.
  if (/(?:^|\n)[ \t]*(?:bug|ticket|issue|bz|jira)s?[:# ]{0,3}$/i.test(before)) return most;
  if (settles.test(lead) || settles.test(lead.replace(listed, ''))) return most;
  if (!isTitle || elsewhere.test(lead)) return refers;
  // `#12: text`, `text (#12)`.
  return /(?:^|[([])\W*$/.test(lead) ? most : titled;
}
