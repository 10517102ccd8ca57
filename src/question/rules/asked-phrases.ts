import type { AskedCommand } from '../../model/reading.ts';
import { makePhrases } from '../phrases.ts';
import type { Part, Ranked } from '../rule.ts';

/** What asks for a command, and for a ranking of what. */
export const asks = (command: AskedCommand, of?: Ranked): readonly Part[] => [
  { kind: 'asks', command },
  ...(of === undefined ? [] : [{ kind: 'of', of } as const]),
];

/** People whose number is asked for. */
const heads = ['people', 'persons', 'developers', 'authors', 'contributors', 'committers'];

/** They say what is asked wherever they stand. */
export const anywhere = makePhrases<readonly Part[]>([
  ['what changed, what has changed, what have changed, what was changed, what all changed, what landed', asks('what')],
  [
    'what changes, what changes were made, what has been changed, what got changed, what is new, what is different',
    asks('what'),
  ],
  [
    'who came up with, who invented, who is the inventor of, who initiated, who is the father of, who is the mother of, original author of, the original author of, who first came up with',
    [...asks('who'), { kind: 'prefer', prefer: 'earliest' }],
  ],
  [
    'who, whos, whose, whom, by whom, who was it that, who was it who, who is it that, who was the one who, who was the person who, who is the one who, who are the people who',
    asks('who'),
  ],
  [
    'who is the maintainer, who are the maintainers, who maintains, who owns, who is maintaining, who looks after, who has been maintaining, who has maintained, who has been looking after, who keeps, who usually does, who normally does, who usually handles, who takes care of, who is in charge of, who knows about, who knows most about, who knows the most about, who would know about, who should i ask about, who should be asked about, who can be asked about, who do i ping about, who should i ping about, who to ping about, who can i ask about, who do i ask about, who do we ask about, who should i talk to about, who do i talk to about, who can i talk to about, who is the right person for, who is the expert on, who are the experts on, who should review, who could review, who can review, who to ask about, who is the person to ask about',
    [...asks('who', 'people'), { kind: 'most' }],
  ],
  [
    'who are the contributors, who are all the contributors, who are the developers, who are the committers, list contributors, list the contributors, list all contributors, list all the contributors',
    [...asks('who', 'people'), { kind: 'most' }],
  ],
  [
    'who had more commits, who has more commits, who made more commits, who pushed more commits, who did more commits, who wrote more commits, who committed more, who did more, who had more changes, who made more changes, who wrote more patches',
    asks('rank', 'people'),
  ],
  ['who is active, who is still active', [...asks('rank', 'people'), { kind: 'most' }]],
  ['who is the guy with, who is the guy behind, who was the guy with', asks('who')],
  ['who was number one, who was the number one', [...asks('rank', 'people'), { kind: 'most' }]],
  [
    'which people were new, who was new, who were new, who were the new people, who is new, who are the new people, who joined us, who is new here',
    asks('rank', 'newcomers'),
  ],
  ['whose report, whose bug report, whose bug', [...asks('who'), { kind: 'role', role: 'reported-by' }]],
  [
    'who came up with the idea of, who came up with the idea for, who came up with the idea behind, who first had the idea of, who first had the idea for',
    [...asks('who'), { kind: 'role', role: 'credited' }],
  ],
  ['courtesy of whom, courtesy of who, thanks to whom', [...asks('who'), { kind: 'role', role: 'credited' }]],
  [
    'whose idea, whose suggestion, whose hint, whose mail, whose email, whose private mail, whose proposal, whose request, whose advice, whose analysis, whose feedback, whose comment, whose remark, whose observation, whose work inspired, whose idea inspired',
    [...asks('who'), { kind: 'role', role: 'credited' }],
  ],
  ['whose name is on, whose name stands on, whose name is under, whose names are on', asks('who')],
  ['which person, which people, which developer, which developers, which dev, which devs', asks('who')],
  ['which author, which authors, which contributor, which contributors, which committer, which guy', asks('who')],
  [
    'name a few people who, name some people who, name people who, list some people who, list people who, name the people who, list the people who, list all people who, list everyone who, list everybody who, show everyone who, show the people who',
    asks('who'),
  ],
  [
    'who of the developers, who of the contributors, who of the authors, who of the maintainers, who of you, who of us, who of them, which of us, which of them, which one of us, which of the developers, which of the authors, which of the contributors, which of the committers, which of you',
    asks('who'),
  ],
  ['what person, what developer, name of the person who, name the person who, name the author of', asks('who')],
  [
    'who is to blame for, who do we have to thank for, whom do we have to thank for, whom may i thank for, who may i thank for, who can i thank for, who do i thank for, who should i thank for, who can we thank for, who do we owe, to whom do we owe, who is responsible for, who was responsible for',
    asks('who'),
  ],
  [
    'who is the author of, who was the author of, who are the authors of, who is behind, who was behind, who wrote, who authored, author of, the author of, authors of, the authors of',
    asks('who'),
  ],
  [
    'when did the project start to, when did the project begin to, when did this project start to, when did this project begin to',
    [...asks('when'), { kind: 'prefer', prefer: 'earliest' }],
  ],
  ['when, whens, since when, from when, as of when, until when, when exactly, how long ago', asks('when')],
  [
    'how long has it been since, how long is it since, at what time, at what point, at which point, around what time, what is the day, how recently',
    asks('when'),
  ],
  ['for how long has, for how long have, how long has, how long have', asks('when')],
  [
    'what day, which day, which days, what days, on what day, on which day, what date, which date, on what date',
    asks('when', 'days'),
  ],
  ['which weekday, what weekday, on which weekday, on what weekday, which day of the week', asks('when', 'weekdays')],
  ['what day of the week, on which day of the week, on what day of the week', asks('when', 'weekdays')],
  ['on which date, date of, the date of, what is the date of, how old is', asks('when', 'days')],
  ['what month, which month, which months, what months, in what month, in which month', asks('when', 'months')],
  ['what year, which year, which years, what years, in what year, in which year', asks('when', 'years')],
  ['why, how come, for what reason, for which reason, what for, what is the reason', asks('why')],
  ['what was the reason, reason for, reason behind, the reason for, the reason behind', asks('why')],
  [
    'is there any reason for, is there a reason for, any reason for, any reason why, is there a reason why, reason of, the reason of, whats up with, howcome',
    asks('why'),
  ],
  ["how'd, howd", asks('what')],
  ['what is the point of, what was the point of, what caused, what was the cause of', asks('why')],
  ['what was the motivation, what is the motivation, motivation for, motivation behind', asks('why')],
  [
    'what is the story behind, what was the story behind, story behind, the story behind, what is the idea behind',
    asks('why'),
  ],
  ['what was the idea behind, reasoning behind, the reasoning behind, what is the reasoning behind', asks('why')],
  [
    'what is the purpose of, what was the purpose of, for what purpose, what led to, what motivated, what prompted',
    asks('why'),
  ],
  [
    'what made it necessary to, what was wrong with, what is behind, what is the sense of, what is the use of',
    asks('why'),
  ],
  ['rationale for, rationale behind, what is the rationale, what was the rationale', asks('why')],
  [
    'how many, how much work, how much activity, how frequently, number of, the number of, what is the number of, how often',
    asks('count'),
  ],
  [
    'what share of, which share of, what percentage of, which percentage of, what fraction of, what proportion of, what part of all, how large a share of',
    asks('count'),
  ],
  ['percentage of, share of, fraction of', asks('count')],
  ['how many days since, how many weeks since, how many months since, how long since', asks('when')],
  ['how many times, total of, total number of, the total number of', asks('count')],
  [
    [
      ...['how many', 'how many different', 'how many distinct', 'how many unique', 'how many individual', 'number of'],
      ...['the number of', 'number of different', 'total number of'],
    ]
      .flatMap((lead) => heads.map((head) => `${lead} ${head}`))
      .join(),
    [...asks('rank', 'people'), { kind: 'heads' }],
  ],
  [
    'which version the first, which release the first, which version is the first, which release is the first, which release first, which version first, which release was first, which version was first, which release was the first, which version was the first, what was the earliest release, what was the earliest version',
    asks('release'),
  ],
  [
    'which was the first release, which was the first version, which is the first release, which is the first version, which was the earliest release, which was the earliest version',
    asks('release'),
  ],
  ['which release, which releases, what release, which version, which versions, what version', asks('release')],
  [
    'starting with which version, starting with which release, starting from which version, as of what release',
    asks('release'),
  ],
  ['earliest version that has, earliest release that has, oldest version with, oldest release with', asks('release')],
  ['in which release, in what release, in which version, in what version, since what version', asks('release')],
  [
    'since which release, since what release, since which version, from which version, from what version',
    asks('release'),
  ],
  [
    'from which release, from what release, as of which version, as of what version, which tag, what tag',
    asks('release'),
  ],
  ['first release with, first version with, what was the first release, what was the first version', asks('release')],
  [
    'what is the first release, what is the first version, whats the first tag, first release that has, what is the oldest release, what is the oldest version, what is the earliest release, what is the earliest version',
    asks('release'),
  ],
  [
    'is there a release with, is there already a release with, is there any release with, is there a version with, is there already a version with',
    asks('release'),
  ],
  ['which of the versions, which of the releases, which of your versions', asks('release')],
  ['first version that has, first release to have, first version to have, earliest version with', asks('release')],
  ['earliest release with, what release do i need for, what version do i need for', asks('release')],
  [
    'been released, released yet, shipped yet, out yet, in a release yet, in any release, part of a release',
    asks('release'),
  ],
  ['which subsystem, which subsystems, what subsystem', asks('what', 'subsystems')],
  [
    'who came second, who came third, who ranked first, who ranked second, who ranked third, who is number one',
    asks('rank', 'people'),
  ],
  [
    'commits per release, how many commits per release, changes per release, how many changes per release, commits per version, how many commits per version',
    asks('releases'),
  ],
]);
