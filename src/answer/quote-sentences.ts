import { type Sentence, splitSentences } from './passage.ts';

/** A sentence as a quote is made of it; a title is of the paragraph -1. */
export interface QuotedSentence extends Sentence {
  /** Whether it is code, a log or a table rather than words. */
  isCode: boolean;
}

/** A line that begins something of its own: an item of a list, a fence of code, or somebody's or something's address. */
const ownLine = /^[ \t]*(?:[-*+•] |\d{1,2}[.)] |```|~~~|[A-Z][\w-]*: ?(?:https?:|[^<]{1,60}<[^>]+@))/;

/** Nothing is quoted from further on: so long a text is a listing. */
const mostRead = 10_000;

/** The sentences of an entry that may be quoted, its title first. */
export function listQuoted(subject: string | undefined, body: string): QuotedSentence[] {
  const title = subject?.trim() ?? '';
  const titled = title === '' ? [] : [{ text: title, paragraph: -1, isCode: false }];
  const sentences = body
    .slice(0, mostRead)
    .split(/\n[ \t\r]*\n/)
    .flatMap((text, paragraph) =>
      cutAtOwnLines(text)
        .flatMap(splitSentences)
        .map((one) => ({ text: one.text, paragraph, isCode: readsAsCode(one.text) })),
    );
  return [...titled, ...sentences];
}

function cutAtOwnLines(paragraph: string): string[] {
  const pieces: string[] = [];
  for (const line of paragraph.split('\n')) {
    const last = pieces.length - 1;
    if (last < 0 || ownLine.test(line)) pieces.push(line);
    else pieces[last] += `\n${line}`;
  }
  return pieces;
}

/** Of what is written in words, three quarters and more are letters and spaces. */
const readsAsCode = (text: string): boolean => text.replace(/[^\p{L}\s]/gu, '').length < text.length * 0.75;
