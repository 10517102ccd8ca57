/** A place in a text, counted from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/** A JSON text that was read. */
export interface JsonText {
  value: unknown;
  /** Where the value of a path begins; undefined where there is none. */
  placeOf(path: readonly PropertyKey[]): TextPlace | undefined;
}

/** What is wrong with a JSON text, and where. */
export class JsonMistake extends Error {
  readonly place: TextPlace;

  constructor(problem: string, place: TextPlace) {
    super(problem);
    this.place = place;
  }
}

/** Deeper texts are a mistake; a configuration needs a few levels. */
const deepest = 100;

/** Where a value stands; of one that is missing, where it should. */
export function placeNearest(json: JsonText, at: readonly PropertyKey[]): TextPlace | undefined {
  for (let length = at.length; length >= 0; length -= 1) {
    const place = json.placeOf(at.slice(0, length));
    if (place) return place;
  }
  return undefined;
}

/**
 * Reads a JSON text and keeps where its values stand. Throws a JsonMistake that says what was expected, also for a name
 * that an object has twice, of which `JSON.parse` would keep the last.
 */
export function readJsonText(text: string): JsonText {
  const starts = new Map<string, number>();
  let at = 0;
  const fail = (problem: string, where = at): never => {
    throw new JsonMistake(problem, findPlace(text, where));
  };
  const skipSpace = (): void => {
    const space = /[ \t\r\n]*/y;
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
  };
  const describeNext = (): string =>
    at < text.length ? JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0)) : 'the end';

  const readValue = (path: string, depth: number): unknown => {
    skipSpace();
    if (depth > deepest) fail('this is nested too deeply');
    starts.set(path, at);
    const next = text[at];
    if (next === '{') return readObject(path, depth);
    if (next === '[') return readList(path, depth);
    if (next === '"') return readString();
    const plain = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
    plain.lastIndex = at;
    const word = plain.exec(text)?.[0];
    if (word !== undefined) {
      at += word.length;
      return JSON.parse(word);
    }
    if (text.startsWith('//', at) || text.startsWith('/*', at)) fail('JSON has no comments: take this one out');
    if (next === "'") fail('texts stand in double quotes, not in single ones');
    if (next === ']' || next === '}') fail(`a value is missing before ${describeNext()}, or a comma is too much`);
    return fail(`a value is expected here, not ${describeNext()}`);
  };

  const readObject = (path: string, depth: number): unknown => {
    const entries: [string, unknown][] = [];
    const seen = new Set<string>();
    at += 1;
    skipSpace();
    if (text[at] === '}') {
      at += 1;
      return {};
    }
    for (;;) {
      skipSpace();
      if (text[at] !== '"') fail(`a name in double quotes is expected here, not ${describeNext()}`);
      const start = at;
      const name = readString();
      if (seen.has(name)) fail(`${JSON.stringify(name)} stands here a second time`, start);
      seen.add(name);
      skipSpace();
      if (text[at] !== ':') fail(`a colon is missing before ${describeNext()}`);
      at += 1;
      entries.push([name, readValue(stepTo(path, name), depth + 1)]);
      skipSpace();
      if (text[at] === '}') break;
      if (text[at] !== ',') fail(`a comma or "}" is missing before ${describeNext()}`);
      at += 1;
    }
    at += 1;
    return Object.fromEntries(entries);
  };

  const readList = (path: string, depth: number): unknown => {
    const values: unknown[] = [];
    at += 1;
    skipSpace();
    if (text[at] === ']') {
      at += 1;
      return values;
    }
    for (;;) {
      values.push(readValue(stepTo(path, values.length), depth + 1));
      skipSpace();
      if (text[at] === ']') break;
      if (text[at] !== ',') fail(`a comma or "]" is missing before ${describeNext()}`);
      at += 1;
    }
    at += 1;
    return values;
  };

  const readString = (): string => {
    const whole = /"(?:[^"\\\p{Cc}]|\\.)*"/uy;
    whole.lastIndex = at;
    const quoted = whole.exec(text)?.[0];
    if (quoted === undefined) return fail('this text has no closing quote in its line');
    try {
      const value: unknown = JSON.parse(quoted);
      at += quoted.length;
      return String(value);
    } catch {
      return fail('this text has a backslash before what needs none');
    }
  };

  const value = readValue('', 0);
  skipSpace();
  if (at < text.length) fail(`nothing more is expected here, and there is ${describeNext()}`);
  return {
    value,
    placeOf(path) {
      const start = starts.get(path.reduce<string>(stepTo, ''));
      return start === undefined ? undefined : findPlace(text, start);
    },
  };
}

const stepTo = (path: string, step: PropertyKey): string => `${path}/${JSON.stringify(String(step))}`;

function findPlace(text: string, at: number): TextPlace {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
