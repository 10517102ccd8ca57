import type { Entry } from '../model/entry.ts';
import { listSoftTerms, makeStretch, readStretch, type SoftTerms } from '../search/soft-text.ts';
import type { SoftWord } from '../search/soft-words.ts';
import { cutAround, quoteLength, type Sentence, splitSentences } from './passage.ts';
import { makeWordCounter } from './word-counter.ts';

/** What is asked of the entry that is quoted. */
export interface QuoteWish {
  words: readonly SoftWord[];
  /** Whether a reason is asked for, or a number. */
  wants?: 'reason' | 'number' | undefined;
}

/** Words that give a reason, and those in which a trouble is told: what a change is made for. */
const reason =
  /\b(?:because|since|so that|so as|otherwise|in order to|to avoid|to prevent|avoids?|due to|thanks to|caus(?:e|es|ed|ing)|leads? to|led to|result(?:s|ed|ing)? in|reason|therefore|thus|hence|as a result|which means|that means|to allow|allows|to make|makes it|needed (?:for|to|by)|required (?:for|to|by)|preparation|prepares)\b/i;
const trouble =
  /\b(?:not|never|no longer|cannot|can't|doesn't|don't|didn't|isn't|wasn't|won't|couldn't|fails?|failed|failing|failure|wrong|wrongly|incorrect|incorrectly|bug|problem|issue|broken|breaks?|broke|crash(?:es|ed)?|confus\w+|useless|pointless|unnecessary|missing|however|but|too|slow|only|instead|would|deprecated|obsolete|unused|annoying|expensive|leaks?)\b/i;

/** How much a word of reason, a trouble and a number count beside all words of the question together. */
const [reasonGain, troubleGain, numberGain] = [0.3, 0.15, 0.3];

/** How much a sentence counts for standing early: the beginning of a text says what it is about. */
const earlyGain = 0.08;

/**
 * The passage of an entry that answers, word for word, at most 300 characters: whole sentences where they fit. It has as
 * much of the question's words as any, and where a reason is asked for, what gives one.
 */
export function chooseQuote(entry: Entry, { words, wants }: QuoteWish): string {
  const terms = listSoftTerms(words);
  const body = splitSentences(entry.body);
  const title = entry.subject?.trim() ?? '';
  const sentences: Sentence[] = title === '' ? body : [{ text: title, paragraph: -1 }, ...body];
  if (sentences.length === 0) return '';
  const all = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const read = sentences.map((sentence) => readSentence(sentence, terms, words.length, wants));
  let best = { gain: Number.NEGATIVE_INFINITY, from: 0, to: 1 };
  for (let from = 0; from < sentences.length; from += 1) {
    const has = new Float32Array(words.length);
    let [length, cue] = [0, 0];
    for (let to = from + 1; to <= sentences.length; to += 1) {
      const last = sentences[to - 1];
      const own = read[to - 1];
      if (!last || !own) break;
      // A reason is looked for behind the title, which says what was done.
      if (to > from + 1 && !follows(sentences[to - 2], last)) break;
      length += last.text.length + (to > from + 1 ? 1 : 0);
      if (length > quoteLength && to > from + 1) break;
      for (let word = 0; word < has.length; word += 1) has[word] = Math.max(has[word] ?? 0, own.has[word] ?? 0);
      cue = Math.max(cue, own.cue);
      const told = words.reduce((sum, { weight }, word) => sum + weight * (has[word] ?? 0), 0) / all;
      const titled = wants === 'reason' && last.paragraph === -1 ? -0.4 : 0;
      const gain = told + cue + titled + earlyGain / (1 + from);
      if (gain > best.gain + 1e-6) best = { gain, from, to };
    }
  }
  return fillUp(sentences, best.from, best.to, words, wants === 'reason');
}

function readSentence({ text, paragraph }: Sentence, terms: SoftTerms, count: number, wants: QuoteWish['wants']) {
  const { has } = readStretch(text, terms, makeStretch(count));
  const isTitle = paragraph === -1;
  let cue = 0;
  if (wants === 'reason' && !isTitle)
    cue = (reason.test(text) ? reasonGain : 0) + (trouble.test(text) ? troubleGain : 0);
  if (wants === 'number' && /\d/.test(text.replace(/#\d+/g, '')))
    cue = /%|\d\s?[x×]|times|[\d.]+\s?[kmg]?b\b/i.test(text) ? numberGain * 1.3 : numberGain;
  return { has, cue };
}

/** Whether two sentences that stand side by side are quoted as one. */
function follows(one: Sentence | undefined, next: Sentence): boolean {
  if (one === undefined) return false;
  // What a title says goes on in the first paragraph.
  return one.paragraph === next.paragraph || (one.paragraph === -1 && next.paragraph === 0);
}

/** Adds the sentences behind the chosen ones, then those before them, as long as there is room. */
function fillUp(
  sentences: readonly Sentence[],
  first: number,
  end: number,
  words: readonly SoftWord[],
  before: boolean,
): string {
  let [from, to] = [first, end];
  const textOf = (): string =>
    sentences
      .slice(from, to)
      .map(({ text, paragraph }, index, all) =>
        index + 1 === all.length ? text : text + (paragraph === -1 ? '\n' : ' '),
      )
      .join('');
  if (textOf().length > quoteLength) return cutAround(textOf(), makeWordCounter(words.map(({ word }) => word)));
  for (;;) {
    const [next, previous, last, start] = [sentences[to], sentences[from - 1], sentences[to - 1], sentences[from]];
    const room = quoteLength - textOf().length - 1;
    if (next && follows(last, next) && next.text.length <= room) to += 1;
    else if (
      before &&
      start &&
      previous &&
      previous.paragraph !== -1 &&
      follows(previous, start) &&
      previous.text.length <= room
    )
      from -= 1;
    else return textOf();
  }
}
