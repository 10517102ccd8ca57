import type * as z from 'zod';
import { messageOf, systemCode, UserError } from '../model/errors.ts';
import { findContradiction, type KnownPerson, knownPeopleSchema } from '../model/known-people.ts';
import { joinWords } from '../model/text.ts';
import { JsonMistake, type JsonText, placeNearest, readJsonText, type TextPlace } from './json-text.ts';

/**
 * Reads a file of people. Throws a UserError that names the place of the first mistake; `shown` is the file as the
 * configuration names it.
 */
export function readPeopleFile(file: string, shown: string, readText: (file: string) => string): KnownPerson[] {
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') {
      throw new UserError(`There is no file ${shown}: write one, or take it out of annalist.json.`);
    }
    throw new UserError(`${shown}, which annalist.json names, cannot be read: ${messageOf(error)}.`);
  }
  return parsePeople(text.replace(/^\uFEFF/, ''), shown);
}

/** Reads the text of a file of people. */
export function parsePeople(text: string, shown: string): KnownPerson[] {
  const json = readText(text, shown);
  const parsed = knownPeopleSchema.safeParse(json.value);
  const issue = parsed.error?.issues[0];
  if (issue) throw explainIssue(shown, issue, json);
  if (!parsed.success) return [];
  const { people } = parsed.data;
  const wrong = findContradiction(people);
  if (wrong === undefined) return people;
  const at = ['people', wrong.index];
  throw makeError(shown, at, json.placeOf(at), wrong.text);
}

function explainIssue(shown: string, issue: z.core.$ZodIssue, json: JsonText): UserError {
  const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  if (unknown === undefined) return makeError(shown, issue.path, placeNearest(json, issue.path), issue.message);
  const known = issue.path.length === 0 ? ['people'] : ['name', 'names', 'emails'];
  const at = [...issue.path, unknown];
  return makeError(
    shown,
    at,
    placeNearest(json, at),
    `is no setting: there ${known.length === 1 ? 'is' : 'are'} ${joinWords(known)}`,
  );
}

function readText(text: string, shown: string): JsonText {
  try {
    return readJsonText(text);
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error;
    throw makeError(shown, [], error.place, `is no JSON text: ${error.message}`);
  }
}

/** `people.json, line 4: people[1].emails[0] is an address such as …`. */
function makeError(
  shown: string,
  at: readonly PropertyKey[],
  place: TextPlace | undefined,
  message: string,
): UserError {
  const line = place === undefined ? '' : `, line ${place.line}`;
  const name = at.reduce<string>(
    (sofar, step) =>
      typeof step === 'number' ? `${sofar}[${step}]` : `${sofar}${sofar === '' ? '' : '.'}${String(step)}`,
    '',
  );
  return new UserError(`${shown}${line}: ${name === '' ? '' : `${name} `}${message}.`);
}
