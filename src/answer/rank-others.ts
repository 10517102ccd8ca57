import type { LogAnswer } from '../model/answer.ts';
import { listNames } from '../model/identity.ts';
import type { Query } from '../model/query.ts';
import { toSearch } from './make-query.ts';
import { answerRank, listedAtMost, type Ranking } from './rank.ts';
import type { LogReader } from './reader.ts';

/** Ranks people, subsystems or times; of people in a role other than the author's those are left out who are said to be. */
export async function answerRanking(log: LogReader, query: Query, of: Ranking): Promise<LogAnswer> {
  const { role = 'author', except = [] } = query;
  const { person = '' } = query;
  if (of === 'people' && role !== 'author' && listNames(person).length > 1) return await answerRankAmong(log, query);
  const isOfRole = of === 'people' && role !== 'author' && except.length > 0;
  return isOfRole ? await answerRankOthers(log, query, role) : await answerRank(log, query, of);
}

/** Of several people in a role those alone: whoever else has it in the same changes is not held against them. */
async function answerRankAmong(log: LogReader, query: Query): Promise<LogAnswer> {
  const { skip = 0, limit = listedAtMost, person = '', ...rest } = query;
  const named = new Set(log.vocabulary.findPeople(person));
  const all = await answerRank(log, { ...rest, person, limit: mostBeside }, 'people');
  const isNamed = ({ name }: { name: string }): boolean => named.has(name);
  const total = all.people?.filter(isNamed).length ?? 0;
  return {
    ...all,
    query,
    ...(all.people && { people: all.people.filter(isNamed).slice(skip, skip + limit), peopleTotal: total }),
    ...(all.ranks && { ranks: all.ranks.filter(isNamed).slice(skip, skip + limit), ranksTotal: total }),
  };
}

/** Among so many who have a role in somebody's changes they are found. */
const mostBeside = 1000;

/**
 * Ranks people in a role without some of them: "who signed off most apart from jan" asks for everybody else who did, whoever
 * wrote the changes.
 */
async function answerRankOthers(log: LogReader, query: Query, role: Query['role']): Promise<LogAnswer> {
  const { except = [], skip = 0, limit = listedAtMost, ...rest } = query;
  const left = new Set(except.flatMap((name) => log.vocabulary.findPeople(name)));
  const all = await answerRank(log, { ...rest, limit: skip + limit + left.size }, 'people');
  let ranked = 0;
  for (const name of left) {
    const { total } = await log.search({ ...toSearch({ ...rest, person: name, role }, 'newest'), limit: 0 });
    if (total > 0) ranked += 1;
  }
  const isOther = ({ name }: { name: string }): boolean => !left.has(name);
  const total = Math.max(0, (all.peopleTotal ?? 0) - ranked);
  const shown = { ...all, query };
  if (total === 0) return { ...shown, verdict: 'nothing', people: [], ranks: [], peopleTotal: 0, ranksTotal: 0 };
  return {
    ...shown,
    people: all.people?.filter(isOther).slice(skip, skip + limit) ?? [],
    ranks: all.ranks?.filter(isOther).slice(skip, skip + limit) ?? [],
    peopleTotal: total,
    ranksTotal: total,
  };
}
