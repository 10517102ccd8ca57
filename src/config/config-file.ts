import path from 'node:path';
import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { messageOf, systemCode, UserError } from '../model/errors.ts';
import { type ConfigFile, configFileSchema, limitsSchema, logConfigSchema } from '../model/log-config.ts';
import { joinWords } from '../model/text.ts';
import { type CheckPeople, type Found, findDeeperMistakes } from './deeper-mistakes.ts';
import { JsonMistake, type JsonText, placeNearest, readJsonText } from './json-text.ts';
import { readPeopleFile } from './people-file.ts';

/** A mistake in annalist.json: where it is, and what to do. */
export interface ConfigMistake {
  /** The setting, such as `logs.redis.refresh`; empty for the file itself. */
  place: string;
  line?: number | undefined;
  column?: number | undefined;
  message: string;
}

/** What annalist.json says. */
export interface ReadConfigFile {
  /** As people named it. */
  shown: string;
  /** Where it is, or would be. */
  path: string;
  /** Whether there is one. */
  exists: boolean;
  /** What it says; empty where there is none, or where it has mistakes. */
  file: ConfigFile;
  /** All that is wrong with it, in the order of the file. */
  mistakes: readonly ConfigMistake[];
}

/**
 * Reads annalist.json, or the file that ANNALIST_CONFIG names in its place; `readText` with the errors of `node:fs`.
 * Throws a UserError where it cannot be read; what is wrong in it is told in `mistakes`.
 */
export function readConfigFile(
  named: string | undefined,
  workingFolder: string,
  readText: (file: string) => string,
): ReadConfigFile {
  const shown = named ?? 'annalist.json';
  const found = { shown, path: path.resolve(workingFolder, shown) };
  let text: string;
  try {
    text = readText(found.path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw new UserError(`${shown} cannot be read: ${messageOf(error)}.`);
    if (named === undefined) return { ...found, exists: false, file: {}, mistakes: [] };
    throw new UserError(`ANNALIST_CONFIG names ${shown}, and there is no such file.`);
  }
  const folder = path.dirname(found.path);
  const checkPeople = (people: string) => readPeopleFile(path.resolve(folder, people), people, readText);
  return { ...found, exists: true, ...checkConfigText(text, checkPeople) };
}

/** Checks the text of an annalist.json; `checkPeople` throws a UserError where a file of people that it names is not in order. */
export function checkConfigText(
  text: string,
  checkPeople: CheckPeople,
): { file: ConfigFile; mistakes: ConfigMistake[] } {
  let json: JsonText;
  try {
    json = readJsonText(withoutMark(text));
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error;
    return { file: {}, mistakes: [{ place: '', ...error.place, message: `is no JSON text: ${error.message}.` }] };
  }
  const parsed = configFileSchema.safeParse(json.value);
  const found = parsed.error?.issues.flatMap(explainIssue) ?? [];
  const wrong = found.map(({ path: at }) => at);
  const deeper = findDeeperMistakes(json.value, wrong, checkPeople);
  const mistakes = placeMistakes(json, [...found, ...deeper]);
  return { file: parsed.success && mistakes.length === 0 ? parsed.data : {}, mistakes };
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

function placeMistakes(json: JsonText, found: readonly Found[]): ConfigMistake[] {
  const mistakes = found.map(({ path: at, message }): ConfigMistake => {
    return { place: describePlace(at, json.value), ...placeNearest(json, at), message };
  });
  return mistakes.sort((one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0));
}

/** `annalist.json: logs.redis.refresh (line 4): "evry hour" is no schedule: …` */
export function describeMistake(shown: string, { place, line, column, message }: ConfigMistake): string {
  if (line === undefined) return `${shown}: ${message}`;
  if (place === '') return `${shown}, line ${line}, column ${column}: ${message}`;
  return `${shown}: ${place} (line ${line}): ${message}`;
}

/** The settings of each level, by the length of the path to it. */
const settingsAt = (at: readonly PropertyKey[]): string[] => {
  if (at.length === 0) return Object.keys(configFileSchema.shape);
  if (at[2] === 'limits') return Object.keys(limitsSchema.shape);
  return Object.keys(logConfigSchema.shape);
};

function explainIssue(issue: z.core.$ZodIssue): Found[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: `${issue.message}.` }];
  const known = settingsAt(issue.path);
  return issue.keys.map((key) => {
    const near = known
      .map((name) => ({ name, slips: distance(name.toLowerCase(), key.toLowerCase()) }))
      .filter(({ name, slips }) => slips <= Math.max(2, Math.floor(name.length / 3)))
      .sort((one, other) => one.slips - other.slips)[0];
    const advice = near === undefined ? `there are ${joinWords(known)}` : `did you mean "${near.name}"?`;
    const end = near === undefined ? '.' : '';
    return { path: [...issue.path, key], message: `there is no such setting: ${advice}${end}` };
  });
}

/** `logs.redis.refresh`, or `logs[1].refresh` of a log that has no name. */
function describePlace(at: readonly PropertyKey[], value: unknown): string {
  let here = value;
  let text = '';
  for (const step of at) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined;
    const name: unknown = typeof here === 'object' && here !== null ? Reflect.get(here, 'name') : undefined;
    const isNamed = text === 'logs' && typeof name === 'string' && /^[\w.-]{1,64}$/.test(name);
    if (isNamed) text += `.${name}`;
    else if (typeof step === 'number') text += `[${step}]`;
    else
      text += `${text === '' ? '' : '.'}${/^[\w.-]{1,64}$/.test(String(step)) ? String(step) : JSON.stringify(step)}`;
  }
  return text;
}
