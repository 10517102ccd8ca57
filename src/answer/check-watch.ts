import { UserError } from '../model/errors.ts';
import { joinWords } from '../model/text.ts';
import type { Watch } from '../model/watch.ts';
import { findNearNames, prepareNearNames } from '../search/near-names.ts';
import type { SearchQuery } from '../search/search.ts';
import type { LogReader } from './reader.ts';

/**
 * The watch with each subsystem as the log names it. Throws a UserError for a subsystem or a person that the log does
 * not have, which names those near it: whoever waits for a slip of the keyboard waits for ever.
 */
export async function checkWatch(log: LogReader, watch: Watch): Promise<Watch> {
  const subsystems: string[] = [];
  for (const typed of watch.subsystems) subsystems.push(...(await findSubsystem(log, typed)));
  const { person, except } = watch;
  if (person !== undefined) {
    const { named, nearestNames } = await log.search({ ...nowhere, person: { name: person, role: 'any' } });
    if (named.length === 0) throw refuse(`Nobody in the log "${log.name}" is called "${person}"`, nearestNames);
  }
  if (except !== undefined) {
    const [unknown] = (await log.search({ ...nowhere, except })).unknownExcept;
    if (unknown) throw refuse(`Nobody in the log "${log.name}" is called "${unknown.name}"`, unknown.nearest);
  }
  return { ...watch, subsystems: [...new Set(subsystems)] };
}

/** How many names are offered. */
const mostNamed = 5;

/** A search that only says whom and what names mean. */
const nowhere: SearchQuery = { numbers: { from: 0, to: 0 }, order: 'oldest', exact: true, limit: 1 };

async function findSubsystem(log: LogReader, typed: string): Promise<string[]> {
  const found = await log.search({ ...nowhere, subsystem: typed });
  if (found.subsystems.length > 0 && !found.subsystemGuessed) return found.subsystems;
  const near = [...found.subsystems, ...found.nearestSubsystems, ...findNear(log.subsystems, typed)];
  const busiest = log.subsystems.slice(0, mostNamed);
  const otherwise = busiest.length === 0 ? 'it has none' : `those with most are ${joinWords(busiest)}`;
  throw refuse(`There is no subsystem "${typed}" in the log "${log.name}"`, near, otherwise);
}

/** Names that are nearly spelled so, or have just these letters in another order. */
function findNear(names: readonly string[], typed: string): string[] {
  const sort = (text: string): string => [...text.toLowerCase()].sort().join('');
  const turned = names.filter((name) => sort(name) === sort(typed));
  return [...turned, ...findNearNames(prepareNearNames(names), typed, mostNamed)];
}

function refuse(what: string, near: readonly string[], otherwise = 'write any part of a name that it has'): UserError {
  const names = [...new Set(near)].slice(0, mostNamed);
  const hint = names.length > 0 ? `near it ${names.length === 1 ? 'is' : 'are'} ${joinWords(names)}` : otherwise;
  return new UserError(`${what}: ${hint}.`, 'not-found');
}
