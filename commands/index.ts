import type { Reader } from '../src/answer/reader.ts';
import type { QueryCommand } from '../src/model/command.ts';
import { count } from './count.ts';
import { makeHelp } from './help.ts';
import { logs } from './logs.ts';
import { rank } from './rank.ts';
import { show } from './show.ts';
import { subsystems } from './subsystems.ts';
import { what } from './what.ts';
import { when } from './when.ts';
import { who } from './who.ts';

/** Everything people can say, in the order in which help lists it. */
export const commands: readonly QueryCommand<Reader>[] = checkNames([
  who,
  when,
  what,
  count,
  rank,
  subsystems,
  show,
  logs,
  makeHelp(() => commands),
]);

/** A doubled name would make one of two commands unreachable, so it fails at the start. */
export function checkNames<C extends { name: string }>(list: readonly C[]): readonly C[] {
  const names = new Set<string>();
  for (const { name } of list) {
    if (names.has(name)) throw new Error(`two commands have the name ${name}`);
    names.add(name);
  }
  return list;
}
