import { makePhrases } from '../phrases.ts';
import type { Part } from '../rule.ts';
import { asks } from './asked-phrases.ts';

/** These do only where the question begins: behind that they are words like others. */
export const atStart = makePhrases<readonly Part[]>([
  [
    'person who, the person who, the guy who, the guy that, guy who, guy that, the one who, the dev who, the developer who, the people who, people who',
    asks('who'),
  ],
  [
    'reviewers of, reviewer of, the reviewers of, the reviewer of, who was the reviewer of',
    [...asks('who'), { kind: 'role', role: 'reviewed-by' }],
  ],
  ['blame for, who to blame for, who to thank for', asks('who')],
  [
    'credit for, credits for, credit for the idea of, credit for the idea',
    [...asks('who'), { kind: 'role', role: 'credited' }],
  ],
  ['count, count of, count the', asks('count')],
  ['rank, rank the authors, rank the people, rank the contributors, rank the developers, ranking of', asks('rank')],
  ['contributors, the contributors, committers, the committers', asks('rank', 'people')],
  ['show the contributors, list the committers, list all committers', asks('rank', 'people')],
  ['rank the years, rank years', asks('rank', 'years')],
  ['rank the months, rank months', asks('rank', 'months')],
  ['rank the days, rank days', asks('rank', 'days')],
  ['rank the subsystems, rank subsystems, rank the areas', asks('rank', 'subsystems')],
  ['name the, name', asks('what')],
  ['leaderboard, leaderboard of, leaderboard for, rank the committers, rank authors', asks('rank')],
  [
    'first release, first version, first tag, the first release, the first version, earliest release, earliest version',
    asks('release'),
  ],
  ['first release whose, first version whose, the first release whose, the first version whose', asks('release')],
  ['oldest release, oldest version, the earliest release, the earliest version, the oldest release', asks('release')],
  ['how long, how big, how large, how far', asks('what')],
  ['what areas, what parts, what subsystems', asks('what', 'subsystems')],
  ['which area, which areas, which component', asks('what', 'subsystems')],
  [
    'which files, what files, which files or areas, what files or areas, which areas or files, which files and areas, which directories',
    asks('what', 'subsystems'),
  ],
  [
    'which components, which part of the code, which parts of the code, what part of the code, what parts of the code, which part, which parts, which module, which modules',
    asks('what', 'subsystems'),
  ],
  ['how much, how much of it', [...asks('what'), { kind: 'amount' }]],
  [
    'what, whats, which, wheres, how, hows, how did, how does, how was, what happened, what has happened, what happend, what happens, anything',
    asks('what'),
  ],
  ['what kind of, which kind of, what sort of, what do we know about, tell me about, tell us about', asks('what')],
  ['summarize, summarise, sum up, summary of, a summary of, overview of, an overview of, recap', asks('what')],
  ['give me a summary of, give me an overview of, give me a recap of, show me a summary of, recap of', asks('what')],
  ['a recap of, a short summary of, a quick summary of, a brief summary of, a quick overview of', asks('what')],
  [
    'show me everything, show everything, give me everything, everything about, everything on, everything, all about',
    asks('what'),
  ],
  [
    'history of, the history of, a history of, any mention of, is there any mention of, mention of, mentions of',
    asks('what'),
  ],
  [
    'recent activity, recent activity in, recent work, recent work on, recent changes, recent changes to, recent commits',
    [...asks('what'), { kind: 'prefer', prefer: 'latest' }],
  ],
  [
    'what is going on, what was going on, what has been going on, what went on, what was happening, what is happening',
    asks('what'),
  ],
  [
    'give me a list of, show me a list of, show a list of, make a list of, a list of, list of, list me, give me all, show me all',
    asks('what'),
  ],
  [
    'has anyone worked on, has anybody worked on, has anyone ever worked on, has someone worked on, did anyone work on, did anybody work on, did anyone ever work on, did someone work on',
    asks('what'),
  ],
  [
    'has anyone touched, has anybody touched, has anyone ever touched, did anyone touch, did anybody touch, did anyone ever touch',
    asks('what'),
  ],
  ['show me, show, list, list all, give me, find, find me, describe, explain, any', asks('what')],
  ['did anyone, did anybody, did someone, did somebody, has anyone, has anybody, has someone', asks('what')],
  ['was there anything, were there any, was there any, has there been anything, has there been any', asks('what')],
  ['have there been any, was there ever, were there ever, did anything, has anything, have any, did any', asks('what')],
  ['is there, are there, was there, were there, is there anything, is there any, are there any', asks('what')],
]);
