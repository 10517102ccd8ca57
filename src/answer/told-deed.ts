import type { Entry } from '../model/entry.ts';
import type { AskedWord } from '../model/reading.ts';
import type { SoftWord } from '../search/soft-words.ts';
import type { WeighedChange } from './weigh-changes.ts';

/** What is done to a thing and told by whatever change does it: how it is asked for, and how a text says it. */
interface Deed {
  asked: RegExp;
  said: RegExp;
}

const deeds: readonly Deed[] = [
  {
    asked: /^(?:removed?|drop|dropped|deleted?|axed|ditched|purged|rid)$/,
    said: /\b(?:re?mo?v|drop|delet|kill|purg|strip|eliminat|retir|discontinu|ditch|axe|nuk(?:e|ing)|dump|disabl|obsolet|unsupport|unus|replac|prun|clean|avoid|forbid|rid of|rip|not|no longer|instead|without|gone|away|never|thr[eo]w\w* out)|n't\b/i,
  },
  { asked: /^renamed?$/, said: /renam|->|=>|→|\b(?:call|name|now|instead|becom|became)/i },
  {
    asked: /^(?:reverted|undone)$/,
    said: /revert|\bund[oi]|\bback(?:s|ed|ing)?\b[^.]{0,40}\bout\b|\brol\w* ?back|\brestor|\breinstat|\bback\b|\bno longer\b|\bremov|\bdrop/i,
  },
  { asked: /^deprecated?$/, said: /deprecat|obsolet|legacy|discourag|\bremov|\bdrop|\bwarn|\bno longer\b/i },
];

/**
 * Whether a question asks for the removal, the renaming, the revert or the deprecation of a thing, and a change says nothing of
 * the kind, nor was it taken back: it is about that thing, and answers another question.
 */
export function lacksDeed(words: readonly SoftWord[], { entry, fit, fate }: WeighedChange): boolean {
  if (fate !== undefined) return false;
  const text = `${entry.subject ?? ''}\n${entry.body}`;
  return words.some(({ word }, at) => {
    const deed = deeds.find(({ asked }) => asked.test(word));
    return deed !== undefined && (fit.has[at] ?? 0) < leastSaid && !deed.said.test(text);
  });
}

/** How surely a text must have another word for it. */
const leastSaid = 0.3;

/** A version with its parts, however they are parted: `1.19.0`, `1_19_0`. */
const version = /^v?(\d+(?:\.\d+)+)$/i;

/** No question is about more of them, and each is looked for in all of a text. */
const mostVersions = 8;

/** Whether versions are asked about of which a change names none. */
export function lacksVersions(asked: readonly AskedWord[], entry: Entry): boolean {
  const versions = asked.flatMap(({ text }) => version.exec(text)?.[1] ?? []).slice(0, mostVersions);
  if (versions.length === 0) return false;
  const text = `${entry.subject ?? ''}\n${entry.body}\n${entry.release ?? ''}`;
  return !versions.some((one) => new RegExp(`(?<!\\d[._-]?)${one.replaceAll('.', '[._-]')}(?!\\d)`).test(text));
}
