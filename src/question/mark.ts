import type { Day } from '../model/day.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import type { Part, Rule } from './rule.ts';
import type { Token } from './tokens.ts';

/** A stretch of a question: what a rule took, or, without a rule, a word that none did. */
export interface Mark {
  rule?: string | undefined;
  parts: readonly Part[];
  tokens: readonly Token[];
}

/** Goes through a question word by word: at each, the first rule that takes something settles how far. */
export function markTokens(
  tokens: readonly Token[],
  grammar: readonly Rule[],
  vocabulary: Vocabulary,
  today: Day,
): Mark[] {
  const marks: Mark[] = [];
  const context = { tokens, vocabulary, now: today, asked: false, begun: false };
  let at = 0;
  while (at < tokens.length) {
    const mark = readMark(context, grammar, at);
    for (const part of mark.parts) {
      if (part.kind === 'today') context.now = part.day;
      if (part.kind === 'asks') context.asked = true;
    }
    if (mark.rule === undefined) context.begun = true;
    marks.push(mark);
    at += mark.tokens.length;
  }
  return marks;
}

function readMark(context: Parameters<Rule['read']>[0], grammar: readonly Rule[], at: number): Mark {
  const quoted = context.tokens[at]?.quoted === true;
  for (const { name, read } of quoted ? [] : grammar) {
    const found = read(context, at);
    if (found) return { rule: name, parts: found.parts, tokens: context.tokens.slice(at, at + found.length) };
  }
  return { parts: [], tokens: context.tokens.slice(at, at + 1) };
}
