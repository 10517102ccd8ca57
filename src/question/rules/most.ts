import { findPhrase, makePhrases } from '../phrases.ts';
import type { Part, Rule } from '../rule.ts';
import { peopleNouns } from './ranked-nouns.ts';

const most: readonly Part[] = [{ kind: 'most' }];
const mostPeople: readonly Part[] = [{ kind: 'most' }, { kind: 'of', of: 'people' }];
const newcomers: readonly Part[] = [
  { kind: 'most' },
  { kind: 'of', of: 'newcomers' },
  { kind: 'asks', command: 'rank' },
];

/** "Top authors", "most active people". */
const topPeople = 'top,main,most active,most prolific,busiest,biggest,best,leading,lead,number one'
  .split(',')
  .flatMap((lead) => ['people', ...peopleNouns.flatMap((noun) => [noun, `${noun}s`])].map((noun) => `${lead} ${noun}`));

const phrases = makePhrases<readonly Part[]>([
  ['the most frequent, the most prolific, were busy, was busy, were the busiest', most],
  ['second most, third most, most frequent, most frequently named, named most often, quoted most', most],
  ['most, the most, most of all, most often, most frequently, most active, most active in, busiest, biggest', most],
  ['the most commits, most commits, the most changes, most changes, the most patches, most patches', most],
  ['most attention, the most attention, most activity, the most activity, most love, the most love, most action', most],
  ['by commits, by commit count, by number of commits, by the number of commits, by number of changes', most],
  [
    'by each author, by each person, by each developer, per author, per person, per committer, per developer, for each author',
    mostPeople,
  ],
  ['activity peak, activity peaked, activity at its peak, activity highest, activity the highest', most],
  ['most work, the most work, most of the work, the bulk of the work, the majority of the work', most],
  ['most of the commits, most of the changes, most of the patches, most of the code, most of', most],
  [topPeople.join(), mostPeople],
  ['most prolific', mostPeople],
  ['mainly, mostly, primarily, mainly behind, mostly behind, the main person behind, main person behind', mostPeople],
  ['mainly responsible for, mostly responsible for, the driving force behind, driving force behind', mostPeople],
  ['maintainer of, the maintainer of, maintainers of, the maintainers of', mostPeople],
  [
    'the day with the most commits, day with the most commits, day with most commits, most commits in a single day, most commits in one day, most commits on one day, most commits in a day, most commits on a day, most commits on a single day',
    [{ kind: 'most' }, { kind: 'of', of: 'days' }, { kind: 'asks', command: 'rank' }],
  ],
  [
    'the month with the most commits, month with the most commits, month with most commits, most commits in a single month, most commits in one month, most commits in a month',
    [{ kind: 'most' }, { kind: 'of', of: 'months' }, { kind: 'asks', command: 'rank' }],
  ],
  [
    'the year with the most commits, year with the most commits, year with most commits, most commits in a single year, most commits in one year, most commits in a year',
    [{ kind: 'most' }, { kind: 'of', of: 'years' }, { kind: 'asks', command: 'rank' }],
  ],
  ['does most, did most', mostPeople],
  ['first-time contributor, first-time contributors, first time contributor, first time contributors', newcomers],
  ['first-time author, first-time authors, first time author, first time authors, new contributors', newcomers],
  ['first timers, first-timers, first timer, new people, new faces, new here, new to the project', newcomers],
  ['new authors, new developers, new committers, newcomer, newcomers, the newcomers', newcomers],
  ['contributed for the first time, contributed first, made their first commit, made their first change', newcomers],
  ['made their first contribution, sent their first patch, had their first commit', newcomers],
  [
    'busiest day, most productive day, the most productive day, most prolific day, the most prolific day, most active day, busiest days, most active days, biggest day, biggest days, per day, each day, commits a day, changes a day, patches a day',
    [{ kind: 'most' }, { kind: 'of', of: 'days' }, { kind: 'asks', command: 'rank' }],
  ],
  [
    'busiest weekday, busiest weekdays, most active weekday, most active weekdays, busiest day of the week',
    [{ kind: 'most' }, { kind: 'of', of: 'weekdays' }, { kind: 'asks', command: 'rank' }],
  ],
  [
    'most active day of the week, per weekday, each weekday, per day of the week, each day of the week, by weekday',
    [{ kind: 'most' }, { kind: 'of', of: 'weekdays' }, { kind: 'asks', command: 'rank' }],
  ],
  [
    'on mondays, on tuesdays, on wednesdays, on thursdays, on fridays, on saturdays, on sundays, on weekends, at weekends',
    [{ kind: 'most' }, { kind: 'of', of: 'weekdays' }, { kind: 'asks', command: 'rank' }],
  ],
  [
    'busiest month, most productive month, the most productive month, most prolific month, the most prolific month, most active month, busiest months, most active months, biggest month, biggest months, per month, each month, per week, each week, commits a month, changes a month, patches a month',
    [{ kind: 'most' }, { kind: 'of', of: 'months' }, { kind: 'asks', command: 'rank' }],
  ],
  [
    'busiest year, most productive year, the most productive year, most prolific year, the most prolific year, most active year, busiest years, most active years, biggest year, biggest years, per year, each year, commits a year, changes a year, patches a year',
    [{ kind: 'most' }, { kind: 'of', of: 'years' }, { kind: 'asks', command: 'rank' }],
  ],
  [
    'the most changed areas, the most changed subsystems, the most changed parts, the most active areas, the most active parts, the most active subsystems, most changed areas, most changed subsystems, most changed parts, most changed part of the code, most changed part, most active part of the code, most active areas, most active parts, busiest areas, busiest parts, busiest part, where did most of the work happen, where did most work happen, where was most of the work done, where did most changes happen',
    [{ kind: 'most' }, { kind: 'of', of: 'subsystems' }, { kind: 'asks', command: 'rank' }],
  ],
  [
    'most changed subsystem, most changed area, most changed component, most changed module, most touched subsystem, busiest subsystem, busiest area, biggest area, biggest areas, biggest area of work, biggest areas of work, most active subsystem, busiest subsystems, most active subsystems, per subsystem',
    [{ kind: 'most' }, { kind: 'of', of: 'subsystems' }, { kind: 'asks', command: 'rank' }],
  ],
]);

/** Asks for those with most: a ranking. */
export const mostRule: Rule = {
  name: 'most',
  examples: [
    ['who worked most on afs', 'most'],
    ['who made the most commits in 2013', 'the most commits'],
    ['what was the busiest month', 'busiest month'],
    ['top author of the tls code', 'top author'],
    ['first-time contributors in 2007', 'first-time contributors'],
    ['who knows the xfs code best', 'best'],
    ['how many commits were made on sundays', 'on sundays'],
    ['which subsystem got the most attention', 'the most attention'],
    ['rank the authors by commits', 'by commits'],
    ['how many commits a year does jan kara make', 'commits a year'],
  ],
  read({ tokens }, at) {
    const found = findPhrase(phrases, tokens, at);
    // "Most of v2.30" is most of what is in it.
    const isOpen =
      found && tokens[at + found.length - 1]?.word === 'of' && /\d/.test(tokens[at + found.length]?.word ?? '');
    if (isOpen) return { length: found.length - 1, parts: found.value };
    if (found) return { length: found.length, parts: found.value };
    const isLast = at === tokens.length - 1 && /^(?:best|well)$/.test(tokens[at]?.word ?? '');
    if (isLast && tokens.some(({ word }) => /^knows?$/.test(word))) return { length: 1, parts: mostPeople };
    return undefined;
  },
};
