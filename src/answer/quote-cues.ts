import type { AskedCommand } from '../model/reading.ts';
import type { QuotedSentence } from './quote-sentences.ts';

/** What is looked for beside the words of a question: a reason, a number, a ticket, or what something in the program is called. */
export type Wanted = 'reason' | 'number' | 'name' | 'ticket' | undefined;

const asksNumber = /\bhow (?:much|many|long|big|fast|often|large|far)\b|\bwhich (?:port|size|number|value|limit)/i;

const ofTicket =
  /\b(?:which|what) (?:\w+ )?(?:ticket|issue|bug|bug number|issue number|ticket number|pr|pull request|cve|jira|report)s?\b/i;
const tied = /\b(?:fix|close|resolve|solve|address|belong|refer|mention|for)/i;

/** "Which ticket did it fix": behind a ticket, it is said what a change has to do with it. */
function asksTicket(question: string): boolean {
  const { 0: said = '', index = 0 } = ofTicket.exec(question) ?? {};
  return said !== '' && tied.test(question.slice(index + said.length));
}

/** "Which function", "what was it renamed to", "what do i run". */
const asksName =
  /\b(?:which|what) (?:\w+ )?(?:function|call|routine|method|macro|struct|field|variable|setting|option|flag|switch|parameter|argument|command|tool|program|script|file|header|module|package|library|symbol|target|hook|env\w*)s?\b|\b(?:renamed|moved|changed|switched) (?:in)?to\b\W*$|^what (?:do|should|must|can) (?:i|we|you|one) (?:set|run|use|call|type|pass)\b|\bcalled\b\W*$/i;

/** Tells what is looked for by a question that was read as a command. */
export function readWanted(command: AskedCommand, question: string): Wanted {
  if (command === 'why') return 'reason';
  if (asksTicket(question)) return 'ticket';
  if (asksName.test(question)) return 'name';
  return asksNumber.test(question) ? 'number' : undefined;
}

/** Words that give a reason, and those in which a trouble is told: what a change is made for. */
const reason =
  /^to [a-z]+ |\b(?:because|since|so that|so as|otherwise|in order to|to avoid|to prevent|avoids?|due to|thanks to|caus(?:e|es|ed|ing)|leads? to|led to|result(?:s|ed|ing)? in|reason|therefore|thus|hence|as a result|(?:which|that|this) means|to allow|allows|to make|makes it|needed (?:for|to|by)|required (?:for|to|by)|preparation|prepares|without this)\b/i;
const trouble =
  /\b(?:not|never|no longer|cannot|can't|doesn't|don't|didn't|isn't|wasn't|won't|couldn't|fails?|failed|failing|failure|wrong|wrongly|incorrect|incorrectly|bug|problem|problematic|issue|races?|overflow|broken|breaks?|broke|crash(?:es|ed)?|confus\w+|useless|pointless|unnecessary|missing|however|but|too|slow|only|instead|would|deprecated|obsolete|unused|annoying|expensive|leaks?)\b/i;

/** How much a reason, a trouble, a number, one with a unit and a name in code count beside all words of the question together. */
const gains = { reason: 0.3, trouble: 0.25, number: 0.3, measure: 0.4, name: 0.25, ticket: 0.6 };

const ticket = /#\d|\b(?:issues?|bugs?|tickets?|pull|CVE)[ /:-]{0,2}(?:id=)?\d|\b[A-Z]{2,}-\d/;

/** Code hardly tells a reason. */
const codeShare = 0.3;

/** How surely a sentence gives what is wanted, from 0 to 1. A title says what was done, not why. */
export function readCue({ text, paragraph, isCode }: QuotedSentence, wanted: Wanted): number {
  if (wanted === 'number') return readNumber(text);
  if (wanted === 'ticket') return ticket.test(text) ? gains.ticket : 0;
  if (wanted === undefined || paragraph === -1) return 0;
  if (wanted === 'name') return inCode.test(text.replace(address, '')) ? gains.name : 0;
  const cue = (reason.test(text) ? gains.reason : 0) + (trouble.test(text) ? gains.trouble : 0);
  return isCode ? cue * codeShare : cue;
}

/** What is called as in code: `in ticks`, "quoted", with_lines, called(), --option, camelCase, file.ext, UPPER. */
const inCode =
  /`[^`\s]+`|"[^"\s]{2,}"|'[^'\s]{2,}'|\b\w+_\w+|\b\w+\(\)|(?<![\w-])--?[a-z][\w-]+|\b[a-z]+[A-Z]\w*|\b[\w-]+\.(?!(?:g|e|c)\b)[a-z_]\w*|\b[A-Z]{4,}\b|\w(?:::|->)\w/;
const address = /https?:\S+/g;

/** What has a number and is none: `#12`, `32-bit`, `x86_64`, `i386`. */
const named = /#\d+|[\w.]{0,20}\d[-_]\w{1,20}|\b[a-z_]\w{0,20}\d\w{0,20}/gi;

function readNumber(text: string): number {
  const rest = text.replace(named, '');
  if (!/\d/.test(rest)) return 0;
  return /%|\d\s?[x×]|times|\d\s?(?:[kmg]?b|[mun]?s)\b/i.test(rest) ? gains.measure : gains.number;
}
