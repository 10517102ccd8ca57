import { cleanLine } from '../model/clean-text.ts';
import type { Line, Span } from './blocks.ts';
import { cutToFit, escapeForDiscord, escapeMarkdown } from './discord-escape.ts';

/** The clickable form of a command, `</who:123>`; undefined for a command that has none. */
export type Mention = (command: string) => string | undefined;

/** How a line is put into Discord's markdown. */
export interface LineStyle {
  /** The most characters that may come out. */
  length: number;
  /** Whether what stands out is bold. */
  bold: boolean;
  mention?: Mention | undefined;
}

/**
 * A line in Discord's markdown. Where it is too long, its longest texts from the log are cut first, so that its day,
 * author and id stay; where that does not do, its end is cut.
 */
export function renderLine(line: Line, style: LineStyle): string {
  const cleaned = line.map((span) => {
    const text = span.from === 'us' ? partWords(span.text) : clean(span, style);
    return text === span.text ? span : { ...span, text };
  });
  const whole = showLine(cleaned, style);
  if (whole.length <= style.length) return whole;
  const fits = (length: number): boolean => showLine(capTexts(cleaned, length), style).length <= style.length;
  if (!fits(shortestText)) {
    const plain = line.map((span) => ({ ...span, link: undefined }));
    // An id without its link is worth more than a link behind which nothing is told.
    return line.some(({ link }) => link !== undefined)
      ? renderLine(plain, style)
      : escapeForDiscord(textOf(cleaned), style.length);
  }
  let [low, high] = [shortestText, Math.max(shortestText, style.length)];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return showLine(capTexts(cleaned, low), style);
}

/** The text of a line, without any of its markup. */
export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** Where a terminal has a column's end, two spaces, a line of text has a dot. */
const partWords = (text: string): string => text.replace(/ {2,}/g, ' · ');

/** Of a text without end, no more is cleaned than can be shown. */
function clean({ text }: Span, { length }: LineStyle): string {
  const most = 4 * length + 100;
  return cleanLine(text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`);
}

/** To how many characters a text of the log may be cut before a line rather loses its end. */
const shortestText = 16;

const capTexts = (line: Line, length: number): Line =>
  line.map((span) => (span.from === 'us' ? span : { ...span, text: cutToFit(span.text, length, (text) => text) }));

/** Spans that are shown alike are escaped as one text, because what a character means depends on those beside it. */
function showLine(line: Line, style: LineStyle): string {
  const parts: { text: string; show: (text: string) => string }[] = [];
  for (const span of line) {
    const show = chooseShow(span, style);
    const last = parts.at(-1);
    if (last?.show === show && (show === escapeMarkdown || show === showBold)) last.text += span.text;
    else parts.push({ text: span.text, show });
  }
  return parts.map(({ text, show }) => show(text)).join('');
}

function chooseShow(span: Span, { bold, mention }: LineStyle): (text: string) => string {
  const clickable = span.command === undefined ? undefined : mention?.(span.command);
  if (clickable !== undefined) return () => clickable;
  const { names } = span;
  if (names !== undefined && /^\d{1,20}$/.test(names.id)) return () => `<${signs[names.kind]}${names.id}>`;
  const { link } = span;
  if (link !== undefined && isPlainAddress(link)) {
    // An address that is shown as it is is a link by itself; the angle brackets say where it ends.
    if (span.text === link) return () => `<${link}>`;
    if (isPlainText(span.text)) return (text) => `[${text}](${link})`;
  }
  return (bold && span.style === 'strong') || span.command !== undefined ? showBold : escapeMarkdown;
}

/** How messages write what is shown by its name; whoever sends them sees to it that nobody is called by that. */
const signs = { channel: '#', role: '@&', user: '@' };

/** Bold must touch its text at both ends. */
function showBold(text: string): string {
  const inner = text.trim();
  if (inner === '') return text;
  const at = text.indexOf(inner);
  return `${text.slice(0, at)}**${escapeMarkdown(inner)}**${text.slice(at + inner.length)}`;
}

/** Nothing that could end the link, or look like another. */
const isPlainAddress = (address: string): boolean =>
  address.length <= 200 && /^https:\/\/[0-9A-Za-z.:-]+\/[0-9A-Za-z._~/?#=&%+-]*$/.test(address);

/** In the text of a masked link Discord shows backslashes as they stand, so only text that needs none can be one. */
const isPlainText = (text: string): boolean => /^[0-9A-Za-z#.…-]+$/.test(text);
