import type { Problem } from './api-error.ts';
import { checkChoice, checkCount, checkInteger, checkText, findDoubled, type Path, tell } from './form.ts';
import { isAbsent, type JsonObject, toList, toNumber, toObjects, toText } from './json.ts';

const subcommand = 1;
const group = 2;
const text = 3;
const integer = 4;
const decimal = 10;
const namePattern = /^[-_\p{L}\p{N}]{1,32}$/u;

/** What is wrong with a list of commands that is to replace all others. */
export function checkCommands(value: unknown): Problem[] {
  if (!Array.isArray(value)) return tell([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  const commands = toObjects(value);
  const byType = [1, 2, 3].map((type) => commands.filter((command) => (command.type ?? 1) === type));
  const limits = [100, 15, 15];
  const problems = byType.some((list, at) => list.length > (limits[at] ?? 0)) ? tell([], '30032', 'Too many') : [];
  const names = commands.map((command, at) => ({ value: `${command.type ?? 1} ${toText(command.name)}`, path: [at] }));
  const message = 'Application command names must be unique';
  problems.push(...findDoubled(names, 'APPLICATION_COMMANDS_DUPLICATE_NAME', message));
  return [...problems, ...commands.flatMap((command, at) => checkCommand(command, [at]))];
}

/** What is wrong with one command. */
export function checkCommand(command: JsonObject, path: Path = []): Problem[] {
  const chat = (command.type ?? 1) === 1;
  const problems = [
    ...checkChoice(command.type, [...path, 'type'], [1, 2, 3]),
    ...(chat ? checkName(command.name, [...path, 'name']) : checkText(command.name, [...path, 'name'], 1, 32)),
    ...checkText(command.description, [...path, 'description'], chat ? 1 : 0, chat ? 100 : 0),
    ...checkPlaces(command.contexts, [...path, 'contexts'], [0, 1, 2]),
    ...checkPlaces(command.integration_types, [...path, 'integration_types'], [0, 1]),
    ...checkPermissions(command.default_member_permissions, [...path, 'default_member_permissions']),
    ...checkOptions(command.options, [...path, 'options'], 0),
  ];
  if (countCharacters(command) <= 8000) return problems;
  return [...problems, ...tell(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)')];
}

/** The characters of a command that count towards its 8,000: names, descriptions and values, of all that is in it. */
export function countCharacters(command: JsonObject): number {
  const own = toText(command.name).length + toText(command.description).length + toText(command.value).length;
  const parts = [...toObjects(command.options), ...toObjects(command.choices)];
  return parts.reduce((sum, part) => sum + countCharacters(part), own);
}

/** What is wrong with choices, of an option or of a completion. `numeric` says that their values are numbers. */
export function checkChoices(value: unknown, path: Path, numeric: boolean): Problem[] {
  const choices = toObjects(value);
  const problems = checkCount(value, path, 0, 25);
  choices.forEach((choice, at) => {
    problems.push(...checkText(choice.name, [...path, at, 'name'], 1, 100));
    if (!numeric) problems.push(...checkText(choice.value, [...path, at, 'value'], 1, 100));
    else if (typeof choice.value !== 'number') {
      problems.push(...tell([...path, at, 'value'], 'NUMBER_TYPE_COERCE', 'The value is not a number.'));
    }
  });
  return problems;
}

/** `depth` is 0 for the options of a command, 1 within a group, 2 within a subcommand. */
function checkOptions(value: unknown, path: Path, depth: 0 | 1 | 2): Problem[] {
  const options = toObjects(value);
  const nesting = options.filter((option) => toNumber(option.type) <= group).length;
  const problems = checkCount(value, path, 0, 25);
  if (nesting > 0 && nesting < options.length) {
    const message = 'Sub-commands and groups cannot stand beside other options';
    problems.push(...tell(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message));
  }
  const names = options.map((option, at) => ({ value: option.name, path: [...path, at, 'name'] }));
  const message = 'Option names must be unique';
  problems.push(...findDoubled(names, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message));
  let optional = false;
  options.forEach((option, at) => {
    if (option.required === true && optional) {
      const late = 'Required options must be placed before non-required options';
      problems.push(...tell([...path, at], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', late));
    }
    optional ||= option.required !== true;
    problems.push(...checkOption(option, [...path, at], depth));
  });
  return problems;
}

function checkOption(option: JsonObject, path: Path, depth: 0 | 1 | 2): Problem[] {
  const type = toNumber(option.type);
  const allowed = depth === 0 ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] : depth === 1 ? [1] : [3, 4, 5, 6, 7, 8, 9, 10, 11];
  const problems = [
    ...checkChoice(type, [...path, 'type'], allowed),
    ...checkName(option.name, [...path, 'name']),
    ...checkText(option.description, [...path, 'description'], 1, 100),
  ];
  if (type === subcommand || type === group) {
    const inner = checkOptions(option.options, [...path, 'options'], type === group ? 1 : 2);
    const empty = type === group ? checkCount(option.options ?? [], [...path, 'options'], 1, 25) : [];
    return [...problems, ...empty.slice(0, inner.length > 0 ? 0 : 1), ...inner];
  }
  const misplaced = toList(option.options).length > 0 ? ['options'] : [];
  const numeric = type === integer || type === decimal;
  if (!numeric) misplaced.push(...['min_value', 'max_value'].filter((key) => !isAbsent(option[key])));
  if (type !== text) misplaced.push(...['min_length', 'max_length'].filter((key) => !isAbsent(option[key])));
  if (!numeric && type !== text) {
    misplaced.push(...['choices', 'autocomplete'].filter((key) => !isAbsent(option[key]) && option[key] !== false));
  }
  for (const key of misplaced) {
    const message = `An option of type ${type} cannot have ${key}`;
    problems.push(...tell([...path, key], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message));
  }
  return [...problems, ...checkValues(option, path, numeric)];
}

function checkValues(option: JsonObject, path: Path, numeric: boolean): Problem[] {
  const choices = toObjects(option.choices);
  const problems = [
    ...checkChoices(option.choices, [...path, 'choices'], numeric),
    ...checkInteger(option.min_length, [...path, 'min_length'], 0, 6000),
    ...checkInteger(option.max_length, [...path, 'max_length'], 1, 6000),
  ];
  for (const key of ['name', 'value']) {
    const values = choices.map((choice, at) => ({ value: choice[key], path: [...path, 'choices', at, key] }));
    const message = `Choice ${key}s must be unique`;
    problems.push(...findDoubled(values, 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS', message));
  }
  if (option.autocomplete === true && choices.length > 0) {
    const message = 'Autocomplete and choices cannot be used together';
    problems.push(...tell([...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', message));
  }
  return problems;
}

function checkName(value: unknown, path: Path): Problem[] {
  const problems = checkText(value, path, 1, 32);
  const name = toText(value);
  if (problems.length > 0 || (namePattern.test(name) && name === name.toLowerCase())) return problems;
  return tell(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

/** A list of numbers, each once, none of another kind; absent is fine, empty is not. */
function checkPlaces(value: unknown, path: Path, allowed: readonly number[]): Problem[] {
  if (isAbsent(value)) return [];
  const places = toList(value);
  const each = places.map((place, at) => ({ value: place, path: [...path, at] }));
  return [
    ...checkCount(value, path, 1, allowed.length),
    ...each.flatMap((one) => checkChoice(one.value ?? 'null', one.path, allowed)),
    ...findDoubled(each, 'LIST_ITEM_VALUE_DUPLICATED', 'Each value must be unique'),
  ];
}

function checkPermissions(value: unknown, path: Path): Problem[] {
  if (isAbsent(value) || /^\d{1,20}$/.test(String(value))) return [];
  return tell(path, 'NUMBER_TYPE_COERCE', 'The permissions are not a number.');
}
