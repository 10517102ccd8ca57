import type { Query } from '../model/query.ts';
import type { Reading } from '../model/reading.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { saysEnding } from './takes-away.ts';

/** What is said of the first change to something, with its slips. */
const brings =
  /^(?:add(?:s|ed)?|introd\w*|supports?|supported|impl\w{3,}|creat(?:e|es|ed|ion)|wrote|write|written|invented|exist(?:s|ed)?|around|born|appear(?:s|ed)?|come|came|join(?:ed)?)$/i;
const wrote = /\b(?:wrote|authored|author of|authors of)$/i;

/** Of how many entries a word is that tells nothing beside a subsystem: what the project is called, say. */
const commonShare = 0.1;

/** What the project is called, and the subsystem. */
const mostLeft = 2;

/**
 * Which release first had a subsystem, when it was added and by whom is asked of the first change to it, where nothing else
 * is said of it: the question read so. Undefined for another.
 */
export function readBegun(vocabulary: Vocabulary, reading: Reading, { subsystem }: Query): Reading | undefined {
  const { command, words, raw, prefer, taken } = reading;
  if (!(command === 'release' || command === 'when' || command === 'who')) return undefined;
  const left = words.filter(({ text }) => !brings.test(text));
  if (left.length > mostLeft || prefer === 'latest' || raw.role !== undefined || saysEnding(words)) return undefined;
  const isCommon = (text: string): boolean =>
    left.length > 1 && vocabulary.sizeOf(text.toLowerCase()) > vocabulary.entries * commonShare;
  const [word, ...others] = left.filter(({ text }) => !isCommon(text));
  const says =
    left.length < words.length ||
    (word !== undefined && taken.some(({ rule, text }) => rule === 'asks' && wrote.test(text)));
  // "When did gitweb come in" says nothing else of it.
  const isAlone = command === 'when' && words.length === 1;
  if (others.length > 0 || !(command === 'release' || isAlone || says)) return undefined;
  const named = word === undefined ? subsystem : vocabulary.findSubsystem(word.text.toLowerCase());
  if (named === undefined || (word !== undefined && subsystem !== undefined)) return undefined;
  const { about: _, ...rest } = raw;
  return { ...reading, words: [], prefer: 'earliest', raw: { ...rest, subsystem: named } };
}
