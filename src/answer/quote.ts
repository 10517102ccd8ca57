import { listReferences } from '../enrich/references.ts';
import type { Entry } from '../model/entry.ts';
import { listSoftTerms, makeStretch, readStretch, type SoftTerms } from '../search/soft-text.ts';
import type { SoftWord } from '../search/soft-words.ts';
import { cutAround, quoteLength } from './passage.ts';
import { readCue, type Wanted } from './quote-cues.ts';
import { listQuoted, type QuotedSentence } from './quote-sentences.ts';
import { makeWordCounter } from './word-counter.ts';

/** What is asked of the entry that is quoted. */
export interface QuoteWish {
  words: readonly SoftWord[];
  /** What is asked for beside the words, if anything. */
  wants?: Wanted;
}

/** How much the question's words count where a reason or a ticket is asked for: who asks why knows already what was done. */
const wordsBesideReason = 0.7;
const wordsBesideTicket = 0.3;

/** How much a passage counts for standing early, and loses for each paragraph that it goes beyond. */
const [earlyGain, crossLoss] = [0.08, 0.05];

/** What a title loses that would be the whole answer, most to a why: it stands beside every answer. */
const titleLoss = { reason: 0.4, other: 0.15 };

/** How much less a word counts that the title has: it tells which change is meant, and the answer is beside it. */
const titledLess = 0.8;

/** What a sentence loses of which a part alone can be quoted. */
const cutLoss = 0.1;

/** What a sentence loses that only names a ticket, where none is asked for. */
const ticketLoss = 1;
const ticketAlone = /^\W{0,3}(?:\w{1,12} ){0,3}\w{0,12}:? ?(?:#|gh-|https?:\S{1,100}\/)\d{1,9}\W{0,3}$/i;

/** Sentences that stand side by side, from the first to the one before the last number. */
interface Window {
  from: number;
  to: number;
}

/**
 * The passage of an entry that answers, word for word, at most 300 characters: whole sentences where they fit. It has as
 * much of the question's words as any, and what gives a reason or a number where one is asked for; what stands behind it
 * fills it up, since the answer may be told there in words that are not the question's.
 */
export function chooseQuote(entry: Entry, { words, wants }: QuoteWish): string {
  // What a trailer names stands beside the text.
  const named = wants === 'ticket' ? listReferences(entry.trailers) : [];
  const cut = (text: string): string => cutAround(text, makeWordCounter(words.map(({ word }) => word)));
  if (named.length > 0) return cut(named.map((one) => (/^\d/.test(one) ? `#${one}` : one)).join(' '));
  const sentences = listQuoted(entry.subject, entry.body);
  const chosen = fillUp(sentences, findBest(sentences, words, wants), wants === 'reason');
  const text = join(sentences, chosen);
  return text.length > quoteLength ? cut(text) : goBeyond(sentences, chosen);
}

function findBest(sentences: readonly QuotedSentence[], words: readonly SoftWord[], wants: Wanted): Window {
  const terms = listSoftTerms(words);
  const weights = weighBesideTitle(words, terms, sentences[0]);
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const share = (wants === 'reason' ? wordsBesideReason : wants === 'ticket' ? wordsBesideTicket : 1) / all;
  const read = sentences.map((sentence) => ({
    ...sentence,
    ...readStretch(sentence.text, terms, makeStretch(words.length)),
    cue: readCue(sentence, wants),
  }));
  let best = { gain: Number.NEGATIVE_INFINITY, from: 0, to: Math.min(1, sentences.length) };
  for (let from = 0; from < read.length; from += 1) {
    const has = new Float32Array(words.length);
    // A second reason adds to the first, but less.
    let [length, lack, loss] = [-1, 1, 0];
    for (let at = 0; from + at < read.length; at += 1) {
      const one = read[from + at];
      if (!one) break;
      length += 1 + one.text.length;
      if (at > 0 && length > quoteLength) break;
      const previous = read[from + at - 1];
      if (at > 0 && previous && !goesOn(previous, one)) {
        // What is told in words is not made better by code behind it.
        if (one.isCode && wants !== 'number') break;
        loss += crossLoss;
      }
      for (let word = 0; word < has.length; word += 1) has[word] = Math.max(has[word] ?? 0, one.has[word] ?? 0);
      lack *= 1 - one.cue;
      const told = weights.reduce((sum, weight, word) => sum + weight * (has[word] ?? 0), 0);
      const title = one.paragraph === -1 ? titleLoss[wants === 'reason' ? 'reason' : 'other'] : 0;
      const cut = one.text.length > quoteLength ? cutLoss : 0;
      const ticket = at === 0 && wants !== 'ticket' && ticketAlone.test(one.text) ? ticketLoss : 0;
      const gain = share * told + (1 - lack) + earlyGain / (1 + from) - loss - title - cut - ticket;
      if (gain > best.gain + 1e-6) best = { gain, from, to: from + at + 1 };
    }
  }
  return best;
}

/** How much each word counts for a quote: what the title has, less. */
function weighBesideTitle(words: readonly SoftWord[], terms: SoftTerms, first: QuotedSentence | undefined): number[] {
  const titled = first?.paragraph === -1 ? readStretch(first.text, terms, makeStretch(words.length)).has : undefined;
  return words.map(({ weight }, word) => weight * (1 - titledLess * (titled?.[word] ?? 0)));
}

/**
 * Whether a sentence goes on with what the one before it says; what a title says goes on in the first paragraph, and what ends
 * in a colon in what follows, be it a list or code.
 */
function goesOn(one: QuotedSentence, next: QuotedSentence): boolean {
  const isFirst = one.paragraph === -1 && next.paragraph === 0;
  return one.paragraph === next.paragraph || isFirst || one.text.endsWith(':');
}

const join = (sentences: readonly QuotedSentence[], { from, to }: Window): string =>
  sentences
    .slice(from, to)
    .map(({ text }, at) => (at === 0 ? text : gapBefore(sentences, from + at) + text))
    .join('');

/** What stands between a sentence and the one before it. */
const gapBefore = (sentences: readonly QuotedSentence[], at: number): string =>
  sentences[at - 1]?.paragraph === sentences[at]?.paragraph ? ' ' : '\n';

/**
 * Adds what goes on behind the chosen sentences as long as there is room; to a reason, what leads up to it too. Where a
 * reason goes on behind what fits, its title gives way: it stands beside every answer.
 */
function fillUp(sentences: readonly QuotedSentence[], chosen: Window, isReason: boolean): Window {
  let { from, to } = chosen;
  for (;;) {
    const [first, last, previous, next] = [sentences[from], sentences[to - 1], sentences[from - 1], sentences[to]];
    if (!first || !last) return { from, to };
    const room = quoteLength - join(sentences, { from, to }).length - 1;
    const behind = next && goesOn(last, next) ? next.text.length : Number.POSITIVE_INFINITY;
    const ahead = previous?.paragraph === first.paragraph ? previous.text.length : Number.POSITIVE_INFINITY;
    if (behind <= room) to += 1;
    else if (!isReason) return { from, to };
    else if (first.paragraph === -1 && to > from + 1 && behind <= room + first.text.length + 1) from += 1;
    else if (ahead <= room) from -= 1;
    else return { from, to };
  }
}

/** Less of a sentence is not begun. */
const leastBegun = 30;

/** A passage with what stands behind it, up to where there is no more room; code is left to those who look at the entry. */
function goBeyond(sentences: readonly QuotedSentence[], chosen: Window): string {
  let text = join(sentences, chosen);
  for (const [behind, { text: next, isCode }] of sentences.slice(chosen.to).entries()) {
    const room = quoteLength - text.length - 1;
    const begun = next.length > room && room < leastBegun ? '' : cutAtWord(next, room);
    if (isCode || begun === '') break;
    text += gapBefore(sentences, chosen.to + behind) + begun;
    if (next.length > room) break;
  }
  return text;
}

/** The beginning of a sentence, of at most so many characters, to a word's end; empty where its first word is longer. */
const cutAtWord = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, Math.max(0, text.lastIndexOf(' ', length)));
