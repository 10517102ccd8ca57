import { addDays } from '../../model/day.ts';
import type { Context, Found, Part, Rule } from '../rule.ts';

const noun = /^(?:version|release|tag|v)$/;

/** Releases by name: "in v2.30.0", "before v7", "between 2.6 and 2.8". */
export const releaseRule: Rule = {
  name: 'release',
  examples: [
    ['what changed in v2.30.0', 'in v2.30.0'],
    ['who worked on nfs before version 7', 'before version 7'],
    ['what is new between v1.2 and v1.4', 'between v1.2 and v1.4'],
  ],
  read(context, at) {
    const word = context.tokens[at]?.word ?? '';
    if (!/^(?:in|with|for|of|before|until|since|after|between|from)$/.test(word)) return undefined;
    const first = findRelease(context, at + 1);
    if (!first) return undefined;
    const next = context.tokens[at + 1 + first.length]?.word ?? '';
    const second = /^(?:and|to|until)$/.test(next) ? findRelease(context, at + 2 + first.length) : undefined;
    if (second && (word === 'between' || word === 'from')) {
      const parts: Part[] = [
        { kind: 'from-release', name: first.name },
        { kind: 'to-release', name: second.name },
      ];
      return { length: first.length + second.length + 2, parts };
    }
    const part = readOpen(word, first);
    return part && { length: first.length + 1, parts: [part] };
  },
};

interface FoundRelease {
  length: number;
  name: string;
  date?: string | undefined;
}

function readOpen(word: string, { name, date }: FoundRelease): Found['parts'][number] | undefined {
  if (word === 'in' || word === 'with' || word === 'for' || word === 'of') return { kind: 'release', name };
  if (date === undefined) return undefined;
  if (word === 'before' || word === 'until') return { kind: 'until', day: addDays(date, -1) };
  return word === 'since' || word === 'after' || word === 'from' ? { kind: 'since', day: date } : undefined;
}

/** A bare number is a release only where it is called one, or is written as one: `7` may be anything. */
function findRelease({ tokens, vocabulary }: Context, at: number): FoundRelease | undefined {
  const called = noun.test(tokens[at]?.word ?? '') ? 1 : 0;
  const token = tokens[at + called];
  if (token === undefined || !/\d/.test(token.text)) return undefined;
  if (called === 0 && /^\d+$/.test(token.text)) return undefined;
  const known = vocabulary.findRelease(token.text);
  return known && { length: called + 1, name: known.name, date: known.date };
}
