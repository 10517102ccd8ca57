/** A mark that may turn out to open emphasis or a link: where it stands in the pieces, and what it is. */
interface Opener {
  at: number;
  mark: string;
  /** Where the text after the mark begins in the source. */
  from: number;
}

/** How far the end of a link's target is looked for. */
const longestTarget = 2000;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', '#39': "'" };
const inlineTags =
  /^<\/?(?:a|b|i|u|s|em|strong|code|kbd|sub|sup|tt|br|span|ins|del|small|img|p|div|center|table|thead|tbody|tr|td|th|ul|ol|li|details|summary|h[1-6])(?:[\s/][^<>]*)?>$/i;

/**
 * The text of a piece of Markdown: emphasis, code ticks, link targets, escapes and inline tags are taken off, words
 * stay. `[text](target)` becomes `text`; what has no partner stays as it is.
 */
export function plainText(text: string): string {
  const out: string[] = [];
  const openers: Opener[] = [];
  /** Lengths of runs of ticks that have no partner further on. */
  const loneTicks = new Set<number>();
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    let taken = 0;
    if (char === '\\') taken = takeEscape(text, at, out);
    else if (char === '`') taken = takeCode(text, at, out, loneTicks);
    else if (char === '[' || (char === '!' && text.charAt(at + 1) === '[')) {
      const mark = char === '[' ? '[' : '![';
      openers.push({ at: out.push(mark) - 1, mark, from: at + mark.length });
      taken = mark.length;
    } else if (char === ']') taken = closeLink(text, at, out, openers);
    else if (char === '*' || char === '_' || char === '~') taken = takeEmphasis(text, at, out, openers);
    else if (char === '<') taken = takeTag(text, at, out);
    else if (char === '&') taken = takeEntity(text, at, out);
    if (taken === 0) {
      out.push(char);
      taken = 1;
    }
    at += taken;
  }
  return out.join('').replace(/\s+/g, ' ').trim();
}

function takeEscape(text: string, at: number, out: string[]): number {
  const next = text.charAt(at + 1);
  if (!/[!-/:-@[-`{-~]/.test(next)) return 0;
  out.push(next);
  return 2;
}

function takeCode(text: string, at: number, out: string[], lone: Set<number>): number {
  const length = runLength(text, at);
  const close = lone.has(length) ? -1 : findRun(text, at + length, length);
  if (close < 0) {
    lone.add(length);
    out.push(text.slice(at, at + length));
    return length;
  }
  // One space on either side only parts the code from its ticks.
  out.push(text.slice(at + length, close).replace(/^ (.*\S.*) $/s, '$1'));
  return close + length - at;
}

/** Where the next run of exactly so many ticks begins. */
function findRun(text: string, from: number, length: number): number {
  for (let at = text.indexOf('`', from); at >= 0; ) {
    const run = runLength(text, at);
    if (run === length) return at;
    at = text.indexOf('`', at + run);
  }
  return -1;
}

function closeLink(text: string, at: number, out: string[], openers: Opener[]): number {
  let index = openers.length - 1;
  while (index >= 0 && openers[index]?.mark !== '[' && openers[index]?.mark !== '![') index -= 1;
  const opener = openers[index];
  if (opener === undefined) return 0;
  // Emphasis that is open inside of the brackets has no partner.
  openers.length = index;
  const end = findTargetEnd(text, at + 1);
  const isShort =
    end < 0 && at - opener.from < 50 && /^(?:#\d+|[0-9a-f]{7,40}|@[\w-]+)$/.test(text.slice(opener.from, at));
  if (end < 0 && !isShort) return 0;
  out[opener.at] = '';
  return isShort ? 1 : end - at;
}

/** The end of `(target)` or `[name]` that stands here, else -1. */
export function findTargetEnd(text: string, at: number): number {
  const last = Math.min(text.length, at + longestTarget);
  if (text.charAt(at) === '[') {
    const close = text.slice(at, at + 200).indexOf(']');
    return close < 0 ? -1 : at + close + 1;
  }
  // `[2]()` is code, not a link.
  if (text.charAt(at) !== '(' || text.charAt(at + 1) === ')') return -1;
  let depth = 0;
  for (let index = at; index < last; index += 1) {
    const char = text.charAt(index);
    if (char === '\\') index += 1;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return -1;
}

function takeEmphasis(text: string, at: number, out: string[], openers: Opener[]): number {
  const length = runLength(text, at);
  const mark = text.slice(at, at + length);
  const [before, after] = [text.charAt(at - 1), text.charAt(at + length)];
  // The scope of everything, as tools print it in bold: `***:** text`.
  if (mark === '***' && text.startsWith(':**', at + length)) {
    out.push('*:');
    return length + 3;
  }
  // One tilde is no mark, and neither is anything longer than three.
  if (length > 3 || mark === '~') {
    out.push(mark);
    return length;
  }
  const index = openers.findLastIndex((opener) => opener.mark === mark);
  if (index >= 0 && isClosing(before, after)) {
    const opener = openers[index];
    if (opener !== undefined) out[opener.at] = '';
    openers.length = index;
    return length;
  }
  const place = out.push(mark) - 1;
  // A hundred marks that wait for their partner are no text that a person wrote.
  if (isOpening(before, after) && openers.length < 100) openers.push({ at: place, mark, from: at + length });
  return length;
}

const isClosing = (before: string, after: string): boolean => /\S/.test(before) && !/[\p{L}\p{N}_]/u.test(after);
const isOpening = (before: string, after: string): boolean => /\S/.test(after) && !/[\p{L}\p{N}_]/u.test(before);

function takeTag(text: string, at: number, out: string[]): number {
  const close = text.slice(at, at + 500).indexOf('>');
  if (close < 0) return 0;
  const tag = text.slice(at, at + close + 1);
  if (/^<(?:https?:|mailto:|[\w.+-]+@)\S+>$/.test(tag)) out.push(tag.slice(1, -1));
  else if (!inlineTags.test(tag)) return 0;
  else if (/^<\/?(?:br|p|td|th|tr|li|div)\b/i.test(tag)) out.push(' ');
  return tag.length;
}

function takeEntity(text: string, at: number, out: string[]): number {
  const name = /^&(#?\w{2,5});/.exec(text.slice(at, at + 8))?.[1] ?? '';
  const value = entities[name];
  if (value === undefined) return 0;
  out.push(value);
  return name.length + 2;
}

/** How often the character that stands here is repeated. */
function runLength(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text.charAt(end) === text.charAt(at)) end += 1;
  return end - at;
}

/** The end of the first sentence within the first `limit` characters, or the text's end if it comes before. */
export function findSentenceEnd(text: string, limit: number): number | undefined {
  let depth = 0;
  let at = 0;
  const last = Math.min(text.length, limit);
  while (at < last) {
    const char = text.charAt(at);
    if (char === '`') {
      const length = runLength(text, at);
      const close = findRun(text.slice(0, limit), at + length, length);
      at = close < 0 ? at + length : close + length;
      continue;
    }
    if (char === '(' || char === '[') depth += 1;
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[.!?]/.test(char) && endsSentence(text, at)) {
      // A closing mark of emphasis or quotation belongs to its sentence.
      let end = at + 1;
      while (/[*_"'”’]/.test(text.charAt(end))) end += 1;
      return end;
    }
    at += 1;
  }
  return text.length <= limit ? text.length : undefined;
}

function endsSentence(text: string, at: number): boolean {
  if (!/^[*_"'”’]{0,3}\s+\S/.test(text.slice(at + 1, at + 40))) return false;
  if (text.charAt(at) !== '.') return true;
  const before = /\S*$/.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  if (/^(?:\(?(?:e\.g|i\.e|eg|ie|etc|vs|cf|approx|no|resp|incl|mr|mrs|dr|st|al)|[A-Za-z]|.*\.)$/i.test(before))
    return false;
  // A sentence begins with a capital letter, a figure or a mark, so a small letter goes on.
  return !/^[*_"'”’]{0,3}\s+\p{Ll}/u.test(text.slice(at + 1, at + 40));
}
