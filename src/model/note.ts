import type { Day } from './day.ts';
import type { AskedRole } from './query.ts';
import type { Release } from './release.ts';

/** Something an answer has to say beside its figures. */
export type Note =
  /** Without this filter there would be `total` entries. */
  | { kind: 'emptied-by'; filter: string; value: string; total: number }
  | { kind: 'nobody-named'; person: string; nearest: string[] }
  /** Nothing fits, yet they are in what fits otherwise, in other roles. */
  | { kind: 'only-as'; names: string[]; roles: { role: AskedRole; count: number }[] }
  /** No change by these people tells of anybody in the role; what is shown are the changes in which they have it. */
  | { kind: 'own-role'; names: string[]; role: AskedRole }
  /** Somebody found by a login, by initials or by another name than the one that is answered. */
  | { kind: 'person-taken'; person: string; name: string }
  /** Somebody whose changes were to be left out, and who is not in this log. */
  | { kind: 'nobody-left-out'; person: string; nearest: string[] }
  | { kind: 'corrected'; from: string; to: string }
  /** No entry has this word: all that begin so count, of which these are the most frequent. */
  | { kind: 'read-as-beginning'; word: string; words: string[] }
  /** Hardly any entry has this word, and very many have one of these. */
  | { kind: 'commoner-words'; word: string; words: string[] }
  /** What was typed is no name of a subsystem as it stands; none is meant where `taken` is empty, and the nearest may be. */
  | { kind: 'subsystem-taken'; typed: string; taken: string[]; guessed?: true; nearest?: string[] | undefined }
  /** No entry has these words; the log has those that are near. */
  | { kind: 'no-words'; words: string[]; nearest?: string[] | undefined }
  /** Words that no entry has are the name of these people. */
  | { kind: 'words-name-people'; words: string[]; names: string[] }
  /** The log has all of these words, but no entry has them all. */
  | { kind: 'never-together' }
  /** The words asked for are what a ranking can be of. */
  | { kind: 'ranking-meant'; of: string }
  /** The words asked for say nothing about a change, and are not looked for. */
  | { kind: 'empty-words'; words: string }
  | { kind: 'nobody-recorded'; role: AskedRole }
  /** So many that fit have no day, so that a span or a ranking of days leaves them out. */
  | { kind: 'undated'; count: number }
  /** A release that was asked for was withdrawn. */
  | { kind: 'yanked'; release: Release }
  /** A release that was asked for has changes that the log does not have. */
  | { kind: 'made-elsewhere'; release: Release }
  /** A name that several have: all of them count, or only the one that is `taken`. */
  | { kind: 'several-people'; person: string; names: string[]; taken?: string | undefined }
  | { kind: 'undescribed'; days: { date: Day; count: number }[]; count: number }
  | { kind: 'outside'; firstDay: Day; lastDay: Day }
  /** The days around a span without entries that have some. */
  | { kind: 'nearest-days'; before?: Day | undefined; after?: Day | undefined }
  /** The entry that was asked for is gone, because the history was rewritten; what is shown came in its place. */
  | { kind: 'rewritten'; from: string; to: string }
  /** A number of these is asked for, which no log tells. */
  | { kind: 'unrecorded'; what: string }
  | { kind: 'committed-by-day' }
  /** `by:committer` was asked of a log that has one day for each entry. */
  | { kind: 'one-day-only' };
