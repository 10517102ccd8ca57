import { type TieMention, tieKinds } from './tie.ts';

/** Of which log a file of ties is, and what it was made of. */
export interface TieMarks {
  basis: string;
  mark: string;
}

/** What a file of ties says in words: what entries name, by their places, and under which hashes they are known. */
export interface ToldTies {
  mentions: (TieMention & { place: number })[];
  aliases: { place: number; hash: string }[];
}

/** Reads the marks of a file of ties; undefined where they are none. */
export function readTieMarks(facts: unknown): TieMarks | undefined {
  const { basis, mark } = fieldsOf(facts);
  return typeof basis === 'string' && typeof mark === 'string' ? { basis, mark } : undefined;
}

/** Reads what is told in words; undefined where it has another shape. By hand: a large log has hundreds of thousands. */
export function readTold(told: unknown): ToldTies | undefined {
  const { mentions, aliases } = fieldsOf(told);
  return isList(mentions, isMention) && isList(aliases, isAlias) ? { mentions, aliases } : undefined;
}

const kinds: ReadonlySet<unknown> = new Set(tieKinds.filter((kind) => kind !== 'twin' && kind !== 'second'));

function isMention(value: unknown): value is ToldTies['mentions'][number] {
  const { place, kind, hash, title, number, loose } = fieldsOf(value);
  const isTold =
    Number.isSafeInteger(place) && kinds.has(kind) && (number === undefined || Number.isSafeInteger(number));
  return isTold && isTextOrNone(hash) && isTextOrNone(title) && (loose === undefined || loose === true);
}

function isAlias(value: unknown): value is ToldTies['aliases'][number] {
  const { place, hash } = fieldsOf(value);
  return Number.isSafeInteger(place) && typeof hash === 'string';
}

const isTextOrNone = (value: unknown): boolean => value === undefined || typeof value === 'string';

function isList<T>(value: unknown, fits: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(fits);
}

const noFields: Readonly<Record<string, unknown>> = {};

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (isFields(value) ? value : noFields);
