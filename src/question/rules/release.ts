import { addDays } from '../../model/day.ts';
import { isCapital } from '../capitals.ts';
import { findPhrase, makePhrases } from '../phrases.ts';
import type { Context, Found, Part, Rule } from '../rule.ts';
import { type FoundRelease, findNamedRelease, findNamedSeries, findNextTo } from './release-name.ts';

/** What stands before a release that changes are asked of. */
const before = /^(?:in|into|to|on|with|for|of|before|until|since|after|between|from|does|did)$/;
const joins = /^(?:and|to|until)$/;
const compared = /^(?:compared|vs|versus|against|relative|over)$/;

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
    ['what is new in the latest release', 'in the latest release'],
    ['what was fixed in the 7.0 series', 'in the 7.0 series'],
    ['how many commits went into 7.0.x', 'went into 7.0.x'],
    ['what is different in v1.4 compared to v1.2', 'in v1.4 compared to v1.2'],
    ['does 7.0 have lzo', 'does 7.0 have'],
    ['what did 7.0 bring', 'did 7.0 bring'],
    ['how many commits are newer than v1.4', 'newer than v1.4'],
    ['what changed up to v1.2', 'up to v1.2'],
    ['what changed between v1.2 and the next release', 'between v1.2 and the next release'],
    ['what changed in the release after v1.2', 'in the release after v1.2'],
  ],
  read(context, at) {
    const word = context.tokens[at]?.word ?? '';
    if (leads.test(`${word} ${context.tokens[at + 1]?.word}`)) {
      const found = releaseRule.read(context, at + 1);
      if (found) return { ...found, length: found.length + 1 };
    }
    const open = findPhrase(opens, context.tokens, at);
    if (open) {
      const first = findNamedRelease(context, at + open.length);
      const part = first && readOpen(open.value, first);
      return part && { length: first.length + open.length, parts: [part] };
    }
    const held = readHeld(context, at);
    if (held) return held;
    if (!before.test(word) || isCapital(context.tokens, at)) return undefined;
    return readSeries(context, at) ?? readWithout(context, at) ?? readNamed(context, at);
  },
};

/** "Diff 2.8 and 3.0", "3.0 vs 2.8": what lies between two that are held against each other. */
function readHeld(context: Context, at: number): Found | undefined {
  const { tokens } = context;
  const lead = /^(?:diff|compare|comparing)$/.test(tokens[at]?.word ?? '') ? 1 : 0;
  // A number alone is looked up where another may follow.
  if (!/^v?\d+\.\d/i.test(tokens[at + lead]?.text ?? '') && lead === 0) return undefined;
  const first = findNamedRelease(context, at + lead);
  const end = at + lead + (first?.length ?? 0);
  const joint = tokens[end]?.word ?? '';
  const isHeld = /^(?:vs|versus|against)$/.test(joint) || (lead > 0 && /^(?:and|to|with)$/.test(joint));
  const second = first && isHeld ? findNamedRelease(context, end + 1) : undefined;
  if (!first || !second) return undefined;
  const [older, newer] = (first.date ?? '') <= (second.date ?? '') ? [first, second] : [second, first];
  return {
    length: end + 1 + second.length - at,
    parts: [
      { kind: 'from-release', name: older.name },
      { kind: 'to-release', name: newer.name },
    ],
  };
}

/** "Newer than v2.30" is since it. */
const opens = makePhrases<string>([
  ['newer than, later than', 'since'],
  ['older than, earlier than, prior to', 'before'],
  ['up to, up until, up to and including, no later than, not later than', 'until'],
]);

/** Words that say nothing before "between", "into" or "to" a release. */
const leads =
  /^(?:(?:lie|lies|lay|differs?|differed|differences?) between|(?:go|goes|went|come|came|make|made) into|contributed to)$/;

/** "in v1.4 but not in v1.2": what lies between them. */
function readWithout(context: Context, at: number): Found | undefined {
  const first = context.tokens[at]?.word === 'in' ? findNamedRelease(context, at + 1) : undefined;
  const end = at + 1 + (first?.length ?? 0);
  const next = context.tokens.slice(end, end + 5).map(({ word }) => `${word} `);
  const said = first && /^(?:(?:and|but) )?(?:not|nor) (?:yet )?in /.exec(next.join(''));
  const start = end + (said ? said[0].trim().split(' ').length : 0);
  const without = said ? findNamedRelease(context, start) : undefined;
  if (!first || !without) return undefined;
  const parts: Part[] = [
    { kind: 'from-release', name: without.name },
    { kind: 'to-release', name: first.name },
  ];
  return { length: start + without.length - at, parts };
}

function readNamed(context: Context, at: number): Found | undefined {
  const { tokens } = context;
  const word = tokens[at]?.word ?? '';
  const first = findNamedRelease(context, at + 1);
  if (!first || (/^(?:with|for|on|to)$/.test(word) && !isSurely(context, at, first))) return undefined;
  const end = at + 1 + first.length;
  const next = tokens[end]?.word ?? '';
  if (word === 'does' || word === 'did') {
    const adverb = /^(?:already|also|still|even|ever)$/.test(next) ? 1 : 0;
    const has =
      /^(?:have|contain|include|support|ship|get|know|bring|add|change|introduce|fix|remove|break|improve)$/.test(
        tokens[end + adverb]?.word ?? '',
      );
    return has ? { length: end + adverb + 1 - at, parts: [{ kind: 'release', name: first.name }] } : undefined;
  }
  const lacking = countLacking(tokens, end);
  const isCompared = compared.test(next) || lacking > 0;
  const gap = lacking > 0 ? lacking : isCompared && /^(?:to|with)$/.test(tokens[end + 1]?.word ?? '') ? 2 : 1;
  const isSecond = joins.test(next) || isCompared;
  const second = isSecond ? (findNamedRelease(context, end + gap) ?? findNextTo(context, end + gap, first)) : undefined;
  const isRange = /^(?:to|until)$/.test(next) && /^(?:in|of)$/.test(word);
  if (second && (isCompared || isRange || word === 'between' || word === 'from')) {
    const isBack = isCompared || (first.date ?? '') > (second.date ?? first.date ?? '');
    const [from, to] = isBack ? [second, first] : [first, second];
    const parts: Part[] = [
      { kind: 'from-release', name: from.name },
      { kind: 'to-release', name: to.name },
    ];
    return { length: end + gap + second.length - at, parts };
  }
  const part = readOpen(word, first);
  return part && { length: first.length + 1, parts: [part] };
}

/** How many words say that what is meant is not in the release behind them: "in 2.6 that is not in 2.5", "but not in 2.5". */
function countLacking(tokens: Context['tokens'], at: number): number {
  const words = tokens.slice(at, at + mostLacking).map(({ word }) => word);
  return (
    /^(?:(?:that|which) (?:is|was|are|were)|but|and) not in /
      .exec(`${words.join(' ')} `)?.[0]
      .trim()
      .split(' ').length ?? 0
  );
}

const mostLacking = 4;

/** Behind "for" a number may be the version of anything; "who worked on 1.43.0" is about a release of three numbers. */
function isSurely({ tokens }: Context, at: number, { called, length }: FoundRelease): boolean {
  const previous = tokens[at - 1]?.word ?? '';
  // "What came with 2.30", "who contributed to 2.30".
  if (/^(?:came|come|comes|shipped|contributed|contributors|contributions|added|new)$/.test(previous)) return true;
  if (previous === 'in' && /^(?:came|come|comes)$/.test(tokens[at - 2]?.word ?? '')) return true;
  // "Who contributed most to v2.30"; elsewhere something is brought to a version that may be of anything.
  if (tokens[at]?.word === 'to') {
    return tokens.slice(Math.max(0, at - 3), at).some(({ word }) => /^contribut(?:ed?|es|ions?|ors?|ing)$/.test(word));
  }
  return called || (tokens[at]?.word === 'on' && /^\d+\.\d+\.\d+/.test(tokens[at + length]?.text ?? ''));
}

/** "in the 6.2 series": what came with any of its releases. */
function readSeries(context: Context, at: number): Found | undefined {
  const word = context.tokens[at]?.word ?? '';
  const series = /^(?:in|into|to|on|of|for|with)$/.test(word) ? findNamedSeries(context, at + 1) : undefined;
  if (series === undefined) return undefined;
  const parts: Part[] = [{ kind: 'to-release', name: series.to }];
  if (series.from !== undefined) parts.push({ kind: 'from-release', name: series.from });
  return { length: series.length + 1, parts };
}

function readOpen(word: string, { name, date }: FoundRelease): Found['parts'][number] | undefined {
  if (/^(?:in|into|to|on|with|for|of)$/.test(word)) return { kind: 'release', name };
  if (word === 'since' || word === 'after' || word === 'from') return { kind: 'from-release', name };
  if (word === 'until') return { kind: 'to-release', name };
  return word === 'before' && date !== undefined ? { kind: 'until', day: addDays(date, -1) } : undefined;
}
