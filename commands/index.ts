import type { Reader } from '../src/answer/reader.ts';
import type { Command, QueryCommand } from '../src/model/command.ts';
import { splitName } from '../src/model/command-text.ts';
import { makeAsk } from './ask.ts';
import { count } from './count.ts';
import { digest } from './digest.ts';
import { makeHelp } from './help.ts';
import { logs } from './logs.ts';
import { person } from './person.ts';
import type { ActionPorts } from './ports.ts';
import { rank } from './rank.ts';
import { release } from './release.ts';
import { releases } from './releases.ts';
import { forgetSettings, setLog, showSettings } from './settings.ts';
import { show } from './show.ts';
import { subscribe } from './subscribe.ts';
import {
  listSubscriptions,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  showSubscription,
  testSubscription,
  traceSubscription,
} from './subscriptions.ts';
import { subsystems } from './subsystems.ts';
import { what } from './what.ts';
import { when } from './when.ts';
import { who } from './who.ts';
import { why } from './why.ts';

/** Everything people can say, in the order in which help lists it. */
export const commands: readonly Command<Reader, ActionPorts>[] = checkNames([
  makeAsk(() => commands),
  who,
  when,
  what,
  why,
  count,
  rank,
  release,
  releases,
  subsystems,
  person,
  digest,
  show,
  logs,
  subscribe,
  listSubscriptions,
  showSubscription,
  pauseSubscription,
  resumeSubscription,
  testSubscription,
  removeSubscription,
  traceSubscription,
  showSettings,
  setLog,
  forgetSettings,
  makeHelp(() => commands),
]);

/** Those that only read. */
export const queries: readonly QueryCommand<Reader>[] = commands.filter((command) => command.kind === 'query');

/**
 * A doubled name would make one of two commands unreachable, so it fails at the start; so does a name that is also the
 * first word of another one.
 */
export function checkNames<C extends { name: string }>(list: readonly C[]): readonly C[] {
  const names = new Set<string>();
  for (const { name } of list) {
    if (names.has(name)) throw new Error(`two commands have the name ${name}`);
    names.add(name);
  }
  const clash = list.map(({ name }) => splitName(name)).find(([first, second]) => second && names.has(first));
  if (clash) throw new Error(`${clash[0]} is a command and a group of commands`);
  return list;
}
