import { Unreadable } from './unreadable.ts';

/** Reads the fields of an object from a file by their names; throws `Unreadable` where one is of another kind. */
export interface FieldReader {
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  texts(name: string): string[] | undefined;
  /** None where there is no such field. */
  listOfTexts(name: string): string[][];
  fields(name: string): FieldReader | undefined;
  isNull(name: string): boolean;
  neededText(name: string): string;
  neededNumber(name: string): number;
  neededTexts(name: string): string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Makes the reader of a value's fields; throws where it is no object. `place` is what the value is called. */
export function makeFieldReader(value: unknown, place = ''): FieldReader {
  if (!isFields(value)) throw misfit(place);
  return new CheckedFields(value, place);
}

/** A class, because one is made for each record of a log, and closures would be made anew each time. */
class CheckedFields implements FieldReader {
  readonly #fields: Fields;
  readonly #place: string;

  constructor(fields: Fields, place: string) {
    this.#fields = fields;
    this.#place = place;
  }

  text(name: string): string | undefined {
    const value = this.#fields[name];
    if (value === undefined || typeof value === 'string') return value;
    throw this.#misfit(name);
  }

  number(name: string): number | undefined {
    const value = this.#fields[name];
    if (value === undefined || typeof value === 'number') return value;
    throw this.#misfit(name);
  }

  flag(name: string): boolean | undefined {
    const value = this.#fields[name];
    if (value === undefined || typeof value === 'boolean') return value;
    throw this.#misfit(name);
  }

  texts(name: string): string[] | undefined {
    const value = this.#fields[name];
    if (value === undefined || isTexts(value)) return value;
    throw this.#misfit(name);
  }

  listOfTexts(name: string): string[][] {
    const value = this.#fields[name] ?? [];
    if (Array.isArray(value) && value.every(isTexts)) return value;
    throw this.#misfit(name);
  }

  fields(name: string): FieldReader | undefined {
    const value = this.#fields[name];
    return value === undefined ? undefined : makeFieldReader(value, this.#nameOf(name));
  }

  isNull(name: string): boolean {
    return this.#fields[name] === null;
  }

  neededText(name: string): string {
    return this.text(name) ?? this.#refuse(name);
  }

  neededNumber(name: string): number {
    return this.number(name) ?? this.#refuse(name);
  }

  neededTexts(name: string): string[] {
    return this.texts(name) ?? this.#refuse(name);
  }

  #nameOf(name: string): string {
    return this.#place === '' ? name : `${this.#place}.${name}`;
  }

  #misfit(name: string): Unreadable {
    return misfit(this.#nameOf(name));
  }

  #refuse(name: string): never {
    throw this.#misfit(name);
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isTexts(value: unknown): value is string[] {
  if (!Array.isArray(value)) return false;
  for (const each of value) if (typeof each !== 'string') return false;
  return true;
}

/** The error of a field that is not what it should be. */
export const misfit = (name: string): Unreadable =>
  new Unreadable(`${name || 'its content'} does not fit (wrong shape)`);
