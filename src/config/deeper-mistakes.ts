import * as z from 'zod';
import { UserError } from '../model/errors.ts';
import { configFileSchema, logConfigSchema } from '../model/log-config.ts';
import { findRuleMistakes } from '../model/rule-mistakes.ts';
import { readSourceAddress } from '../model/source-address.ts';
import { parseSchedule } from '../schedule/parse-schedule.ts';
import { findZone } from '../schedule/zone.ts';

/** A mistake, and the path to the setting that has it. */
export interface Found {
  path: readonly PropertyKey[];
  message: string;
}

/** Throws a UserError where a file of people is not in order. */
export type CheckPeople = (file: string) => unknown;

/** The settings of annalist.json, of which any may be missing. Most verbs have no such file, and make no such schema. */
const makeLooseSchema = () => configFileSchema.extend({ logs: z.array(logConfigSchema.partial()).optional() });

/**
 * Finds what no schema of one value tells: schedules, names that come twice, more defaults than one, files of people. Of a text
 * that has other mistakes too, `wrong` has the paths to these: the settings that they are in are left out.
 */
export function findDeeperMistakes(
  value: unknown,
  wrong: readonly (readonly PropertyKey[])[],
  checkPeople: CheckPeople,
): Found[] {
  const settings = structuredClone(value);
  for (const path of wrong) leaveOut(settings, path);
  const { logs = [], defaultLog, timezone } = makeLooseSchema().safeParse(settings).data ?? {};
  const isLeftOut = (index: number, name: string): boolean =>
    wrong.some(([, log, setting]) => log === index && setting === name);
  const found: Found[] = [];
  const check = (at: readonly PropertyKey[], work: () => unknown): void => {
    const message = findMistake(work);
    if (message !== undefined) found.push({ path: at, message });
  };
  if (timezone !== undefined) check(['timezone'], () => findZone(timezone));
  for (const [index, { name, refresh, from, rules, people, default: isDefault }] of logs.entries()) {
    const at = ['logs', index];
    for (const mistake of rules === undefined ? [] : findRuleMistakes(rules)) {
      found.push({ path: [...at, 'rules', ...mistake.path], message: `${mistake.message}.` });
    }
    if (name !== undefined && logs.slice(0, index).some((other) => other.name === name)) {
      found.push({ path: [...at, 'name'], message: `"${name}" is there already: list each log once.` });
    }
    if (from !== undefined) check([...at, 'from'], () => readSourceAddress(from));
    if (people !== undefined) check([...at, 'people'], () => checkPeople(people));
    if (refresh !== undefined) {
      check([...at, 'refresh'], () => parseSchedule(refresh));
      const advice =
        'there is nothing to refresh without "from": say where the log comes from, or leave "refresh" out.';
      if (from === undefined && !isLeftOut(index, 'from')) found.push({ path: [...at, 'refresh'], message: advice });
    }
    if (isDefault !== true) continue;
    const other = logs.slice(0, index).find((one) => one.default === true)?.name ?? defaultLog;
    if (other !== undefined && other !== name) {
      found.push({ path: [...at, 'default'], message: `"${other}" is the default already: name one log alone.` });
    }
  }
  return found;
}

/** The sentence in which a UserError of some work says what is wrong; undefined where nothing is. */
function findMistake(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** Leaves out the setting that has a mistake, whole: the log's own where it is in a log. */
function leaveOut(settings: unknown, path: readonly PropertyKey[]): void {
  const [first, index, name] = path;
  if (!isFields(settings) || typeof first !== 'string') return;
  const logs = settings[first];
  const log = Array.isArray(logs) && typeof index === 'number' ? logs[index] : undefined;
  if (isFields(log) && typeof name === 'string') delete log[name];
  else if (Array.isArray(logs) && typeof index === 'number') logs[index] = {};
  else delete settings[first];
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
