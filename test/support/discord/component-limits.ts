import type { Problem } from './api-error.ts';
import {
  checkAddress,
  checkChoice,
  checkCount,
  checkInteger,
  checkText,
  findDoubled,
  type Path,
  tell,
} from './form.ts';
import { isAbsent, type JsonObject, toNumber, toObject, toObjects, toText } from './json.ts';

const row = 1;
const button = 2;
const textSelect = 3;
const selects = [textSelect, 5, 6, 7, 8];
const textDisplay = 10;
const layouts = [row, 9, textDisplay, 11, 12, 13, 14, 17];

/** What is wrong with the components of a message. `layout` says that the message has the flag of Components V2. */
export function checkComponents(value: unknown, layout: boolean): Problem[] {
  const top = toObjects(value);
  const all = top.flatMap((component, at) => walk(component, ['components', at]));
  const problems = layout ? [] : checkCount(value, ['components'], 0, 5);
  const misplaced = top.flatMap((component, at) => {
    return checkChoice(component.type ?? 0, ['components', at, 'type'], layout ? layouts : [row]);
  });
  problems.push(...misplaced);
  // What stands where it may not needs no more said about it.
  if (misplaced.length === 0) problems.push(...all.flatMap(({ component, path }) => checkComponent(component, path)));
  const ids = all.map(({ component, path }) => ({ value: component.custom_id, path: [...path, 'custom_id'] }));
  problems.push(...findDoubled(ids, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'));
  return layout ? [...problems, ...checkLayout(all.map(({ component }) => component))] : problems;
}

/** A component and all that stand in it, each with its path. */
function walk(component: JsonObject, path: Path): { component: JsonObject; path: Path }[] {
  const inner = toObjects(component.components).flatMap((child, at) => walk(child, [...path, 'components', at]));
  const accessory = isAbsent(component.accessory) ? [] : walk(toObject(component.accessory), [...path, 'accessory']);
  return [{ component, path }, ...inner, ...accessory];
}

function checkComponent(component: JsonObject, path: Path): Problem[] {
  const type = toNumber(component.type);
  if (type === row) return checkRow(component, path);
  if (type === button) return checkButton(component, path);
  if (selects.includes(type)) return checkSelect(component, path);
  if (type === textDisplay) return checkText(component.content, [...path, 'content'], 1, 4000);
  return [];
}

function checkRow(component: JsonObject, path: Path): Problem[] {
  const children = toObjects(component.components);
  const widest = children.some((child) => selects.includes(toNumber(child.type))) ? 1 : 5;
  return [
    ...checkCount(component.components, [...path, 'components'], 1, widest),
    ...children.flatMap((child, at) =>
      checkChoice(child.type ?? 0, [...path, 'components', at, 'type'], [button, ...selects]),
    ),
  ];
}

function checkButton(component: JsonObject, path: Path): Problem[] {
  const style = toNumber(component.style);
  const unknown = checkChoice(style, [...path, 'style'], [1, 2, 3, 4, 5, 6]);
  if (unknown.length > 0) return unknown;
  const problems = [
    ...checkText(component.label, [...path, 'label'], isAbsent(component.emoji) && style !== 6 ? 1 : 0, 80),
  ];
  const hasAddress = !isAbsent(component.url);
  if (style === 5) {
    problems.push(...checkText(component.url, [...path, 'url'], 1, 512));
    problems.push(...checkAddress(component.url, [...path, 'url'], ['http', 'https', 'discord'], 512));
  } else if (hasAddress) {
    problems.push(...tell([...path, 'url'], 'BUTTON_COMPONENT_INVALID_URL', 'Only a link button may have a url'));
  }
  if (style < 5) problems.push(...checkText(component.custom_id, [...path, 'custom_id'], 1, 100));
  else if (!isAbsent(component.custom_id)) {
    const message = 'A custom id and url cannot both be specified';
    problems.push(...tell([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message));
  }
  return problems;
}

function checkSelect(component: JsonObject, path: Path): Problem[] {
  const problems = [
    ...checkText(component.custom_id, [...path, 'custom_id'], 1, 100),
    ...checkText(component.placeholder, [...path, 'placeholder'], 0, 150),
    ...checkInteger(component.min_values, [...path, 'min_values'], 0, 25),
    ...checkInteger(component.max_values, [...path, 'max_values'], 1, 25),
  ];
  if (component.type !== textSelect) return problems;
  const options = toObjects(component.options);
  problems.push(...checkCount(component.options, [...path, 'options'], 1, 25));
  options.forEach((option, at) => {
    const here = [...path, 'options', at];
    problems.push(...checkText(option.label, [...here, 'label'], 1, 100));
    problems.push(...checkText(option.value, [...here, 'value'], 1, 100));
    problems.push(...checkText(option.description, [...here, 'description'], 0, 100));
  });
  const values = options.map((option, at) => ({ value: option.value, path: [...path, 'options', at, 'value'] }));
  const message = 'The specified option value is already used';
  return [...problems, ...findDoubled(values, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message)];
}

/** Components V2: 40 in all, counting those within others, and 4,000 characters of text. */
function checkLayout(all: readonly JsonObject[]): Problem[] {
  const problems = [];
  const texts = all.filter((component) => component.type === textDisplay);
  const total = texts.reduce((sum, component) => sum + toText(component.content).length, 0);
  if (all.length > 40) {
    problems.push(...tell(['components'], 'BASE_TYPE_BAD_LENGTH', 'The total number of components cannot exceed 40.'));
  }
  if (total > 4000) {
    const message = 'The text displayed in the message cannot exceed the maximum size of 4000 characters';
    problems.push(...tell(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message));
  }
  return problems;
}
