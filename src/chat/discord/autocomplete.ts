import type { LogReader, Reader } from '../../answer/reader.ts';
import type { Option } from '../../model/command.ts';
import { type Commandlike, listFirstWords } from '../../model/command-text.ts';
import { UserError } from '../../model/errors.ts';
import type { Subscription } from '../../model/subscription.ts';
import { type Steps, workAtOnce, workInTurns } from '../../ops/turns.ts';
import { plainForDiscord } from '../../render/discord-escape.ts';
import { describeSchedule } from '../../schedule/describe.ts';
import { parseSchedule } from '../../schedule/parse-schedule.ts';
import { listZones } from '../../schedule/zone.ts';
import { findNearNames, type NearNames, prepareNearNamesInSteps } from '../../search/near-names.ts';
import { cutList } from '../complete.ts';
import { scheduleExamples } from '../known-values.ts';
import { prepareReleases } from '../log-names.ts';
import {
  type CompletionNames,
  mostCandidates,
  prepareNames,
  prepareNamesInSteps,
  rankCandidates,
} from '../rank-candidates.ts';
import { completeEntry } from './complete-entry.ts';
import { chooseSubscriptions } from './complete-subscription.ts';
import type { Doing } from './read-interaction.ts';

/** A value that is offered: what is shown, and what is sent when it is picked. Each has 1 to 100 characters. */
export interface Choice {
  name: string;
  value: string;
}

const longest = 100;

/** With fewer names than these that have what was typed, those nearly spelled so are offered too. */
const fewNames = 5;

/** What values are offered from: the logs of a place, and its subscriptions. */
export interface CompletionPorts {
  reader: Reader;
  subscriptions(): Promise<readonly Subscription[]>;
}

/** Offers values for what is being typed. */
export interface Autocompleter {
  /** Values for the option that is being typed, best first. Fails where the log that is named cannot be opened. */
  complete(typing: Extract<Doing, { kind: 'typing' }>, ports: CompletionPorts): Promise<Choice[]>;
  /** Makes a log's names ready, so that the first letter does not wait for it. */
  prepare(log: LogReader): Promise<void>;
}

/** The names of one kind, as they are looked up. */
interface Names {
  list: readonly string[];
  exact: CompletionNames;
  near: NearNames;
}

/** Makes what offers values. A log's names are made ready once. */
export function makeAutocompleter(commands: readonly Commandlike[]): Autocompleter {
  const people = new WeakMap<LogReader, Promise<Names>>();
  const subsystems = new WeakMap<LogReader, Promise<Names>>();
  const schedules = prepare(scheduleExamples);
  let zones: Names | undefined;
  const releases = new WeakMap<LogReader, Names>();
  const releasesOf = async (log: LogReader): Promise<Names> => {
    const known = releases.get(log);
    if (known) return known;
    const { all } = await log.releases();
    const usable = all.filter(({ name }) => name.length <= longest);
    const names = { ...prepare(usable.map(({ name }) => name)), exact: prepareReleases(usable) };
    releases.set(log, names);
    return names;
  };
  const peopleOf = (log: LogReader): Promise<Names> => prepareOnce(people, log, () => log.people);
  const subsystemsOf = (log: LogReader): Promise<Names> => prepareOnce(subsystems, log, () => log.subsystems);

  const offer = async (
    option: Option,
    typed: string,
    log: string | undefined,
    { reader, subscriptions }: CompletionPorts,
  ): Promise<Choice[]> => {
    switch (option.completes) {
      case 'person':
        return toChoices(completeList(option, typed, await peopleOf(await reader.open(log))));
      case 'subsystem':
        return toChoices(completeList(option, typed, await subsystemsOf(await reader.open(log))));
      case 'release':
        return toChoices(rankNames(await releasesOf(await reader.open(log)), typed));
      case 'branch':
        return toChoices(rankNames(prepare((await (await reader.open(log)).branches()).names), typed));
      case 'log':
        return toChoices(rankNames(prepare((await reader.logs()).map(({ name }) => name)), typed));
      case 'command':
        return toChoices(rankNames(prepare(listFirstWords(commands)), typed));
      case 'entry':
        return await completeEntry(await reader.open(log), typed);
      case 'zone':
        zones ??= prepare(listZones());
        return toChoices(rankNames(zones, typed));
      case 'schedule':
        return [...readSchedule(typed), ...toChoices(rankNames(schedules, typed))].slice(0, mostCandidates);
      case 'subscription':
        return chooseSubscriptions(await subscriptions(), typed);
      case undefined:
        return toChoices(rankNames(prepare(option.choices ?? []), typed));
    }
  };

  return {
    async complete({ name, option, typed, raw }, ports) {
      const known = commands.find((command) => command.name === name)?.options.find((one) => one.name === option);
      return known ? await offer(known, typed, raw.log, ports) : [];
    },
    async prepare(log) {
      await peopleOf(log);
      await subsystemsOf(log);
    },
  };
}

/** Makes a log's names ready in turns of the event loop, once for all who ask meanwhile. */
async function prepareOnce(
  known: WeakMap<LogReader, Promise<Names>>,
  log: LogReader,
  list: () => readonly string[],
): Promise<Names> {
  const names = known.get(log) ?? workInTurns(prepareInSteps(list()));
  known.set(log, names);
  return await names;
}

const prepare = (list: readonly string[]): Names => workAtOnce(prepareInSteps(list));

function* prepareInSteps(list: readonly string[]): Steps<Names> {
  const usable = list.filter((name) => name.length <= longest);
  return {
    list: usable,
    exact: yield* prepareNamesInSteps(usable),
    near: yield* prepareNearNamesInSteps(usable),
  };
}

/** Those that begin with what was typed, have it at a word's start, have it at all, or are nearly spelled so. */
function rankNames({ exact, near }: Names, typed: string): string[] {
  const found = rankCandidates(typed, exact);
  if (found.length >= fewNames) return found;
  return [...new Set([...found, ...findNearNames(near, typed, mostCandidates)])].slice(0, mostCandidates);
}

/** Offers the last of several names; those before it stay, as long as there is room for them. */
function completeList(option: Option, typed: string, names: Names): string[] {
  const { before, last } = cutList(option, typed);
  const words = before === '' ? rankCandidates(last, prepareNames(option.words ?? [])) : [];
  const found = [...words, ...rankNames(names, last)].slice(0, mostCandidates);
  return found.map((name) => `${before}${name}`).filter((value) => value.length <= longest);
}

/** A schedule that can be read as it is typed is offered in words, so that who types sees what is meant. */
function readSchedule(typed: string): Choice[] {
  const value = typed.trim();
  if (value === '' || value.length > longest || scheduleExamples.some((example) => example === value)) return [];
  try {
    const name = plainForDiscord(`${value} (${describeSchedule(parseSchedule(value))})`, longest);
    return [{ name, value }];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // It is not typed to its end yet.
    return [];
  }
}

function toChoices(names: readonly string[]): Choice[] {
  return names.flatMap((value) => {
    const name = plainForDiscord(value, longest).trim();
    return name === '' ? [] : [{ name, value }];
  });
}
