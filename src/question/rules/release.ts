import { addDays } from '../../model/day.ts';
import type { Context, Found, Part, Rule } from '../rule.ts';

/** No release has a longer name. */
const longest = 60;

const noun = /^(?:version|release|tag|v)$/;

/** Releases by name: "in v2.30.0", "before v7", "between 2.6 and 2.8". */
export const releaseRule: Rule = {
  name: 'release',
  examples: [
    ['what changed in v2.30.0', 'in v2.30.0'],
    ['who worked on nfs before version 7', 'before version 7'],
    ['what is new between v1.2 and v1.4', 'between v1.2 and v1.4'],
    ['what changed since linux 7.0', 'since linux 7.0'],
    ['what went into v2.30.0', 'went into v2.30.0'],
    ['who contributed most to v2.30.0', 'to v2.30.0'],
    ['how many commits lie between v1.2 and v1.4', 'lie between v1.2 and v1.4'],
    ['what is in v1.4 but not in v1.2', 'in v1.4 but not in v1.2'],
  ],
  read(context, at) {
    const word = context.tokens[at]?.word ?? '';
    if (leads.test(`${word} ${context.tokens[at + 1]?.word}`)) {
      const found = releaseRule.read(context, at + 1);
      if (found) return { ...found, length: found.length + 1 };
    }
    if (!/^(?:in|into|with|for|of|before|until|since|after|between|from)$/.test(word) && !isGiven(context, at)) {
      return undefined;
    }
    const first = findRelease(context, at + 1);
    if (!first || (/^(?:with|for)$/.test(word) && !first.called)) return undefined;
    const without = word === 'in' ? findWithout(context, at + 1 + first.length) : undefined;
    if (without) {
      const parts: Part[] = [
        { kind: 'from-release', name: without.name },
        { kind: 'to-release', name: first.name },
      ];
      return { length: 1 + first.length + without.length, parts };
    }
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

/** Words that say nothing before "between", "into" or "to" a release. */
const leads = /^(?:(?:lie|lies|lay|differences?) between|(?:go|goes|went|come|came|make|made) into|contributed to)$/;

/** "but not in v1.2" */
function findWithout(context: Context, at: number): FoundRelease | undefined {
  const said = /^(?:(?:and|but) )?(?:not|nor) (?:yet )?in /.exec(
    context.tokens
      .slice(at, at + 5)
      .map(({ word }) => `${word} `)
      .join(''),
  );
  const length = said ? said[0].trim().split(' ').length : 0;
  const found = said ? findRelease(context, at + length) : undefined;
  return found && { ...found, length: length + found.length };
}

/** "contributed most to v2.30.0"; elsewhere something is brought to a version that may be of anything. */
const isGiven = ({ tokens }: Context, at: number): boolean =>
  tokens[at]?.word === 'to' &&
  tokens.slice(Math.max(0, at - 3), at).some(({ word }) => /^contribut(?:ed?|es|ions?|ors?|ing)$/.test(word));

interface FoundRelease {
  length: number;
  name: string;
  date?: string | undefined;
  /** Whether it is called a release, or written as one is: behind "for" a number may be the version of anything. */
  called: boolean;
}

function readOpen(word: string, { name, date }: FoundRelease): Found['parts'][number] | undefined {
  if (/^(?:in|into|with|for|of|to)$/.test(word)) return { kind: 'release', name };
  if (word === 'since' || word === 'after' || word === 'from') return { kind: 'from-release', name };
  if (word === 'until') return { kind: 'to-release', name };
  return word === 'before' && date !== undefined ? { kind: 'until', day: addDays(date, -1) } : undefined;
}

/** A bare number is a release only where it is called one, or is written as one: `7` may be anything. */
function findRelease({ tokens, vocabulary }: Context, at: number): FoundRelease | undefined {
  // "before git v1.5", asked of git.
  const own = tokens[at]?.word === vocabulary.log.toLowerCase() ? 1 : 0;
  const called = noun.test(tokens[at + own]?.word ?? '') ? 1 : 0;
  const lead = own + called;
  const token = tokens[at + lead];
  if (token === undefined || token.quoted || !/\d/.test(token.text) || token.text.length > longest) return undefined;
  if (lead === 0 && /^\d+$/.test(token.text)) return undefined;
  const known = vocabulary.findRelease(token.text);
  return (
    known && { length: lead + 1, name: known.name, date: known.date, called: lead > 0 || /^v\d/i.test(token.text) }
  );
}
