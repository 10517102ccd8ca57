/** U+200B: what it parts is found by nobody who looks for addresses, mentions or numbers of issues, and shows as nothing. */
const wordBreak = '\u200b';

/**
 * Text of a log in one line of Markdown: it reads as it stands in the log, and becomes no formatting, HTML, link,
 * mention or heading. CommonMark lets a backslash stand before any ASCII punctuation (section 2.4); what programs look
 * for in the finished text (mentions, mail, web addresses, `#12`, `:smile:`) is parted as well.
 */
export function escapeForMarkdown(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd')
    .replace(found, `$&${wordBreak}`)
    .replace(special, '\\$&');
}

/** An address of ours, where it is one of plain characters. */
export function isPlainAddress(address: string): boolean {
  return /^https:\/\/[0-9A-Za-z.:-]+\/[0-9A-Za-z._~/?#=&%+-]*$/.test(address);
}

/** What a reader of the finished text would make something of, up to where it is parted. */
const found =
  /@|#(?=\d)|\bGH-(?=\d)|\/(?=\/\S)|www(?=\.)|(?:mailto|xmpp):|:(?=[a-z+-][\w+-]*:)|\w\.(?=(?:com|org|net|edu|gov|info|biz|io|dev)(?![a-z\d]))/gi;

/**
 * What needs a backslash: what may stand anywhere, an underline at a word's edge, and what begins a line as a list or an
 * underlined heading does. (A heading, a quote and a table begin with what is escaped anywhere.)
 */
const special = /[\\`*[\]<>&~|$@#]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|(?<=^ ?)[-+=]|(?<=^ ?\d+)[.)]/gu;
