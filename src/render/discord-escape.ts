import { cleanLine, cleanText, findCut } from '../model/clean-text.ts';

/**
 * Text of a log in one line of Discord's markdown: it reads as it stands in the log, and none of it pings, links or
 * formats. `length` bounds what comes out; what is cut ends in an ellipsis.
 */
export function escapeForDiscord(text: string, length = Number.POSITIVE_INFINITY): string {
  return cutToFit(cleanLine(text), length, escapeMarkdown);
}

/**
 * Text of a log in one line of a place without markdown: a footer, a button, a choice. Discord may look for
 * `@everyone` anywhere, so it is broken here too (`removeBreaks` takes that back).
 */
export function plainForDiscord(text: string, length = Number.POSITIVE_INFINITY): string {
  return cutToFit(cleanLine(text), length, breakPings);
}

/** A line of log text between two fences: nothing is read as markdown there, but for the fence's own end. */
export function fenceLine(text: string): string {
  return breakPings(cleanText(text)).replace(/`(?=`)/g, `\`${wordBreak}`);
}

/** Escapes text that is clean already; its line ends stay. */
export function escapeMarkdown(text: string): string {
  return breakPings(text.replace(special, '\\$&'));
}

/** Takes out the breaks that keep a text from pinging. */
export function removeBreaks(text: string): string {
  return text.replaceAll(wordBreak, '');
}

/** Shows clean text; where that has more than `length` characters, the text is cut first and ends in an ellipsis. */
export function cutToFit(text: string, length: number, show: (text: string) => string): string {
  return show(cutText(text, length, show, '…'));
}

/**
 * The beginning of a clean text of which `show` makes at most `length` characters, with `end` behind it where something
 * is left out. It is cut between what people see as characters and at a word's end where one is near; because the text
 * is cut before it is escaped, no escape is cut in two.
 */
export function cutText(text: string, length: number, show: (text: string) => string, end: string): string {
  if (text.length <= length && show(text).length <= length) return text;
  let size = Math.min(text.length, length - end.length);
  while (size > 0) {
    const kept = endAtWord(text.slice(0, findCut(text, size)));
    const over = show(`${kept}${end}`).length - length;
    if (over <= 0 && kept !== '') return `${kept}${end}`;
    // What is put in for a character is two at most, so this does not take more than needed by much.
    size = kept.length - Math.max(1, Math.ceil(over / 3));
  }
  return end.length <= length ? end : '';
}

function endAtWord(text: string): string {
  const space = text.lastIndexOf(' ');
  return (space > text.length * 0.6 ? text.slice(0, space) : text).trimEnd();
}

/** U+200B, which the log's text has no more: whatever is parted by it is read as it stands and found by nobody. */
export const wordBreak = '\u200b';

const breakPings = (text: string): string => text.replace(/@(?=everyone|here)/gi, `@${wordBreak}`);

/**
 * What of a text needs a backslash: each rule matches the one character that gets it. They follow the expressions by
 * which Discord's clients read markdown (those of simple-markdown with Discord's own), and are stricter, because
 * clients differ. Words like `snake_case`, `a | b`, `~10` or `x < y` are ordinary text and stay as they are. What must
 * stand before a character is asked for behind it, because that is only looked at where the character is.
 */
const rules: readonly RegExp[] = [
  // Emphasis, code, masked links, and the backslash itself.
  /[\\`*[]/u,
  // An underline inside a word is none; at a word's edge it may begin or end one.
  /_(?![0-9A-Za-z])|_(?<![0-9A-Za-z]_)/u,
  // Two make a strike-through or a spoiler; another may come with the text that follows.
  /~(?=~|$)|~(?<=(?:~|^)~)/u,
  /\|(?=\||$)|\|(?<=(?:\||^)\|)/u,
  // At a line's start: headings, quotes, lists, small print.
  /[#>](?<=^ *.)/u,
  /[-+](?=[ #-]|$)(?<=^ *.)/u,
  /[.)](?= |$)(?<=^ *\d+.)/u,
  // A masked link once more, for a bracket that stands in a text before.
  /\((?<=\]\()/u,
  // Addresses, with whatever scheme; invitations are found without one.
  /:(?=\/\/)/u,
  /\.(?=[Gg]{2}\/|[Cc][Oo][Mm]\/[Ii][Nn][Vv])/u,
  // Emoji by name; two digits are none, but part of a time.
  /:(?=(?!\d\d:)[\p{L}\p{N}_+~-]+:)/u,
  // All that is written between angle brackets: mentions, commands, times, mail, telephone numbers, addresses. The
  // bracket alone would do for a client; the character inside is for whoever searches the text as it was sent. The
  // bound keeps a text of nothing but brackets from taking long.
  /<(?=[@#/:+]|[^\s>@:]{1,300}[@:])/u,
  /[@#/:+](?<=<.)|[@:](?<=<[^\s<>@:]{1,300}.)/u,
];

/** All rules in one, so that a text is gone through once. A line's start is one wherever it stands. */
const special = new RegExp(rules.map(({ source }) => source).join('|'), 'gmu');
